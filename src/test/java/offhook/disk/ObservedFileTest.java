package offhook.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Logs and captures as they lie on disk: packed, cut, in any encoding. */
class ObservedFileTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000L, 123_456_000);

    @TempDir Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] pcap(int packets) {
        ByteBuffer file = ByteBuffer.allocate(24 + packets * 20).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
        file.putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (int i = 0; i < packets; i++) {
            file.putInt(1_700_000_000).putInt(123_456).putInt(4).putInt(60).putInt(i);
        }
        return file.array();
    }

    /** One section, one interface of nanoseconds, one packet. */
    private static byte[] pcapng() {
        ByteBuffer file = ByteBuffer.allocate(28 + 32 + 36).order(ByteOrder.BIG_ENDIAN);
        file.putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(0x10000)
                .putLong(-1)
                .putInt(28);
        file.putInt(1).putInt(32).putShort((short) 113).putShort((short) 0).putInt(0);
        file.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]); // 10^-9 s
        file.putInt(0).putInt(32);
        long nanos = 1_700_000_000L * 1_000_000_000L + 123_456_000L;
        file.putInt(6).putInt(36).putInt(0).putInt((int) (nanos >> 32)).putInt((int) nanos);
        file.putInt(4).putInt(4).putInt(7).putInt(36);
        return file.array();
    }

    private static List<PacketFile.Packet> packets(PacketFile file) {
        var packets = new ArrayList<PacketFile.Packet>();
        Optional<PacketFile.Packet> next = file.next();
        while (next.isPresent()) {
            packets.add(next.get());
            next = file.next();
        }
        return packets;
    }

    @Test
    void pcap_and_pcapng_say_link_type_and_time() throws IOException {
        try (var pcap = ObservedFile.open(file(pcap(2)))) {
            assertThat(pcap.kind()).isEqualTo(ObservedFile.Kind.CAPTURE);
            assertThat(packets(pcap.packets()))
                    .hasSize(2)
                    .allSatisfy(packet -> assertThat(packet.at()).isEqualTo(AT))
                    .allSatisfy(packet -> assertThat(packet.linkType()).isEqualTo(1))
                    .allSatisfy(packet -> assertThat(packet.originalBytes()).isEqualTo(60));
        }
        try (var pcapng = ObservedFile.open(file(pcapng()))) {
            assertThat(packets(pcapng.packets()))
                    .singleElement()
                    .satisfies(
                            packet -> {
                                assertThat(packet.at()).isEqualTo(AT);
                                assertThat(packet.linkType()).isEqualTo(113);
                                assertThat(packet.bytes().getInt(0)).isEqualTo(7);
                            });
        }
    }

    @Test
    void a_capture_cut_anywhere_gives_what_came_before_and_says_so() throws IOException {
        byte[] whole = pcap(3);
        for (int cut = 24; cut < whole.length; cut++) {
            try (var file = ObservedFile.open(file(java.util.Arrays.copyOf(whole, cut)))) {
                PacketFile packets = file.packets();

                assertThat(packets(packets)).hasSize((cut - 24) / 20);
                assertThat(packets.trouble().isPresent()).isEqualTo((cut - 24) % 20 != 0);
            }
        }
    }

    @Test
    void flipped_bits_never_throw() throws IOException {
        for (byte[] whole : List.of(pcap(2), pcapng())) {
            for (int bit = 0; bit < whole.length * 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                try (var file = ObservedFile.open(file(flipped))) {
                    assertThat(packets(file.packets())).hasSizeLessThanOrEqualTo(2);
                }
            }
        }
    }

    @Test
    void a_log_is_read_whatever_its_packing_and_its_letters() throws IOException {
        String text = "RRQ from 10.0.0.5\nümlaut\r\n";
        for (byte[] content :
                List.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        text.getBytes(StandardCharsets.ISO_8859_1),
                        ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                        text.getBytes(StandardCharsets.UTF_16),
                        packed(text))) {
            try (var file = ObservedFile.open(file(content))) {
                assertThat(file.kind()).isEqualTo(ObservedFile.Kind.TEXT);
                LineFile lines = file.lines();

                assertThat(lines.next()).contains("RRQ from 10.0.0.5");
                assertThat(lines.next().orElseThrow().strip()).isEqualTo("ümlaut");
                assertThat(lines.next()).isEmpty();
            }
        }
    }

    private byte[] packed(String text) throws IOException {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(packed);
    }

    @Test
    void packed_text_that_is_cut_ends_with_a_reason() throws IOException {
        byte[] packed = packed("line\n".repeat(10_000));
        try (var file =
                ObservedFile.open(file(java.util.Arrays.copyOf(packed, packed.length / 2)))) {
            LineFile lines = file.lines();
            while (lines.next().isPresent()) {
                // To the end.
            }

            assertThat(lines.trouble()).contains("it is cut or damaged in the middle (gzip)");
        }
    }

    @Test
    void a_line_without_end_does_not_fill_the_memory() throws IOException {
        try (var file =
                ObservedFile.open(file("x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)))) {
            assertThat(file.lines().next().orElseThrow()).hasSize(LineFile.LINE_BYTES_MAX);
        }
    }

    /** Frames with a check sequence behind them: the draft's bits 26 and 28 to 31. */
    @Test
    void what_a_header_says_of_check_sequences_is_no_link_type() throws IOException {
        byte[] whole = pcap(1);
        whole[23] = 0x24;
        try (var file = ObservedFile.open(file(whole))) {
            assertThat(packets(file.packets()).getFirst().linkType()).isEqualTo(1);
        }
    }

    @Test
    void what_is_packed_in_another_way_is_no_text() throws IOException {
        for (int magic : new int[] {0x28b52ffd, 0xfd377a58, 0x04224d18, 0x377abcaf}) {
            ByteBuffer head = ByteBuffer.allocate(500).putInt(magic);
            head.put((byte) (magic == 0xfd377a58 ? 'Z' : 0x27)).put((byte) 0x1c);
            if (magic == 0xfd377a58) {
                head.put(5, (byte) 0);
            }
            while (head.hasRemaining()) {
                head.put((byte) (head.position() * 37 | 1));
            }
            try (var file = ObservedFile.open(file(head.array()))) {
                assertThat(file.kind()).isEqualTo(ObservedFile.Kind.UNKNOWN);
            }
        }
    }

    @Test
    void what_is_neither_is_named_so_and_a_folder_is_refused() throws IOException {
        try (var file = ObservedFile.open(file(new byte[1000]))) {
            assertThat(file.kind()).isEqualTo(ObservedFile.Kind.UNKNOWN);
        }
        try (var file = ObservedFile.open(file(new byte[0]))) {
            assertThat(file.kind()).isEqualTo(ObservedFile.Kind.EMPTY);
        }
        assertThatThrownBy(() -> ObservedFile.open(folder))
                .isInstanceOf(DiskException.class)
                .hasMessageContaining("it is a folder");
    }
}
