package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.SERVER;
import static offhook.tftp.TableBench.content;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.wire.Bytes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests byte for byte as boot loaders and clients other than phones write them. */
class ClientStylesTest {
    private static final Bytes FILE = content(10_000);

    private final TableBench bench = new TableBench();

    @BeforeEach
    void files() {
        for (String name :
                List.of(
                        "uImage",
                        "pxelinux.0",
                        "Boot\\x86\\wdsnbp.com",
                        "\\BOOT\\BCD",
                        "ios.bin")) {
            bench.with(name, FILE);
        }
    }

    /** {@code |} stands for the NUL behind each text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    # U-Boot: timeout first, then tsize and blksize, since 2020 windowsize
                    uImage|octet|timeout|5|; timeout=5
                    uImage|octet|timeout|5|tsize|0|blksize|1468|; timeout=5 tsize=10000 blksize=1468
                    uImage|octet|timeout|5|tsize|0|blksize|1468|windowsize|8|; \
                    timeout=5 tsize=10000 blksize=1468 windowsize=8
                    # Intel's PXE ROM asks the size alone, then again with a block size
                    pxelinux.0|octet|tsize|0|; tsize=10000
                    pxelinux.0|octet|blksize|1456|; blksize=1456
                    # iPXE; multicast (RFC 2090) is not ours
                    pxelinux.0|octet|blksize|1432|tsize|0|multicast||; blksize=1432 tsize=10000
                    # Windows: mode in capitals or not, backslashes, msftwindow beside RFC 7440's
                    Boot\\x86\\wdsnbp.com|OCTET|; -
                    \\BOOT\\BCD|octet|tsize|0|blksize|1456|windowsize|4|msftwindow|31416|; \
                    tsize=10000 blksize=1456 windowsize=4
                    \\BOOT\\BCD|Octet|BLKSIZE|1456|TSIZE|0|; BLKSIZE=1456 TSIZE=10000
                    # Cisco IOS; a mode that it writes with a capital
                    ios.bin|octet|blksize|8192|; blksize=1468
                    ios.bin|Octet|; -
                    """)
    void a_request_is_granted_what_it_means(String request, String granted) {
        ask(PHONE, request);

        assertThat(granted(bench.only(1))).isEqualTo(granted);
        assertThat(fetched()).isEqualTo(FILE);
    }

    @Test
    void a_pxe_rom_ends_the_question_for_the_size_and_asks_anew() {
        ask(PHONE, "pxelinux.0|octet|tsize|0|");
        bench.reply(new TftpInput.Error(0, "TFTP Aborted"));
        assertThat(bench.table.size()).isZero();

        ask(new Endpoint(PHONE.address(), PHONE.port() + 1), "pxelinux.0|octet|blksize|1456|");
        assertThat(fetched()).isEqualTo(FILE);
        assertThat(bench.ended).hasSize(2);
    }

    private void ask(Endpoint client, String request) {
        byte[] text = request.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
        var datagram = ByteBuffer.allocate(2 + text.length).putShort((short) 1).put(text).flip();
        bench.table.onRequest(client, SERVER, datagram, bench.now);
    }

    private static String granted(TftpInput answer) {
        if (!(answer instanceof TftpInput.OptionAck(var options))) {
            return "-";
        }
        var words = new ArrayList<String>();
        options.forEach(option -> words.add(option.name() + "=" + option.value()));
        return String.join(" ", words);
    }

    /** What the client has once it has acknowledged everything, window by window. */
    private Bytes fetched() {
        var got = new byte[FILE.size()];
        int at = 0;
        int seen = bench.sent.size() - 1;
        if (bench.last().packet() instanceof TftpInput.OptionAck) {
            bench.ack(0);
        }
        int full = 0;
        while (at < got.length && bench.table.size() > 0) {
            int last = 0;
            for (; seen < bench.sent.size(); seen++) {
                if (bench.sent.get(seen).packet() instanceof TftpInput.Data(int block, var part)) {
                    full = Math.max(full, part.size());
                    System.arraycopy(part.toArray(), 0, got, (block - 1) * full, part.size());
                    at = (block - 1) * full + part.size();
                    last = block;
                }
            }
            bench.ack(last);
        }
        return Bytes.of(Arrays.copyOf(got, at));
    }
}
