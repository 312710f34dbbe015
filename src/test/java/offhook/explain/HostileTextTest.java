package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
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
            *Mar  9 10:00:00.327: DHCPD: DHCPDISCOVER received from client 0100.1b0c.18bd.c1 on interface Vlan10.
            *Mar  9 10:00:00.331: DHCPD: Sending DHCPOFFER to client 0100.1b0c.18bd.c1 (10.0.0.5).
            10:00:00 dhcp,debug,packet defconf received discover with id 4238230732 from 0.0.0.0
            10:00:00 dhcp,debug,packet     chaddr = 00:1B:0C:18:BD:C1
            10:00:00 dhcp,debug,packet     Unknown-150 = C0-A8-01-01
            10:00:01 dhcp,info defconf assigned 10.0.0.5 for 00:1B:0C:18:BD:C1 SEP001B0C18BDC1
            [09-Mar-26 10:00:00] Host 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) allotted 10.0.0.5 for 36000 seconds
            2026-03-09 10:00:00.100 DEBUG [kea-dhcp4.packets/1.1] DHCP4_QUERY_DATA [hwtype=1 00:1b:0c:18:bd:c1], cid=[], tid=0x1: packet details: remote_address=0.0.0.0:68, msg_type=DHCPDISCOVER (1)
              type=055, len=003: 1(uint8) 66(uint8) 150(uint8)
              type=060, len=039: "Cisco Systems, Inc. IP Phone CP-7961G" (string)
            2026-03-09 10:00:00 CET Address: 10.0.0.5 has been assigned for 1 hrs 2 mins 3 secs to a device with hardware address: hwtype=1 00:1b:0c:18:bd:c1
            Mar  9 10:00:00 fw filterlog[4567]: 5,,,1000000103,em1,match,block,in,4,0x0,,64,8,0,none,17,udp,57,10.0.0.5,10.0.0.1,50123,69,37
            Mar  9 10:00:00 pbx kernel: [UFW BLOCK] IN=eth0 OUT= MAC=02:00:00:00:00:01:00:1b:0c:18:bd:c1:08:00 SRC=10.0.0.5 DST=10.0.0.1 LEN=57 PROTO=UDP SPT=50008 DPT=69 LEN=37
            [2026-03-09 10:00:00] NOTICE[1]: chan_sip.c: Registration from '<sip:101@10.0.0.1>' failed for '10.0.0.5:49152' - Wrong password
            Mar  9 10:00:00: %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=SEP001B0C18BDC1][IPAddress=10.0.0.5][Protocol=SIP][DeviceType=30018][LoadID=SIP41.9-4-2SR3-1S]: x
            Frame 1: 351 bytes on wire (2808 bits), 351 bytes captured (2808 bits)
                Epoch Time: 1773043205.250000000 seconds
            Internet Protocol Version 4, Src: 10.0.0.5, Dst: 10.0.0.1
            Trivial File Transfer Protocol
                Opcode: Read Request (1)
                Source File: SEP001B0C18BDC1.cnf.xml
            0000  02 00 00 00 00 01 00 1b 0c 18 bd c1 08 00 45 00   ..............E.
            {"ts":1773043205.5,"msg":"file sent","filename":"SEP001B0C18BDC1.cnf.xml","client":"10.0.0.5:50000"}
            __CURSOR=s=a;i=1
            __REALTIME_TIMESTAMP=1773043205000000
            MESSAGE=in.tftpd[1]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
            9. M\u00e4r 10:00:00 pbx in.tftpd[1]: Client 10.0.0.5 finished SEP001B0C18BDC1.cnf.xml
            time="2026-03-09T10:00:00Z" level=info msg="sent SEP001B0C18BDC1.cnf.xml to 10.0.0.5"
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

    /**
     * Jazzer's find: a word of 2,000 letters took 22 seconds. The clock is not asked, but ends it.
     */
    @Test
    @Timeout(30)
    void long_words_do_not_make_a_pattern_back_up_for_ever() {
        List<String> parts =
                List.of(
                        "x",
                        "a.",
                        "1.",
                        "1:",
                        "ab:",
                        "-",
                        "- ",
                        "SEP",
                        "sip-",
                        "x/",
                        "\\",
                        "\"",
                        "\\\"",
                        "((",
                        "' ",
                        "a=b ",
                        "0123456789abcdef",
                        "DHCP",
                        "tftp: ",
                        " to ",
                        "file ");
        List<String> words =
                List.of(
                        "",
                        "SEP001B0C18BDC1.cnf.xml",
                        "dnsmasq: sent ",
                        "DHCPACK ",
                        "tftpd ",
                        "{\"message\":\"",
                        "in.tftpd RRQ from 10.0.0.5 filename ",
                        "Registration from '",
                        "TFTP: ",
                        "-rw-r--r-- 1 ",
                        "Serving ",
                        "System Description: ",
                        "Auth Fail",
                        " > ",
                        "0x0000: ",
                        "Frame 1: 1 bytes on wire",
                        "1 0.5 10.0.0.5 10.0.0.1 TFTP 73 ",
                        "asks for ",
                        "DHCPD: ",
                        "assigned ",
                        "filterlog match,block,in,4,",
                        "DPT=69 SRC=10.0.0.5 DST=10.0.0.1 ",
                        "DHCP4_LEASE hwtype=1 ",
                        "Address: 10.0.0.5 has been ");
        for (String word : words) {
            for (String part : parts) {
                String line = word + part.repeat(TextReader.LINE_MAX / part.length());
                assertThat(Telling.report(line).lines()).isEqualTo(1);
                assertThat(Telling.report(line + ".loads").lines()).isEqualTo(1);
            }
        }
    }

    @Test
    void flipped_and_shuffled_text_is_read_without_a_throw() {
        var random = new Random(SEED);
        String alphabet = "0123456789abcdefXYZ<>()[]\"':.,;/\\ \t\0\u0007é\ud83d=-+%$";
        for (int round = 0; round < 250; round++) {
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
