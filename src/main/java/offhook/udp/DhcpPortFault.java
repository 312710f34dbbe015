package offhook.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a DHCP socket could not be had, in a sentence that says what to do. */
final class DhcpPortFault {
    private static final Path SOCKETS = Path.of("/proc/net/udp");
    private static final Path PROCESSES = Path.of("/proc");

    private DhcpPortFault() {}

    static UdpException of(Interfaces.Card card, int port, Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        String what = "DHCP: UDP port " + port + " on " + card.name() + " cannot be had";
        if (why.contains("ermission denied")) {
            return new UdpException(
                    what
                            + ": ports under 1024 need root (sudo) or the capability"
                            + " cap_net_bind_service; or start with --no-dhcp and let another"
                            + " server say option 150 "
                            + card.address(),
                    cause);
        }
        if (why.contains("in use")) {
            return new UdpException(
                    what
                            + ": "
                            + holder(port).orElse("another program")
                            + " holds it; stop that one first, or start with --no-dhcp and let it"
                            + " say option 150 "
                            + card.address(),
                    cause);
        }
        return new UdpException(what + " (" + why + "); see --interface and --dhcp-port", cause);
    }

    /** The program that holds the port; Linux tells root, and everybody of his own. */
    static Optional<String> holder(int port) {
        try {
            Set<String> inodes = inodes(Files.readAllLines(SOCKETS), port);
            try (Stream<Path> processes = Files.list(PROCESSES)) {
                return processes
                        .filter(process -> process.getFileName().toString().matches("\\d+"))
                        .filter(process -> holds(process, inodes))
                        .findFirst()
                        .map(DhcpPortFault::name);
            }
        } catch (IOException e) {
            // Not Linux.
            return Optional.empty();
        }
    }

    /**
     * @param table as in /proc/net/udp: the second column is address:port in hex, the tenth the
     *     socket's number
     */
    static Set<String> inodes(List<String> table, int port) {
        String suffix = ":%04X".formatted(port);
        return table.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(cells -> cells.length > 9 && cells[1].endsWith(suffix))
                .map(cells -> "socket:[" + cells[9] + "]")
                .collect(Collectors.toSet());
    }

    private static boolean holds(Path process, Set<String> inodes) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> inodes.contains(target(file)));
        } catch (IOException e) {
            // Another user's, or gone meanwhile.
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(Path process) {
        try {
            String name = Files.readString(process.resolve("comm")).strip();
            return name + " (process " + process.getFileName() + ")";
        } catch (IOException e) {
            return "process " + process.getFileName();
        }
    }
}
