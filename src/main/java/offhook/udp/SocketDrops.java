package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Datagrams that the kernel threw away because a socket's buffer was full: the only loss that
 * nobody else would notice.
 */
final class SocketDrops {
    private static final Path TABLE = Path.of("/proc/net/udp");

    private SocketDrops() {}

    /**
     * @param ends of our sockets
     * @return empty where the system doesn't tell
     */
    static OptionalLong of(Collection<Endpoint> ends) {
        try {
            return OptionalLong.of(
                    count(Files.readAllLines(TABLE, StandardCharsets.US_ASCII), ends));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Columns as in proc(5): the second is address:port in hex, the last the drops. A socket bound
     * to no address may be ours under any of them.
     */
    static long count(List<String> lines, Collection<Endpoint> ends) {
        long drops = 0;
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+");
            int colon = columns.length > 2 ? columns[1].indexOf(':') : -1;
            if (colon > 0 && columns[0].endsWith(":")) {
                // The address is a number of the machine: little-endian on all that we run on.
                int address = Integer.parseUnsignedInt(columns[1].substring(0, colon), 16);
                var at = new Ipv4(Integer.reverseBytes(address));
                int port = Integer.parseInt(columns[1].substring(colon + 1), 16);
                boolean isOurs =
                        ends.stream()
                                .anyMatch(
                                        end ->
                                                end.port() == port
                                                        && (at.isAny()
                                                                || end.address().equals(at)));
                drops += isOurs ? Long.parseLong(columns[columns.length - 1]) : 0;
            }
        }
        return drops;
    }
}
