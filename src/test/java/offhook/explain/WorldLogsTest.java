package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** Shapes that logs have in forums and issue threads; names, numbers and times are made up. */
class WorldLogsTest {
    /** The order of names is that of github.com/chan-sccp/sccp_manager/issues/79. */
    @Test
    void a_loader_that_fetched_its_load_is_no_loader_any_more_when_it_asks_for_a_trust_list() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 11:38:42 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename term61.default.loads remapped to firmware/7961/term61.default.loads
                        Mar  9 11:38:42 pbx in.tftpd[1]: Client 10.0.0.5 finished term61.default.loads
                        Mar  9 11:38:43 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename jar41sccp.9-4-2ES27.sbn
                        Mar  9 11:38:44 pbx in.tftpd[2]: Client 10.0.0.5 finished jar41sccp.9-4-2ES27.sbn
                        Mar  9 11:38:45 pbx in.tftpd[3]: RRQ from 10.0.0.5 filename cvm41sccp.9-4-2ES27.sbn
                        Mar  9 11:38:46 pbx in.tftpd[3]: Client 10.0.0.5 finished cvm41sccp.9-4-2ES27.sbn
                        Mar  9 11:39:50 pbx in.tftpd[4]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        Mar  9 11:39:50 pbx in.tftpd[4]: Client 10.0.0.5 File not found CTLSEP001B0C18BDC1.tlv
                        Mar  9 11:39:50 pbx in.tftpd[5]: RRQ from 10.0.0.5 filename ITLSEP001B0C18BDC1.tlv
                        Mar  9 11:39:50 pbx in.tftpd[5]: Client 10.0.0.5 File not found ITLSEP001B0C18BDC1.tlv
                        Mar  9 11:39:51 pbx in.tftpd[6]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        Mar  9 11:39:51 pbx in.tftpd[6]: Client 10.0.0.5 finished SEP001B0C18BDC1.cnf.xml
                        Mar  9 11:39:55 pbx in.tftpd[7]: RRQ from 10.0.0.5 filename English_United_States/mk-sccp.jar
                        Mar  9 11:39:55 pbx in.tftpd[7]: Client 10.0.0.5 finished English_United_States/mk-sccp.jar
                        """);

        assertThat(phone.summary().load())
                .hasValueSatisfying(load -> assertThat(load.load()).isEqualTo("from 8.5(1)"));
        assertThat(phone.summary().stage()).isEqualTo(BootStage.RUNNING);
        assertThat(Telling.told(phone)).filteredOn("BootBegun"::equals).hasSize(2);
    }

    @Test
    void what_a_start_asked_for_is_not_that_of_the_next_start() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:49:05 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename SCCP41.8-3-3S.loads
                        Mar  9 09:00:03 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        Mar  9 09:00:04 pbx in.tftpd[3]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        Mar  9 09:00:08 pbx in.tftpd[4]: RRQ from 10.0.0.5 filename English_United_States/mk-sccp.jar
                        """);

        assertThat(phone.summary().load())
                .hasValueSatisfying(load -> assertThat(load.load()).isEqualTo("below 8.5(1)"));
    }

    /**
     * github.com/dkgroot/provision_sccp, as github.com/chan-sccp/sccp_manager/issues/79 shows it.
     */
    @Test
    void a_provisioning_server_that_finds_no_match_has_no_such_file() {
        var phone =
                Telling.phone(
                        """
                        09.03.2026 03:25:03\t[ERROR]\t GET (CTLSEP001B0C18BDC1.tlv):CTLSEP001B0C18BDC1.tlv\tno match found\t
                        09.03.2026 03:25:04\t[INFO]\t GET (SEP001B0C18BDC1.cnf.xml) :SEP001B0C18BDC1.cnf.xml\tRemap :/tftpboot/settings/SEP001B0C18BDC1.cnf.xml\t
                        09.03.2026 03:25:05\t[ERROR]\t GET (SCCP41.9-4-2SR3-1S.loads):SCCP41.9-4-2SR3-1S.loads\tno match found\t
                        """);

        assertThat(Telling.codes(phone)).containsExactly("part-missing");
    }

    /**
     * The words are those of github.com/chan-sccp/chan-sccp/issues/548 and of its other branches.
     */
    @Test
    void chan_sccp_says_which_phone_it_rejects_and_why() {
        var phone =
                Telling.phone(
                        """
                        [2026-03-09 09:28:40] NOTICE[5403]: sccp_actions.c:820 handle_register:  SEP001B0C18BDC1: is registering, Instance: 1, UserId: 0, Type: Cisco 7940 (8), Version: 11 (loadinfo 'P00308010200')
                        [2026-03-09 09:28:40] NOTICE[5403]: sccp_actions.c:876 handle_register: SEP001B0C18BDC1: Rejecting device: Device Unknown
                        [2026-03-09 09:29:10] NOTICE[5403]: sccp_actions.c:876 handle_register: SEP001B0C18BDC1: Rejecting device: Device Unknown
                        [2026-03-09 09:29:40] NOTICE[5403] sccp_actions.c: SEP001B0C18BDC1: Rejecting device: Device Unknown
                        [2026-03-09 09:30:10] NOTICE[5403] sccp_actions.c: SEP001B0C18BDC1: Rejecting device: Device Unknown
                        """);

        assertThat(phone.summary().model()).contains("7940");
        assertThat(phone.summary().load())
                .hasValueSatisfying(load -> assertThat(load.load()).isEqualTo("P00308010200"));
        assertThat(Telling.codes(phone)).containsExactly("registration-refused");
        assertThat(phone.summary().findings().getFirst().evidence()).contains("Device Unknown");
    }

    @Test
    void chan_skinny_and_a_phones_alarm_in_one_line_are_read() {
        assertThat(
                        Telling.phone(
                                        "[Mar  9 09:00:01] VERBOSE[1] chan_skinny.c: Device"
                                                + " 'SEP001B0C18BDC1' successfully registered")
                                .summary()
                                .stage())
                .isEqualTo(BootStage.REGISTERED);
        assertThat(
                        Telling.phone(
                                        "[2026-03-09 09:05:41] VERBOSE[2] :     -- <?xml"
                                            + " version=\"1.0\"?><x-cisco-alarm><Alarm"
                                            + " Name=\"LastOutOfServiceInformation\"><ParameterList><String"
                                            + " name=\"DeviceName\">SEP001B0C18BDC1</String><String"
                                            + " name=\"ModelNumber\">CP-7965G</String></ParameterList></Alarm></x-cisco-alarm>")
                                .summary()
                                .model())
                .contains("7965");
    }

    @Test
    void pythons_web_server_and_iis_say_when_and_who() {
        var python =
                Telling.phone(
                        """
                        10.0.0.5 - - [09/Mar/2026 09:00:02] code 404, message File not found
                        10.0.0.5 - - [09/Mar/2026 09:00:02] "GET /CTLSEP001B0C18BDC1.tlv HTTP/1.1" 404 -
                        """);
        var iis =
                Telling.phone(
                        "2026-03-09 09:00:02 10.0.0.1 GET /SEP001B0C18BDC1.cnf.xml - 6970 -"
                                + " 10.0.0.5 - 200 0 0 15");

        assertThat(python.summary().firstSeen()).isEqualTo(Instant.parse("2026-03-09T09:00:02Z"));
        assertThat(iis.summary().address().map(Object::toString)).contains("10.0.0.5");
        assertThat(Telling.told(iis)).contains("FileSent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void windows_dhcp_names_the_model_in_hex_where_its_text_has_a_comma() {
        var phone =
                Telling.phone(
                        "10,03/09/26,09:00:00,Assign,10.0.0.5,SEP001B0C18BDC1.corp.local,001B0C18BDC1,,3422,0,,,,0x436973636F2053797374656D732C20496E632E2049502050686F6E652043502D3739343047,Cisco"
                            + " Systems, Inc. IP Phone CP-7940G,,,,0");

        assertThat(phone.summary().model()).contains("7940");
    }

    /** Kea 2.6 and later say it at INFO of each phone that starts; its source has the sentence. */
    @Test
    void a_phone_that_asks_kea_for_the_address_it_had_is_not_refused() {
        var phone =
                Telling.phone(
                        """
                        2026-03-09 09:00:00.101 DEBUG [kea-dhcp4.options/9.1] DHCP4_CLASSES_ASSIGNED [hwtype=1 00:1b:0c:18:bd:c1], cid=[no info], tid=0x1: client packet has been assigned to the following classes: ALL, VENDOR_CLASS_Cisco Systems, Inc. IP Phone CP-7961G, UNKNOWN
                        2026-03-09 09:00:00.102 INFO  [kea-dhcp4.leases/9.1] DHCP4_INIT_REBOOT [hwtype=1 00:1b:0c:18:bd:c1], cid=[no info], tid=0x1: client is in INIT-REBOOT state and requests address 10.0.0.5
                        2026-03-09 09:00:00.103 INFO  [kea-dhcp4.leases/9.1] DHCP4_LEASE_ALLOC [hwtype=1 00:1b:0c:18:bd:c1], cid=[no info], tid=0x1: lease 10.0.0.5 has been allocated for 3600 seconds
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.told(phone))
                .contains("AddressAsked", "AddressGranted")
                .doesNotContain("AddressRefused");
        assertThat(phone.summary().stage()).isEqualTo(BootStage.ADDRESSED);
    }

    @Test
    void freeswitch_says_whom_it_does_not_know() {
        String line =
                "2026-03-09 09:00:%d.1 98%% [WARNING] sofia_reg.c:1793 SIP auth failure (REGISTER)"
                        + " on sofia profile 'internal' for [1003@10.0.0.1] from ip 10.0.0.5%n";
        var phone =
                Telling.phone(
                        "Mar  9 09:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename"
                                + " SEP001B0C18BDC1.cnf.xml\n"
                                + line.formatted(10)
                                + line.formatted(14)
                                + line.formatted(18)
                                + line.formatted(22));

        assertThat(Telling.codes(phone)).containsExactly("registration-refused");
    }

    @Test
    void ios_says_the_class_in_hex_before_the_message() {
        var phone =
                Telling.phone(
                        """
                        *Mar  9 09:00:03.123:   DHCPD: htype 1 chaddr 001b.0c18.bdc1
                        *Mar  9 09:00:03.123:   DHCPD: class id 436973636f2053797374656d732c20496e632e2049502050686f6e652043502d3739363147
                        *Mar  9 09:00:03.123: DHCPD: DHCPDISCOVER received from client 0100.1b0c.18bd.c1 on interface Vlan10.
                        """);

        assertThat(phone.summary().model()).contains("7961");
    }

    @Test
    void a_file_that_the_server_may_not_read_is_not_called_absent() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 09:00:02 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        Mar  9 09:00:02 pbx in.tftpd[1]: sending NAK (0, Permission denied) to 10.0.0.5
                        """);

        assertThat(Telling.codes(phone)).containsExactly("file-unreadable");
        assertThat(phone.summary().findings().getFirst().remedy()).contains("chmod");
    }

    @Test
    void a_log_that_begins_in_the_middle_of_a_start_says_nothing_of_what_was_asked_before() {
        var java =
                Telling.phone(
                        """
                        Mar  9 09:00:02 pbx dnsmasq-tftp[1]: sent /srv/tftp/SEP001B0C18BDC1.cnf.xml to 10.0.0.5
                        Mar  9 09:00:03 pbx dnsmasq-tftp[1]: sent /srv/tftp/SIP41.9-4-2SR3-1S.loads to 10.0.0.5
                        """);
        var twoStage =
                Telling.phone(
                        """
                        Mar  9 09:00:02 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename RINGLIST.DAT
                        Mar  9 09:00:02 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename SIP001B0C18BDC1.cnf
                        """);

        assertThat(java.summary().model()).contains("7941/7961");
        assertThat(java.summary().load()).isEmpty();
        assertThat(twoStage.summary().model()).contains("7940/60");
        assertThat(twoStage.summary().load()).isEmpty();
    }
}
