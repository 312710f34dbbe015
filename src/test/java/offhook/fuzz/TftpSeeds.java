package offhook.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Sound datagrams and sound traffic to begin from. */
final class TftpSeeds {
    private TftpSeeds() {}

    static List<byte[]> datagrams() {
        return Stream.of(
                        "\0\1OS79XX.TXT\0octet\0\0",
                        "\0\1SEP001B0C18BDC1.cnf.xml\0octet\0",
                        "\0\1f\0OCTET\0blksize\0001428\0tsize\0000\0windowsize\0008\0timeout\0002\0",
                        "\0\2f\0netascii\0",
                        "\0\3\0\1some bytes",
                        "\0\4\0\7",
                        "\0\5\0\1File not found\0",
                        "\0\6blksize\0001428\0tsize\000999\0")
                .map(TftpSeeds::bytes)
                .toList();
    }

    /**
     * As {@link TftpTableFuzz} reads it: 0 and a length before a request's texts, 3 an ACK of what
     * was sent last, 7 and a count of 20 ms of silence.
     */
    static List<byte[]> traffic() {
        String plain = request("f\0octet\0");
        String options = request("f\0octet\0blksize\0001000\0windowsize\0004\0tsize\0000\0");
        String text = request("f\0netascii\0");
        String acks = "\3".repeat(42);
        return Stream.of(
                        plain + acks,
                        plain + "\7\7" + acks + "\7\u00ff".repeat(20),
                        options + acks,
                        options + "\3\4\u00fe\3\4\1\3\3",
                        text + acks,
                        request("l\0octet\0") + "\6\7\4" + acks,
                        request("e\0octet\0")
                                + request("i\0octet\0")
                                + request("n\0octet\0")
                                + "\3",
                        plain + plain + plain + "\3\5\25\35\45" + "\7\u00c8".repeat(5))
                .map(TftpSeeds::bytes)
                .toList();
    }

    private static String request(String texts) {
        return "\0" + (char) texts.length() + texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
