package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

/** Packets as Wireshark and tshark print them: list, details, bytes; made up. */
class WiresharkTextTest {
    private static final MacAddress MAC = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    private static final Ipv4 PHONE = Ipv4.of("10.0.0.5");
    private static final Ipv4 SERVER = Ipv4.of("10.0.0.1");

    private static final String DETAILS =
            """
            Frame 1: 351 bytes on wire (2808 bits), 351 bytes captured (2808 bits)
                Arrival Time: Mar  9, 2026 09:00:05.250000000 CET
                Epoch Time: 1773043205.250000000 seconds
            Ethernet II, Src: Cisco_18:bd:c1 (00:1b:0c:18:bd:c1), Dst: Broadcast (ff:ff:ff:ff:ff:ff)
            Internet Protocol Version 4, Src: 0.0.0.0, Dst: 255.255.255.255
            User Datagram Protocol, Src Port: 68, Dst Port: 67
            Dynamic Host Configuration Protocol (Discover)
                Bootp flags: 0x8000, Broadcast flag (Broadcast)
                Client MAC address: Cisco_18:bd:c1 (00:1b:0c:18:bd:c1)
                Option: (60) Vendor class identifier
                    Length: 37
                    Vendor class identifier: Cisco Systems, Inc. IP Phone CP-7961G

            Frame 2: 77 bytes on wire (616 bits), 77 bytes captured (616 bits)
                Epoch Time: 1773043207.250000000 seconds
            Internet Protocol Version 4, Src: 10.0.0.5, Dst: 10.0.0.1
            Trivial File Transfer Protocol
                Opcode: Read Request (1)
                Source File: SEP001B0C18BDC1.cnf.xml
                Type: octet

            Frame 3: 103 bytes on wire (824 bits), 103 bytes captured (824 bits)
                Epoch Time: 1773043207.260000000 seconds
            Internet Protocol Version 4, Src: 10.0.0.1, Dst: 10.0.0.5
            Trivial File Transfer Protocol
                Opcode: Data Packet (3)
                [Source File: SEP001B0C18BDC1.cnf.xml]
                Block: 1
            Data (16 bytes)

            0000  78 78 78 78 78 78 78 78 78 78 78 78 78 78 78 78   xxxxxxxxxxxxxxxx
                Data: 78787878787878787878787878787878
                [Length: 16]

            Frame 4: 46 bytes on wire (368 bits), 46 bytes captured (368 bits)
                Epoch Time: 1773043207.270000000 seconds
            Internet Protocol Version 4, Src: 10.0.0.5, Dst: 10.0.0.1
            Trivial File Transfer Protocol
                Opcode: Acknowledgement (4)
                Block: 1

            """;

