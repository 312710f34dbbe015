package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** Lines of every program, cut, flipped and shuffled: whatever they say, reading goes on. */
class HostileTextTest {
    private static final long SEED = Long.getLong("seed", 20260309L);

    private static final String LINES =
            """
            Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv remapped to x
            Mar  9 08:00:00 pbx in.tftpd[10]: Client 10.0.0.5 File not found CTLSEP001B0C18BDC1.tlv
            Mar  9 08:00:00 pbx in.tftpd[10]: sending NAK (1, File not found) to 10.0.0.5
            Connection received from 10.0.0.5 on port 50000 [09/03 10:00:00.100]
            Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet [09/03 10:00:00.120]
            <SEP001B0C18BDC2.cnf.xml>: sent 4 blks, 1954 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
            Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.100]
            2026-03-09T10:00:01+01:00 srv dhcpd[9]: DHCPREQUEST for 10.0.0.5 (10.0.0.1) from 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via eth0: x
            Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 vendor class: Cisco Systems, Inc. IP Phone CP-7961G
            2026-03-09 10:00:00.123 INFO  [kea] DHCP4_LEASE_ALLOC [hwtype=1 00:1b:0c:18:bd:c1], cid=[], tid=0x1: lease 10.0.0.5 has been allocated for 3600 seconds
            *Mar  9 10:00:00.001: TFTP: read request from host 10.2.0.1(50919) via Gi0/0.302
            *Mar  9 10:00:00.004: TFTP: Opened flash:term41.default.loads, fd 0, size 1234 for process 334
            10:00:00.1 IP 10.0.0.12.52488 > 10.0.0.1.69:  34 RRQ "CTLSEP001B0C18BDC1.tlv" octet
            09:25:53.180318 IP 10.0.0.1.67 > 10.0.0.5.68: BOOTP/DHCP, Request from 00:26:99:ef:0f:1a, length 548, xid 0x1b3a, secs 48, Flags [Broadcast]
                        Vendor-Class Option 60, length 38: "Cisco Systems, Inc. IP Phone CP-7911G^@"
                        TFTP-Server-Address (150), length 4: 10.0.0.1
            \t0x0000:  4500 002c 0015 0000 3f06 b0aa c0a8 9176  E..,....?......v
            12 0.5 10.0.0.5 10.0.0.1 TFTP 73 Read Request, File: CTLSEP001B0C18BDC1.tlv, Transfer type: octet
            TFTP Server Address: 49.48.46.49
            User-Agent: Cisco-CP7960G/8.0
            25: Name=SEPB8BEBF227D79 Load= 9.4(2SR3.1S) Last=Initialized
            4135: ERR 21:55:54.402854 JVM: sipMinCfgCheck():Line 1 not configured..
            10.0.0.5 - - [09/Mar/2026:10:00:00 +0100] "GET /SEP001B0C18BDC1.cnf.xml HTTP/1.1" 404 153
            14:03:07               gets 10.0.0.5 for 1 h, files from 10.0.0.1
            """;

    @Test
    void every_cut_of_every_line_is_read_without_a_throw() {
        for (String line : LINES.lines().toList()) {
            for (int end = 0; end <= line.length(); end++) {
                assertThat(Telling.report(line.substring(0, end)).lines()).isLessThanOrEqualTo(1);
                assertThat(Telling.report(line.substring(end)).lines()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void flipped_and_shuffled_text_is_read_without_a_throw() {
        var random = new Random(SEED);
        String alphabet = "0123456789abcdefXYZ<>()[]\"':.,;/\\ \t\0\u0007é\ud83d=-+%$";
        for (int round = 0; round < 400; round++) {
            var text = new StringBuilder(LINES);
            for (int change = 0; change < 60; change++) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            text.delete(0, random.nextInt(400));

            assertThat(Telling.phones(text.toString())).as("seed " + SEED).isNotNull();
        }
    }

    @Test
    void memory_is_bounded_by_what_is_remembered() {
        var remembered = new Remembered<Integer, String>(3);
        for (int i = 0; i < 10; i++) {
            remembered.put(i, "x");
        }

        assertThat(remembered.size()).isEqualTo(3);
        assertThat(remembered.get(9)).isEqualTo("x");
        assertThat(remembered.get(0)).isNull();
    }
}
