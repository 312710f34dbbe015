package offhook.udp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Datagrams that the kernel threw away because a socket's buffer was full: the only loss that
 * nobody else would notice.
 */
final class TftpDrops {
    private static final Path TABLE = Path.of("/proc/net/udp");

    private TftpDrops() {}

    /**
     * @param ports of our sockets
     * @return empty where the system doesn't tell
     */
    static OptionalLong ofPorts(Set<Integer> ports) {
        try {
            return OptionalLong.of(
                    count(Files.readAllLines(TABLE, StandardCharsets.US_ASCII), ports));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Columns as in proc(5): the second is address:port in hex, the last the drops. */
    static long count(List<String> lines, Set<Integer> ports) {
        long drops = 0;
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+");
            int colon = columns.length > 2 ? columns[1].indexOf(':') : -1;
            if (colon > 0
                    && columns[0].endsWith(":")
                    && ports.contains(Integer.parseInt(columns[1].substring(colon + 1), 16))) {
                drops += Long.parseLong(columns[columns.length - 1]);
            }
        }
        return drops;
    }
}
