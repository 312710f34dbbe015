package offhook.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import offhook.tftp.TftpInput.Option;
import offhook.tftp.TftpInput.ReadRequest;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

class TftpCodecTest {
    @Test
    void the_request_of_a_real_7940_with_its_stray_nul_is_read() {
        assertThat(decode("\0\1OS79XX.TXT\0octet\0\0"))
                .isEqualTo(new ReadRequest("OS79XX.TXT", "octet", List.of()));
    }

    @Test
    void options_keep_order_case_and_repeats() {
        assertThat(decode("\0\1a\0OCTET\0tsize\0000\0BlkSize\0001448\0tsize\0001\0"))
                .isEqualTo(
                        new ReadRequest(
                                "a",
                                "OCTET",
                                List.of(
                                        new Option("tsize", "0"),
                                        new Option("BlkSize", "1448"),
                                        new Option("tsize", "1"))));
    }

    @Test
    void padding_between_options_and_a_name_without_value_are_left_out() {
        assertThat(decode("\0\1a\0octet\0\0\0tsize\0000\0\0\0blksize\0"))
                .isEqualTo(new ReadRequest("a", "octet", List.of(new Option("tsize", "0"))));
        assertThat(decode("\0\1a\0octet\0blksize\0001428"))
                .isEqualTo(new ReadRequest("a", "octet", List.of()));
    }

    @Test
    void an_empty_name_and_an_option_with_empty_value_are_read() {
        assertThat(decode("\0\1\0octet\0tsize\0\0"))
                .isEqualTo(new ReadRequest("", "octet", List.of(new Option("tsize", ""))));
    }

    @Test
    void a_request_that_breaks_off_says_where() {
        assertThat(decode("\0\1abc"))
                .hasToString(
                        "Unreadable[why=file at byte 5: ends without a" + " NUL after 3 byte(s)]");
        assertThat(decode("\0\1abc\0oct"))
                .hasToString(
                        "Unreadable[why=mode at byte 9: ends without" + " a NUL after 3 byte(s)]");
        assertThat(decode("\0"))
                .hasToString("Unreadable[why=opcode at byte 0: needs 2 byte(s), has" + " 1]");
        assertThat(decode("\0\7x"))
                .hasToString("Unreadable[why=opcode at byte 2: 7, expected 1 to" + " 6]");
    }

    @Test
    void a_name_longer_than_any_request_is_refused() {
        assertThat(decode("\0\1" + "a".repeat(513) + "\0octet\0"))
                .isInstanceOf(TftpInput.Unreadable.class);
        assertThat(decode("\0\1" + "a".repeat(512) + "\0octet\0")).isInstanceOf(ReadRequest.class);
        assertThat(decode("\0\1a\0" + "%n".repeat(300) + "\0"))
                .isInstanceOf(TftpInput.Unreadable.class);
    }

    @Test
    void every_byte_of_a_name_comes_back_as_sent() {
        var all = new StringBuilder();
        for (char c = 1; c < 256; c++) {
            all.append(c);
        }
        var request = new ReadRequest(all.toString(), "octet", List.of());

        assertThat(TftpCodec.decode(TftpCodec.encode(request).buffer())).isEqualTo(request);
    }

    @Test
    void an_error_without_its_nul_is_understood() {
        assertThat(decode("\0\5\0\1gone")).isEqualTo(new TftpInput.Error(1, "gone"));
    }

    @Test
    void the_buffer_is_read_from_its_position_and_not_moved() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 9, 0, 4, 1, 2, 9}).position(2).limit(6);

        assertThat(TftpCodec.decode(buffer)).isEqualTo(new TftpInput.Ack(0x0102));
        assertThat(buffer.position()).isEqualTo(2);
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(@ForAll("packets") TftpInput.Packet packet) {
        assertThat(TftpCodec.decode(TftpCodec.encode(packet).buffer())).isEqualTo(packet);
    }

    @Property(tries = 100)
    void every_prefix_and_every_flipped_bit_is_a_value(@ForAll("packets") TftpInput.Packet packet) {
        byte[] whole = TftpCodec.encode(packet).toArray();
        for (int size = 0; size < whole.length; size++) {
            assertThat(TftpCodec.decode(ByteBuffer.wrap(whole, 0, size))).isNotNull();
        }
        for (int bit = 0; bit < 8 * Math.min(whole.length, 80); bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(TftpCodec.decode(ByteBuffer.wrap(flipped))).isNotNull();
        }
    }

    @Property(tries = 300)
    void any_bytes_are_a_value(@ForAll byte[] bytes) {
        assertThat(TftpCodec.decode(ByteBuffer.wrap(bytes))).isNotNull();
    }

    @Provide
    Arbitrary<TftpInput.Packet> packets() {
        Arbitrary<String> text = Arbitraries.strings().withCharRange('!', 'ÿ').ofMaxLength(40);
        Arbitrary<String> word = text.filter(s -> !s.isEmpty());
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 65_535);
        Arbitrary<List<Option>> options =
                Combinators.combine(word, text).as(Option::new).list().ofMaxSize(5);
        return Arbitraries.oneOf(
                Combinators.combine(text, text, options).as(ReadRequest::new),
                Combinators.combine(text, text).as(TftpInput.WriteRequest::new),
                Combinators.combine(number, Arbitraries.bytes().array(byte[].class).ofMaxSize(600))
                        .as((block, bytes) -> new TftpInput.Data(block, Bytes.of(bytes))),
                number.map(TftpInput.Ack::new),
                Combinators.combine(number, text).as(TftpInput.Error::new),
                options.map(TftpInput.OptionAck::new));
    }

    private static TftpInput decode(String bytes) {
        return TftpCodec.decode(Bytes.ofText(bytes).buffer());
    }
}
