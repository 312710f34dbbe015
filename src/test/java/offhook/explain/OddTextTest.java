package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Text as it comes by mail and by accident: wrapped, cut, mixed, not a log at all. */
class OddTextTest {
    @Test
    void a_line_that_was_wrapped_is_joined_at_a_blank_or_in_a_word() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename
                        CTLSEP001B0C18BDC1.tlv
                        Mar  9 08:00:01 pbx in.tftpd[11]: RRQ from 10.0.0.5 filename SEP001B0C1
                        8BDC1.cnf.xml
                        """);

        assertThat(Telling.told(phone))
                .contains("FileAsked CTLSEP001B0C18BDC1.tlv", "FileAsked SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void a_cut_line_is_named_and_the_others_are_understood() {
        var report =
                Telling.report(
                        """
                        11:45:05 dhcpd: DHCPACK on 10.0.0.5 to 00:18:b9:00:00:01 via eth0
                        11:45:37 dhcpd: DHCPDISCOVER from 00:
                        """);

        assertThat(report.understood()).isEqualTo(1);
        assertThat(report.unclear())
                .singleElement()
                .satisfies(
                        unclear -> {
                            assertThat(unclear.line()).isEqualTo(2);
                            assertThat(unclear.why()).contains("whole MAC address");
                        });
    }

    @Test
    void carriage_returns_and_a_byte_order_mark_are_nothing() {
        var phone =
                Telling.phone(
                        "\ufeffMar  9 08:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename"
                                + " SEP001B0C18BDC1.cnf.xml\r\n");

        assertThat(Telling.told(phone)).contains("FileAsked SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void what_only_speaks_of_phones_is_no_log() {
        assertThat(
                        Telling.phones(
                                """
                                I put the load into SEP001B0C18BDC1.cnf.xml as you said, and then the phone asked
                                for OS79XX.TXT and nothing happened at all for more than an hour. What now?
                                """))
                .isEmpty();
    }

    @Test
    void a_phone_known_by_its_address_is_the_one_that_asks_from_there_for_its_own_file() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename term41.default.loads
                        Mar  9 08:00:00 pbx in.tftpd[1]: Client 10.0.0.5 finished term41.default.loads
                        Mar  9 08:00:03 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename jar41sccp.8-5-2TH1-9.sbn
                        Mar  9 08:00:09 pbx in.tftpd[2]: Client 10.0.0.5 finished jar41sccp.8-5-2TH1-9.sbn
                        Mar  9 08:03:00 pbx in.tftpd[3]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        """);

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(Telling.told(phone)).contains("FileSent jar41sccp.8-5-2TH1-9.sbn");
    }

    @Test
    void one_address_that_asks_for_the_files_of_many_is_an_alarm_and_no_phone_of_theirs() {
        var lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append(
                    "Mar  9 08:00:%02d pbx in.tftpd[1]: RRQ from 10.9.9.9 filename SEP001B0C0000%02X.cnf.xml%n"
                            .formatted(i, i));
        }

        List<ExplainedPhone> phones = Telling.phones(lines.toString());

        assertThat(phones)
                .filteredOn(phone -> Telling.codes(phone).contains("file-scan"))
                .singleElement()
                .satisfies(phone -> assertThat(phone.label()).contains("10.9.9.9"));
    }

    @Test
    void a_file_that_is_there_in_another_spelling_is_told() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:00:00 pbx dnsmasq-tftp[5]: sent /srv/tftp/jar70sccp.8-3-1-22.sbn to 10.0.0.5
                        Mar  9 08:00:01 pbx dnsmasq-tftp[5]: file /srv/tftp/Jar70sccp.8-3-1-22.sbn not found for 10.0.0.5
                        """);

        assertThat(Telling.codes(phone)).contains("name-case");
    }

    @Test
    void our_own_story_is_read_back() {
        var phone =
                Telling.phone(
                        """
                        00:1b:0c:18:bd:c1, last event 3 min ago
                        2026-03-09
                        10:00:00               gets 10.0.0.5 for 1 h, files from 10.0.0.1
                        10:00:02         +2 s  is told that there is no CTLSEP001B0C18BDC1.tlv: nobody has one
                        10:00:03         +1 s  is given SEP001B0C18BDC1.cnf.xml, 1,234 bytes: rendered
                        10:00:03               is a 7961 (proved: its DHCP option 60 says "x")
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.told(phone))
                .contains("AddressGranted", "FileAbsent CTLSEP001B0C18BDC1.tlv");
    }

    @Test
    void what_a_phone_says_of_itself_is_believed() {
        var phone =
                Telling.phone(
                        """
                        Local Intf: Gi0/1/7
                        Chassis id: 10.10.0.1
                        System Name: SEP001B0C18BDC1

                        System Description:
                        Cisco IP Phone 7962G,V12, SCCP42.9-3-1ES27S
                        """);

        assertThat(phone.summary().model()).contains("7962");
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("SCCP42.9-3-1ES27S");
    }

    @Test
    void a_configuration_after_which_nothing_follows_is_probably_refused() {
        var phone =
                Telling.phone(
                        """
                        IP 10.0.0.12.52488 > 10.0.0.1.69:  34 RRQ "CTLSEP001B0C18BDC1.tlv" octet
                        IP 10.0.0.1.37052 > 10.0.0.12.52488: UDP, length 19
                        IP 10.0.0.12.52749 > 10.0.0.1.69:  34 RRQ "ITLSEP001B0C18BDC1.tlv" octet
                        IP 10.0.0.1.41956 > 10.0.0.12.52749: UDP, length 19
                        IP 10.0.0.12.51584 > 10.0.0.1.69:  34 RRQ "SEP001B0C18BDC1.cnf.xml" octet
                        IP 10.0.0.1.58351 > 10.0.0.12.51584: UDP, length 516
                        IP 10.0.0.12.51584 > 10.0.0.1.58351: UDP, length 4
                        IP 10.0.0.1.58351 > 10.0.0.12.51584: UDP, length 422
                        IP 10.0.0.12.51584 > 10.0.0.1.58351: UDP, length 4
                        """);

        assertThat(Telling.told(phone))
                .contains("FileAbsent ITLSEP001B0C18BDC1.tlv", "FileSent SEP001B0C18BDC1.cnf.xml");
        assertThat(Telling.codes(phone)).containsExactly("configuration-refused");
    }

    @Test
    void a_log_of_questions_only_shows_an_upgrade_by_their_order() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename term70.default.loads
                        Mar  9 08:00:03 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename jar70sccp.8-5-2TH1-9.sbn
                        Mar  9 08:00:09 pbx in.tftpd[3]: RRQ from 10.0.0.5 filename cnu70.8-5-2TH1-9.sbn
                        Mar  9 08:00:15 pbx in.tftpd[4]: RRQ from 10.0.0.5 filename apps70.8-5-2TH1-9.sbn
                        """);

        assertThat(Telling.told(phone))
                .contains("FileSent term70.default.loads", "FileSent cnu70.8-5-2TH1-9.sbn");
        assertThat(phone.summary().stage().word()).isEqualTo("loading");
        assertThat(Telling.codes(phone)).isEmpty();
    }

    @Test
    void a_loop_over_all_files_of_a_load_is_a_reboot_loop() {
        var lines = new StringBuilder();
        for (int boot = 0; boot < 4; boot++) {
            lines.append(
                    """
                    Mar  9 08:%1$02d:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename term70.default.loads
                    Mar  9 08:%1$02d:03 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename jar70sccp.8-5-2TH1-9.sbn
                    Mar  9 08:%1$02d:09 pbx in.tftpd[3]: RRQ from 10.0.0.5 filename cvm70sccp.8-5-2TH1-9.sbn
                    """
                            .formatted(boot * 5));
        }

        assertThat(Telling.codes(Telling.phone(lines.toString()))).containsExactly("reboot-loop");
    }
}