    @Test
    void details_tell_model_files_and_moments_wherever_it_was_printed() {
        ExplainedPhone phone = Telling.phone(DETAILS);

        assertThat(phone.mac()).contains(MAC);
        assertThat(phone.summary().model()).contains("7961");
        assertThat(phone.summary().firstSeen()).hasToString("2026-03-09T08:00:05.250Z");
        assertThat(Telling.told(phone)).contains("FileSent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void a_list_above_the_details_is_not_told_twice() {
        String list =
                "    2 2026-03-09 08:00:07.250 10.0.0.5 → 10.0.0.1 TFTP 77 Read Request, File:"
                        + " SEP001B0C18BDC1.cnf.xml, Transfer type: octet\n\n";
        int second = DETAILS.indexOf("Frame 2:");
        String both = DETAILS.substring(0, second) + list + DETAILS.substring(second);

        assertThat(Telling.told(Telling.phone(both)))
                .isEqualTo(Telling.told(Telling.phone(DETAILS)));
    }

    @Test
    void bytes_in_hex_are_read_as_packets() {
        Bytes request =
                TftpCodec.encode(
                        new TftpInput.ReadRequest("SEP001B0C18BDC1.cnf.xml", "octet", List.of()));
        Bytes no = TftpCodec.encode(new TftpInput.Error(1, "File not found"));
        String dump =
                hex(Wire.frame(MAC, Wire.udp(PHONE, 50000, SERVER, 69, request)))
                        + "\n"
                        + hex(Wire.frame(MAC, Wire.udp(SERVER, 40000, PHONE, 50000, no)));

        ExplainedPhone phone = Telling.phone(dump);

        assertThat(phone.mac()).contains(MAC);
        assertThat(Telling.codes(phone)).containsExactly("configuration-missing");
    }

    private static String hex(ByteBuffer frame) {
        var dump = new StringBuilder();
        for (int at = 0; frame.hasRemaining(); at += 16) {
            dump.append("%04x  ".formatted(at));
            var letters = new StringBuilder();
            for (int i = 0; i < 16 && frame.hasRemaining(); i++) {
                int octet = frame.get() & 0xff;
                dump.append("%02x ".formatted(octet));
                letters.append(octet > ' ' && octet < 127 ? (char) octet : '.');
            }
            dump.append("  ").append(letters).append('\n');
        }
        return dump.toString();
    }

    @Test
    void the_times_of_a_list_are_its_packets_own() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                            5 2026-03-09 08:00:07.250000 10.0.0.5 → 10.0.0.1 TFTP 73 Read Request, File: CTLSEP001B0C18BDC1.tlv, Transfer type: octet
                            6 2026-03-09 08:30:00.000000 10.0.0.5 → 10.0.0.1 TFTP 73 Read Request, File: SEP001B0C18BDC1.cnf.xml, Transfer type: octet
                        """);

        assertThat(phone.summary().firstSeen()).hasToString("2026-03-09T08:00:07.250Z");
    }

    @Test
    void a_list_with_tabs() {
        ExplainedPhone phone =
                Telling.phone(
                        "    5\t  1.900001\t10.0.0.5\t→\t10.0.0.1 \tTFTP\t73\tRead Request, File:"
                                + " SEP001B0C18BDC1.cnf.xml, Transfer type: octet\n"
                                + "    6\t  1.910000\t 10.0.0.1\t→\t10.0.0.5\tTFTP\t61\tError Code,"
                                + " Code: File not found, Message: File not found\n");

        assertThat(Telling.codes(phone)).containsExactly("configuration-missing");
    }

    @Test
    void tcpdump_s_packets_have_their_own_times_too() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        08:00:00.250000 IP 10.0.0.5.50000 > 10.0.0.1.69: TFTP, length 34, RRQ "CTLSEP001B0C18BDC1.tlv" octet
                        08:20:00.000000 IP 10.0.0.5.50001 > 10.0.0.1.69: TFTP, length 34, RRQ "SEP001B0C18BDC1.cnf.xml" octet
                        """);

        assertThat(phone.summary().firstSeen()).hasToString("2026-03-10T08:00:00.250Z");
    }

    @Test
    void a_short_file_that_tcpdump_saw_acknowledged_was_there() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        08:00:01.100000 IP 10.0.0.5.50003 > 10.0.0.1.69: TFTP, length 34, RRQ "SEP001B0C18BDC1.cnf.xml" octet
                        08:00:01.102000 IP 10.0.0.1.37021 > 10.0.0.5.50003: UDP, length 304
                        08:00:01.105000 IP 10.0.0.5.50003 > 10.0.0.1.37021: UDP, length 4
                        08:00:01.300000 IP 10.0.0.5.50004 > 10.0.0.1.69: TFTP, length 21, RRQ "dialplan.xml" octet
                        """);

        assertThat(Telling.told(phone))
                .contains("FileSent SEP001B0C18BDC1.cnf.xml")
                .doesNotContain("FileAbsent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void what_tcpdump_prints_in_words_and_in_bytes_is_told_once() {
        Bytes request =
                TftpCodec.encode(new TftpInput.ReadRequest("dialplan.xml", "octet", List.of()));
        Bytes no = TftpCodec.encode(new TftpInput.Error(1, "File not found"));
        String text =
                """
                08:00:01.300000 IP 10.0.0.5.50004 > 10.0.0.1.69: TFTP, length 21, RRQ "dialplan.xml" octet
                %s08:00:01.302000 IP 10.0.0.1.37028 > 10.0.0.5.50004: UDP, length 19
                %s\
                """
                        .formatted(
                                tcpdumpHex(Wire.udp(PHONE, 50004, SERVER, 69, request)),
                                tcpdumpHex(Wire.udp(SERVER, 37028, PHONE, 50004, no)));

        assertThat(Telling.told(Telling.phone(text))).containsOnlyOnce("FileAbsent dialplan.xml");
    }

    private static String tcpdumpHex(Bytes packet) {
        var dump = new StringBuilder();
        for (int at = 0; at < packet.size(); at += 16) {
            dump.append("\t0x%04x: ".formatted(at));
            for (int i = at; i < Math.min(packet.size(), at + 16); i++) {
                dump.append(i % 2 == 0 ? " " : "").append("%02x".formatted(packet.at(i)));
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
