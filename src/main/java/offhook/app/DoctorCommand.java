package offhook.app;

import offhook.udp.Interfaces;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    @Option(names = "--tftp-port", paramLabel = "PORT", description = "default: 69")
    private int tftpPort = 69;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    /** What the command prints as JSON. */
    record Document(boolean fine, List<Doctor.Check> checks) {}

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        var doctor = new Doctor(dhcpPort, tftpPort, Clock.systemUTC());
        List<Doctor.Check> checks = doctor.examine(Optional.ofNullable(card), Interfaces.all());
        for (Doctor.Check check : checks) {
            String mark = check.fine() ? console.green("fine ") : console.red("wrong");
            console.say(mark + "  " + check.subject() + ": " + check.sentence());
        }
        boolean isFine = checks.stream().allMatch(Doctor.Check::fine);
        console.document(new Document(isFine, checks));
        return isFine ? 0 : WRONG;
    }
}
