package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** Logs in the formats of servers and tools that have no reader of their own; lines made up. */
class UnknownServersTest {
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);

    @Test
    void solarwinds() {
        ExplainedPhone phone =
                its(
                        """
                        11/22/2025 2:03:07 PM :Receiving SEP001B0C18BDC1.cnf.xml request from (192.168.1.50)
                        11/22/2025 2:03:08 PM :Sent SEP001B0C18BDC1.cnf.xml to (192.168.1.50), 4310 bytes
                        11/22/2025 2:03:08 PM :Request for SIP41.9-4-2SR3-1S.loads from (192.168.1.50) failed: File not found
                        """);

        assertThat(Telling.codes(phone)).containsExactly("part-missing");
        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:07Z");
    }

    @Test
    void open_tftp_server() {
        ExplainedPhone phone =
                its(
                        """
                        [22-Nov-25 14:03:07] Client 192.168.1.50:50123 C:\\tftp\\CTLSEP001B0C18BDC1.tlv, File not found or No Access
                        [22-Nov-25 14:03:07] Client 192.168.1.50:50124 C:\\tftp\\SEP001B0C18BDC1.cnf.xml, 9 Blocks Served
                        [22-Nov-25 14:03:38] Client 192.168.1.50:50126 C:\\tftp\\jar41sip.9-4-2ES26.sbn, Timeout
                        """);

        assertThat(Telling.codes(phone)).containsExactly("transfer-stalled");
        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:07Z");
    }

    @Test
    void mikrotik() {
        ExplainedPhone phone =
                its(
                        """
                        nov/22 14:03:05 dhcp,info defconf assigned 192.168.88.250 to 00:1B:0C:18:BD:C1
                        nov/22/2025 14:03:07 tftp,debug Read request from 192.168.88.250:50123 for SEP001B0C18BDC1.cnf.xml
                        nov/22/2025 14:03:07 tftp,info Error (not found) sending SEP001B0C18BDC1.cnf.xml to 192.168.88.250
                        """);

        assertThat(Telling.codes(phone)).containsExactly("configuration-missing");
        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:05Z");
    }

    @Test
    void serva() {
        ExplainedPhone phone =
                its(
                        """
                        [11/22 14:03:07.123] TFTP Inf: Read file <CTLSEP001B0C18BDC1.tlv>. Mode octet
                        [11/22 14:03:07.523] TFTP Inf: <SEP001B0C18BDC1.cnf.xml>: sent 9 blks, 4310 bytes in 0 s. 0 blk resent
                        """);

        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:07.123Z");
        assertThat(Telling.told(phone)).contains("FileSent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void windows_dhcp() {
        ExplainedPhone phone =
                its(
                        """
                        ID,Date,Time,Description,IP Address,Host Name,MAC Address,User Name
                        10,11/22/25,14:03:05,Assign,192.168.1.50,SEP001B0C18BDC1.corp.local,001B0C18BDC1,,123,0,,,,0x436973636F,"Cisco Systems, Inc. IP Phone CP-7961G",,,,0
                        11,11/22/25,14:33:05,Renew,192.168.1.50,SEP001B0C18BDC1.corp.local,001B0C18BDC1,,124,0,,,,,,,,,0
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(phone.summary().address().map(Object::toString)).contains("192.168.1.50");
        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:05Z");
    }

    @Test
    void a_journal_as_json() {
        ExplainedPhone phone =
                its(
                        """
                        {"__REALTIME_TIMESTAMP":"1763820187000000","SYSLOG_IDENTIFIER":"in.tftpd","MESSAGE":"RRQ from 192.168.1.50 filename CTLSEP001B0C18BDC1.tlv"}
                        {"__REALTIME_TIMESTAMP":"1763820187100000","SYSLOG_IDENTIFIER":"in.tftpd","MESSAGE":"RRQ from 192.168.1.50 filename SEP001B0C18BDC1.cnf.xml"}
                        """);

        assertThat(began(phone)).isEqualTo("2025-11-22T14:03:07Z");
        assertThat(Telling.told(phone)).contains("FileAsked SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void docker_s_own_files_and_compose() {
        ExplainedPhone file =
                its(
                        """
                        {"log":"dnsmasq-tftp[5]: sent /srv/tftp/SEP001B0C18BDC1.cnf.xml to 192.168.1.50\\n","stream":"stderr","time":"2025-11-22T14:03:08.123456789Z"}
                        """);
        ExplainedPhone shown =
                its(
                        """
                        tftp-1  | 2025-11-22T14:03:08.123Z INFO read request 192.168.1.50:50123 file=SEP001B0C18BDC1.cnf.xml
                        tftp-1  | 2025-11-22T14:03:08.225Z INFO sent 4310 bytes file=SEP001B0C18BDC1.cnf.xml client=192.168.1.50:50123
                        """);

        assertThat(began(file)).startsWith("2025-11-22T14:03:08.123");
        assertThat(began(shown)).isEqualTo("2025-11-22T14:03:08.123Z");
        assertThat(Telling.told(shown)).contains("FileSent SEP001B0C18BDC1.cnf.xml");
    }

    private static String began(ExplainedPhone phone) {
        Instant first = phone.story().getFirst().at();
        return first.toString();
    }

    private static ExplainedPhone its(String lines) {
        ExplainedPhone phone = Telling.phone(lines);
        assertThat(phone.mac()).contains(PHONE);
        return phone;
    }
}
