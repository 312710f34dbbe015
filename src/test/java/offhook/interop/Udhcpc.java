package offhook.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * BusyBox' DHCP client, once, as a phone: what it is told is kept for each card.
 *
 * @param folder for its script and what it is told
 * @param program where it is
 */
record Udhcpc(Path folder, String program) {
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-7961G";

    /** Skips the test where there is none. */
    static Udhcpc in(Path folder) {
        return new Udhcpc(folder, Foreign.program("udhcpc"));
    }

    List<String> command(String card, String... further) throws IOException {
        Path script = folder.resolve("script");
        Files.writeString(
                script,
                """
                #!/bin/sh
                [ "$1" = bound ] && env > "%s/told-$interface"
                exit 0
                """
                        .formatted(folder));
        script.toFile().setExecutable(true);
        var command = new ArrayList<>(List.of(program, "-f", "-q", "-n", "-i", card));
        command.addAll(List.of("-V", VENDOR_CLASS, "-s", script.toString()));
        command.addAll(List.of("-O", "150", "-O", "tftp"));
        command.addAll(List.of(further));
        return command;
    }

    /** What it took: a line each, {@code ip=192.168.71.20}. */
    List<String> told(String card) throws IOException {
        return Files.readAllLines(folder.resolve("told-" + card));
    }
}
