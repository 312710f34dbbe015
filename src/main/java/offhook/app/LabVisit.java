package offhook.app;

import offhook.address.MacAddress;
import offhook.app.Failures.MachineRefused;
import offhook.lab.Ailment;
import offhook.lab.Assignment;
import offhook.lab.LabServers;
import offhook.lab.LanFault;
import offhook.lab.PhoneActivity;
import offhook.lab.RealLab;
import offhook.lab.VirtualPhone;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual phones on real sockets, against whatever server is there. */
final class LabVisit {
    private static final Duration POWER_APART = Duration.ofMillis(50);

    /**
     * The document of {@code --json}.
     *
     * @param fine on their target, or running if none was said
     */
    record Document(int phones, int fine, double seconds, long datagrams, List<Row> rows) {
        record Row(
                String mac,
                String model,
                String ran,
                String runs,
                String activity,
                int starts,
                boolean isFine) {}
    }

    private final Map<MacAddress, String> lastSaid = new HashMap<>();
    private final Console console;
    private final LabFleet fleet;
    private final LabServers servers;
    private final long seed;
    private final double speed;
    private final List<LanFault> faults;

    LabVisit(
            Console console,
            LabFleet fleet,
            LabServers servers,
            long seed,
            double speed,
            List<LanFault> faults) {
        this.console = console;
        this.fleet = fleet;
        this.servers = servers;
        this.seed = seed;
        this.speed = speed;
        this.faults = faults;
    }

    int run(Duration limit) {
        console.say(
                "%d virtual phones against TFTP %s%s."
                        .formatted(
                                fleet.phones().size(),
                                text(servers.tftp()),
                                servers.dhcp()
                                        .map(dhcp -> " and DHCP " + text(dhcp))
                                        .orElse("; the lab itself names it to them")));
        Optional<Ailment> ailment = fleet.phones().getFirst().start().ailment();
        ailment.ifPresent(one -> sayAilment(one, limit));
        // What is wrong with them may show long after they run what they shall.
        boolean goesOn = ailment.flatMap(Ailment::code).isPresent();
        try (var lab = new RealLab(servers, seed, speed, faults, this::screen)) {
            Duration powerAfter = Duration.ZERO;
            for (Assignment one : fleet.phones()) {
                lab.plugIn(one.start(), powerAfter);
                powerAfter = powerAfter.plus(POWER_APART);
            }
            lab.run(limit, () -> !goesOn && areAllFine(lab));
            tell(lab);
            return areAllFine(lab) ? 0 : Failures.NOT_FINE;
        } catch (IOException why) {
            throw new MachineRefused(
                    "the virtual phones could not use their sockets: " + why.getMessage(), why);
        }
    }

    private void sayAilment(Ailment ailment, Duration limit) {
        console.say(
                "What is wrong with them: %s. %s"
                        .formatted(
                                ailment.sentence(),
                                ailment.code()
                                        .map(
                                                code ->
                                                        ("A station should come to the finding %s."
                                                             + " They go on for %d s, or until"
                                                             + " Ctrl-C.")
                                                                .formatted(code, limit.toSeconds()))
                                        .orElse("A station should get over it.")));
    }

    private static String text(java.net.InetSocketAddress socket) {
        return socket.getAddress().getHostAddress() + ":" + socket.getPort();
    }

    /** What a phone goes on saying is said once. */
    private void screen(long nowNanos, VirtualPhone phone, String what) {
        if (what.equals(lastSaid.put(phone.mac(), what))) {
            return;
        }
        console.say(
                "%8.1f s  %s %s  %s"
                        .formatted(nowNanos / 1e9, phone.model().label(), phone.mac(), what));
    }

    private boolean areAllFine(RealLab lab) {
        List<VirtualPhone> phones = lab.phones();
        for (int i = 0; i < phones.size(); i++) {
            if (!isFine(fleet.phones().get(i), phones.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFine(Assignment one, VirtualPhone phone) {
        return one.target().isEmpty()
                ? phone.activity() == PhoneActivity.RUNNING
                : one.isReachedBy(phone);
    }

    private void tell(RealLab lab) {
        List<VirtualPhone> phones = lab.phones();
        List<Document.Row> rows =
                java.util.stream.IntStream.range(0, phones.size())
                        .mapToObj(i -> row(fleet.phones().get(i), phones.get(i)))
                        .toList();
        int fine = (int) rows.stream().filter(Document.Row::isFine).count();
        double seconds = lab.now() / 1_000_000 / 1000.0;
        console.say("");
        rows.forEach(
                row ->
                        console.say(
                                "%s %-6s %-22s %-22s %2d starts  %s"
                                        .formatted(
                                                row.mac(),
                                                row.model(),
                                                row.ran(),
                                                row.runs(),
                                                row.starts(),
                                                row.isFine()
                                                        ? console.green(row.activity())
                                                        : console.red(row.activity()))));
        String sum =
                "%d of %d are where they shall be, after %.0f s and %s datagrams"
                        .formatted(fine, rows.size(), seconds, Quantities.number(lab.datagrams()));
        console.say(fine == rows.size() ? console.green(sum) : console.red(sum));
        console.document(new Document(rows.size(), fine, seconds, lab.datagrams(), rows));
    }

    private static Document.Row row(Assignment one, VirtualPhone phone) {
        return new Document.Row(
                phone.mac().toString(),
                phone.model().label(),
                one.start().load().orElse("its loader only"),
                phone.load().orElse("its loader only"),
                phone.activity().name().toLowerCase(java.util.Locale.ROOT),
                phone.boots(),
                isFine(one, phone));
    }
}
