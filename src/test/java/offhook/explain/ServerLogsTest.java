package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** Lines in the words of each server, made up; what really stood in logs is in SamplesTest. */
class ServerLogsTest {
    private static final String MAC = "001B0C18BDC1";

    @Test
    void a_healthy_7960_in_a_log_of_tftpd_hpa_has_its_load_proved_and_no_trouble() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        Mar  9 08:00:00 pbx in.tftpd[10]: Client 10.0.0.5 File not found CTLSEP001B0C18BDC1.tlv
                        Mar  9 08:00:01 pbx in.tftpd[11]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        Mar  9 08:00:01 pbx in.tftpd[11]: Client 10.0.0.5 finished SEP001B0C18BDC1.cnf.xml
                        Mar  9 08:00:01 pbx in.tftpd[12]: RRQ from 10.0.0.5 filename P0S3-8-12-00.loads
                        Mar  9 08:00:01 pbx in.tftpd[12]: Client 10.0.0.5 finished P0S3-8-12-00.loads
                        Mar  9 08:00:25 pbx in.tftpd[13]: RRQ from 10.0.0.5 filename SIPDefault.cnf
                        Mar  9 08:00:25 pbx in.tftpd[13]: Client 10.0.0.5 finished SIPDefault.cnf
                        Mar  9 08:00:26 pbx in.tftpd[14]: RRQ from 10.0.0.5 filename dialplan.xml
                        Mar  9 08:00:26 pbx in.tftpd[14]: Client 10.0.0.5 finished dialplan.xml
                        Mar  9 09:00:00 pbx CRON[1]: (root) CMD (true)
                        """);

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(phone.summary().model()).contains("7940/60");
        assertThat(phone.summary().stage()).isEqualTo(BootStage.RUNNING);
        assertThat(phone.summary().load())
                .hasValueSatisfying(
                        load -> {
                            assertThat(load.load()).isEqualTo("P0S3-8-12-00");
                            assertThat(load.certainty()).isEqualTo(Certainty.PROVED);
                        });
        assertThat(Telling.codes(phone)).containsExactly("running-already");
        assertThat(phone.summary().firstSeen()).isEqualTo(Instant.parse("2026-03-09T08:00:00Z"));
    }

    @Test
    void a_month_behind_the_end_of_the_log_is_of_the_year_before() {
        var phone =
                Telling.phone(
                        "Dec 31 23:59:59 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename SEP%s.cnf.xml"
                                .formatted(MAC));

        assertThat(phone.summary().firstSeen()).isEqualTo(Instant.parse("2025-12-31T23:59:59Z"));
    }

    @Test
    void a_refusal_that_names_only_the_client_belongs_to_its_last_question() {
        var phone =
                Telling.phone(
                        """
                        in.tftpd[1]: RRQ from ::ffff:10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        in.tftpd[1]: sending NAK (1, File not found) to ::ffff:10.0.0.5
                        """);

        assertThat(Telling.told(phone)).contains("FileAbsent SEP001B0C18BDC1.cnf.xml");
        assertThat(Telling.codes(phone)).containsExactly("configuration-missing");
    }

    @Test
    void a_loader_that_takes_its_manifest_boot_after_boot_rejects_it() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 10:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.7 filename term61.default.loads
                        Mar  9 10:00:01 pbx in.tftpd[2]: RRQ from 10.0.0.7 filename term61.default.loads
                        Mar  9 10:02:00 pbx in.tftpd[3]: RRQ from 10.0.0.7 filename term61.default.loads
                        """);

        assertThat(phone.mac()).isEmpty();
        assertThat(phone.label()).isEqualTo("the phone at 10.0.0.7");
        assertThat(phone.summary().model()).contains("7941/7961");
        assertThat(Telling.codes(phone)).containsExactly("manifest-refused");
        assertThat(phone.summary().stage()).isEqualTo(BootStage.STUCK);
    }

    @Test
    void tftpd32_names_the_client_once_and_the_file_ever_after() {
        var phones =
                Telling.phones(
                        """
                        Connection received from 10.0.0.5 on port 50000 [09/03 10:00:00.100]
                        Connection received from 10.0.0.6 on port 50001 [09/03 10:00:00.110]
                        Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet [09/03 10:00:00.120]
                        Read request for file <SEP001B0C18BDC2.cnf.xml>. Mode octet [09/03 10:00:00.130]
                        File <SEP001B0C18BDC1.cnf.xml> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:00.140]
                        <SEP001B0C18BDC2.cnf.xml>: sent 4 blks, 1954 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
                        """);

        assertThat(phones)
                .extracting(ExplainedPhone::label)
                .containsExactly("00:1b:0c:18:bd:c1", "00:1b:0c:18:bd:c2");
        assertThat(phones.get(0).summary().address().map(Object::toString)).contains("10.0.0.5");
        assertThat(Telling.told(phones.get(0))).contains("FileAbsent SEP001B0C18BDC1.cnf.xml");
        assertThat(Telling.told(phones.get(1))).contains("FileSent SEP001B0C18BDC2.cnf.xml");
        assertThat(phones.get(0).summary().firstSeen())
                .isEqualTo(Instant.parse("2026-03-09T10:00:00.120Z"));
    }

    @Test
    void a_phone_that_tftpd32_gave_an_address_and_that_asks_for_nothing_is_told() {
        var phone =
                Telling.phone(
                        """
                        Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.100]
                        DHCP: proposed address 10.0.0.5 [09/03 10:00:00.200]
                        Rcvd DHCP Rqst Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.300]
                        Previously allocated address 10.0.0.5 acked [09/03 10:00:00.400]
                        Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:0C:29:00:00:01 [09/03 10:05:00.100]
                        """);

        assertThat(Telling.codes(phone)).containsExactly("no-file-request");
    }

    @Test
    void a_log_of_addresses_alone_says_nothing_of_files() {
        var phone =
                Telling.phone(
                        """
                        2026-03-09T10:00:00+01:00 srv dhcpd[9]: DHCPDISCOVER from 00:1b:0c:18:bd:c1 via eth0
                        2026-03-09T10:00:01+01:00 srv dhcpd[9]: DHCPOFFER on 10.0.0.5 to 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via eth0
                        2026-03-09T10:00:01+01:00 srv dhcpd[9]: DHCPREQUEST for 10.0.0.5 (10.0.0.1) from 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via eth0
                        2026-03-09T10:00:01+01:00 srv dhcpd[9]: DHCPACK on 10.0.0.5 to 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via eth0
                        2026-03-09T11:00:00+01:00 srv dhcpd[9]: DHCPDISCOVER from 00:0c:29:00:00:01 via eth0
                        """);

        assertThat(Telling.codes(phone)).isEmpty();
        assertThat(phone.summary().stage()).isEqualTo(BootStage.ADDRESSED);
        assertThat(phone.summary().firstSeen()).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    }

    @Test
    void a_start_that_is_ignored_three_times_is_a_finding() {
        var phone =
                Telling.phone(
                        """
                        11:44:37 dhcpd: DHCPREQUEST for 10.0.0.5 from 00:18:b9:00:00:01 via eth0: ignored (not authoritative).
                        11:44:41 dhcpd: DHCPREQUEST for 10.0.0.5 from 00:18:b9:00:00:01 via eth0: ignored (not authoritative).
                        11:44:49 dhcpd: DHCPREQUEST for 10.0.0.5 from 00:18:b9:00:00:01 via eth0: ignored (not authoritative).
                        """);

        assertThat(Telling.codes(phone)).containsExactly("reboot-request-ignored");
    }

    @Test
    void dnsmasq_tells_model_address_and_files() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 DHCPDISCOVER(eth0) 00:1b:0c:18:bd:c1
                        Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 vendor class: Cisco Systems, Inc. IP Phone CP-7961G
                        Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 DHCPOFFER(eth0) 10.0.0.5 00:1b:0c:18:bd:c1
                        Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 DHCPREQUEST(eth0) 10.0.0.5 00:1b:0c:18:bd:c1
                        Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 DHCPACK(eth0) 10.0.0.5 00:1b:0c:18:bd:c1 SEP001B0C18BDC1
                        Mar  9 10:00:02 dnsmasq-tftp[5]: file /srv/tftp/CTLSEP001B0C18BDC1.tlv not found for 10.0.0.5
                        Mar  9 10:00:03 dnsmasq-tftp[5]: sent /srv/tftp/SEP001B0C18BDC1.cnf.xml to 10.0.0.5
                        Mar  9 10:00:04 dnsmasq-tftp[5]: failed sending /srv/tftp/SCCP41.8-5-2S.loads to 10.0.0.5
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.told(phone))
                .contains(
                        "FileAbsent CTLSEP001B0C18BDC1.tlv",
                        "FileSent SEP001B0C18BDC1.cnf.xml",
                        "FileBroken SCCP41.8-5-2S.loads");
        assertThat(Telling.codes(phone)).containsExactly("transfer-stalled");
    }

    @Test
    void atftpd_and_kea_in_one_syslog_are_one_story() {
        var phone =
                Telling.phone(
                        """
                        2026-03-09 10:00:00.123 INFO  [kea-dhcp4.leases/77.1] DHCP4_LEASE_ALLOC [hwtype=1 00:1b:0c:18:bd:c1], cid=[01:00:1b:0c:18:bd:c1], tid=0x1234: lease 10.0.0.5 has been allocated for 3600 seconds
                        2026-03-09 10:00:02 srv atftpd[8]: Serving OS79XX.TXT to 10.0.0.5:50001
                        2026-03-09 10:00:02 srv atftpd[8]: File /srv/tftp/OS79XX.TXT not found
                        2026-03-09 10:00:03 srv atftpd[8]: Serving SEP001B0C18BDC1.cnf.xml to 10.0.0.5:50002
                        """);

        assertThat(phone.summary().address().map(Object::toString)).contains("10.0.0.5");
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("SCCP below 7.0");
        assertThat(Telling.told(phone)).contains("FileAbsent OS79XX.TXT");
    }

    @Test
    void ios_tells_who_and_what_in_two_lines() {
        var phones =
                Telling.phones(
                        """
                        *Mar  9 10:00:00.001: TFTP: read request from host 10.2.0.1(50919) via Gi0/0.302
                        *Mar  9 10:00:00.002: TFTP: Looking for CTLSEP001B0C18BDC1.tlv
                        *Mar  9 10:00:00.003: TFTP: Sending error 1 No such file
                        *Mar  9 10:00:04.001: TFTP: read request from host 10.2.0.2(49785) via Gi0/0.302
                        *Mar  9 10:00:04.002: TFTP: Looking for term41.default.loads
                        *Mar  9 10:00:04.004: TFTP: Opened flash:term41.default.loads, fd 0, size 1234 for process 334
                        *Mar  9 10:00:04.009: TFTP: Finished flash:term41.default.loads, time 00:00:00 for process 334
                        """);

        assertThat(phones)
                .extracting(ExplainedPhone::label)
                .containsExactly("00:1b:0c:18:bd:c1", "the phone at 10.2.0.2");
        assertThat(Telling.told(phones.get(1))).contains("FileSent term41.default.loads");
    }

    @Test
    void a_server_that_nobody_knows_is_read_by_its_names_and_addresses() {
        var phone =
                Telling.phone(
                        """
                        3/9/2026 10:00:00 AM : Sending 'C:\\TFTP-Root\\SEP001B0C18BDC1.cnf.xml' to 10.0.0.5
                        3/9/2026 10:00:01 AM : Could not find file SCCP42.8-5-2S.loads requested by 10.0.0.5
                        """);

        assertThat(Telling.told(phone))
                .contains("FileAsked SEP001B0C18BDC1.cnf.xml", "FileAbsent SCCP42.8-5-2S.loads");
        assertThat(Telling.codes(phone)).contains("part-missing");
    }

    @Test
    void http_6970_in_an_access_log_is_read_with_its_zone() {
        var phone =
                Telling.phone(
                        "10.0.0.5 - - [09/Mar/2026:10:00:00 +0100] \"GET"
                                + " /SEP001B0C18BDC1.cnf.xml HTTP/1.1\" 404 153");

        assertThat(Telling.told(phone)).contains("FileAbsent SEP001B0C18BDC1.cnf.xml");
        assertThat(phone.summary().firstSeen()).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    }
}
