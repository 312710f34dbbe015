package offhook.app;

import offhook.udp.Interfaces;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code offhook doctor}: what stands in the way of serving here. */
@Command(
        name = "doctor",
        description =
                "Ports, link, address, firewall, other DHCP servers: what to put right first.")
final class DoctorCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @Option(names = "--interface", paramLabel = "NAME", description = "by name or address")
    private String card;

    @Option(names = "--dhcp-port", paramLabel = "PORT", description = "default: 67")
    private int dhcpPort = 67;

    @Mixin private FilePortOptions filePorts;

    @Option(names = "--no-dhcp", description = "as with serve: another server gives the addresses")
    private boolean hasNoDhcp;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    /** What the command prints as JSON. */
    record Document(boolean fine, List<Line> checks) {}

    /**
     * @param fine not wrong: phones get there
     * @param level fine, note or wrong
     */
    record Line(String subject, boolean fine, String level, String sentence) {}

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        var doctor = new Doctor(ports(), Clock.systemUTC());
        List<Line> lines =
                doctor.examine(Optional.ofNullable(card), Interfaces.all()).stream()
                        .map(DoctorCommand::line)
                        .toList();
        for (Line line : lines) {
            String mark =
                    switch (line.level()) {
                        case "fine" -> console.green("fine ");
                        case "note" -> console.yellow("note ");
                        default -> console.red("wrong");
                    };
            console.say(mark + "  " + line.subject() + ": " + line.sentence());
        }
        boolean isFine = lines.stream().allMatch(Line::fine);
        console.document(new Document(isFine, lines));
        return isFine ? 0 : WRONG;
    }

    private ServedPorts ports() {
        ServeCommand.checkPort("--dhcp-port", dhcpPort);
        return new ServedPorts(
                hasNoDhcp ? OptionalInt.empty() : OptionalInt.of(dhcpPort),
                filePorts.tftpPort(),
                filePorts.over(TftpSettings.DEFAULTS).dataPorts(),
                filePorts.phoneHttpPort(),
                OptionalInt.empty());
    }

    static Line line(Doctor.Check check) {
        return new Line(
                check.subject(),
                check.level() != Doctor.Level.WRONG,
                check.level().name().toLowerCase(Locale.ROOT),
                check.sentence());
    }
}
