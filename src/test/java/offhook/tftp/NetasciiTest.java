package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class NetasciiTest {
    @Test
    void line_feeds_and_returns_are_sent_as_pairs_and_tsize_counts_them() {
        var bench = new TableBench().with("f", Bytes.ofText("a\nb\rc"));
        bench.request(
                PHONE,
                new TftpInput.ReadRequest(
                        "f", "NetASCII", List.of(new TftpInput.Option("tsize", "0"))));
        assertThat(bench.only(1))
                .isEqualTo(new TftpInput.OptionAck(List.of(new TftpInput.Option("tsize", "7"))));

        bench.ack(0);
        assertThat(bench.only(2)).isEqualTo(new TftpInput.Data(1, Bytes.ofText("a\r\nb\r\0c")));
        bench.ack(1);
        assertThat(bench.ended.getFirst().acknowledgedBytes()).isEqualTo(5);
    }

    @Test
    void a_pair_is_cut_at_the_edge_of_a_block() {
        var blocks = new NetasciiBlocks(text("1234567\n\r8"), 8, 1);

        assertThat(block(blocks, 1)).isEqualTo("1234567\r");
        assertThat(block(blocks, 2)).isEqualTo("\n\r\0" + "8");
    }

    @Test
    void a_file_that_fills_its_last_block_ends_with_an_empty_one() {
        var blocks = new NetasciiBlocks(text("123456\n"), 8, 1);

        assertThat(block(blocks, 1)).isEqualTo("123456\r\n");
        assertThat(block(blocks, 2)).isEmpty();
    }

    @Test
    void a_half_pair_at_the_very_end_gets_a_block_of_its_own() {
        var blocks = new NetasciiBlocks(text("1234567\n"), 8, 1);

        assertThat(block(blocks, 1)).isEqualTo("1234567\r");
        assertThat(block(blocks, 2)).isEqualTo("\n");
    }

    @Test
    void a_long_file_is_sent_without_a_size() {
        FileContent big = FileContent.of(Bytes.of(new byte[(1 << 20) + 1]));

        assertThat(NetasciiBlocks.encodedSize(big)).isEmpty();
    }

    @Property(tries = 300)
    void any_file_in_windows_with_repeats_is_the_file_with_pairs(
            @ForAll @Size(max = 200) byte[] file,
            @ForAll @IntRange(min = 8, max = 20) int blockBytes,
            @ForAll @IntRange(min = 1, max = 5) int window) {
        for (int i = 0; i < file.length; i += 3) {
            file[i] = (byte) (i % 2 == 0 ? '\n' : '\r');
        }
        FileContent content = FileContent.of(Bytes.of(file));
        var blocks = new NetasciiBlocks(content, blockBytes, window);
        var got = new ByteWriter(1000);
        boolean isOver = false;
        for (long base = 1; !isOver; base += window) {
            // Once as sent first, once as a repeat from the middle; then once more and kept.
            for (long n = base; n < base + window; n++) {
                blocks.block(n);
            }
            for (long n = base + window / 2; n < base + window; n++) {
                blocks.block(n);
            }
            for (long n = base; n < base + window && !isOver; n++) {
                var buffer = blocks.block(n);
                isOver = buffer.remaining() < blockBytes;
                var bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                got.bytes(Bytes.of(bytes));
            }
        }

        String expected =
                new String(file, StandardCharsets.ISO_8859_1)
                        .replace("\r", "\r\0")
                        .replace("\n", "\r\n");
        assertThat(got.toBytes().text()).isEqualTo(expected);
        assertThat(NetasciiBlocks.encodedSize(content)).hasValue(expected.length());
    }

    private static FileContent text(String text) {
        return FileContent.of(Bytes.ofText(text));
    }

    private static String block(NetasciiBlocks blocks, long number) {
        return StandardCharsets.ISO_8859_1.decode(blocks.block(number)).toString();
    }
}
