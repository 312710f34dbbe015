package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.disk.PhoneData;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.lab.LanFault;
import offhook.lab.Rehearsal;
import offhook.lab.RehearsalLibrary;
import offhook.lab.RehearsalReport;
import offhook.phone.PhoneCatalogue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A rehearsal in virtual time, told to people and programs. */
final class LabRehearsal {
    private static final Ipv4 STATION = Ipv4.of("10.79.0.1");

    /** Room for every phone that a lab may have. */
    private static final Subnet LAN = Subnet.around(STATION, 16);

    private static final int LEFT_TOLD_MAX = 20;

    /**
     * The document of {@code --json}.
     *
     * @param traceHash two runs with the same value were the same run
     */
    record Document(
            int phones,
            int arrived,
            boolean haveAllArrived,
            String firmware,
            long seed,
            double virtualSeconds,
            double realSeconds,
            long datagrams,
            String traceHash,
            List<String> left) {}

    private final Console console;
    private final LabFleet fleet;
    private final long seed;
    private final List<LanFault> faults;
    private final Set<MacAddress> arrived = new HashSet<>();

    LabRehearsal(Console console, LabFleet fleet, long seed, List<LanFault> faults) {
        this.console = console;
        this.fleet = fleet;
        this.seed = seed;
        this.faults = faults;
    }

    int run(Duration limit) {
        console.say(
                "%s virtual phones, %s, seed %d."
                        .formatted(
                                Quantities.number(fleet.phones().size()), fleet.firmware(), seed));
        RehearsalLibrary library = fleet.library().orElseThrow();
        PhoneCatalogue catalogue = PhoneData.catalogue();
        DeskSettings settings = settings();
        Supplier<Desk> desk = () -> new Desk(settings, catalogue, library.library());
        long before = System.nanoTime();
        var rehearsal =
                new Rehearsal(
                        fleet.phones(),
                        seed,
                        faults,
                        STATION,
                        desk,
                        library,
                        this::note,
                        (now, phone, what) -> {});
        RehearsalReport report = rehearsal.run(limit);
        double seconds = (System.nanoTime() - before) / 1e9;
        tell(report, seconds);
        return report.haveAllArrived() ? 0 : Failures.NOT_FINE;
    }

    private static DeskSettings settings() {
        return new DeskSettings(
                new Scopes(List.of(Scope.of(LAN)), Scopes.Serve.PHONES, Set.of(STATION)),
                new Targets(Map.of(), Optional.empty()),
                STATION,
                DeskSettings.CONVERTING_LEASE_USUAL);
    }

    private void note(Observed observed) {
        if (observed.event() instanceof StationEvent.Arrived && arrived.add(observed.phone())) {
            console.progress(
                    "%s of %s arrived"
                            .formatted(
                                    Quantities.number(arrived.size()),
                                    Quantities.number(fleet.phones().size())));
        }
    }

    private void tell(RehearsalReport report, double seconds) {
        int there = report.phones() - report.left().size();
        String sum =
                "%s of %s arrived in %s of virtual time"
                        .formatted(
                                Quantities.number(there),
                                Quantities.number(report.phones()),
                                Quantities.duration(report.virtualTime()));
        console.say(report.haveAllArrived() ? console.green(sum) : console.red(sum));
        console.say(
                "%s datagrams in %.1f s, %s a second; trace %s"
                        .formatted(
                                Quantities.number(report.deliveries()),
                                seconds,
                                Quantities.number((long) (report.deliveries() / seconds)),
                                report.traceText()));
        report.left().stream()
                .limit(LEFT_TOLD_MAX)
                .forEach(left -> console.say(console.red(left.toString())));
        if (report.left().size() > LEFT_TOLD_MAX) {
            console.say("… and %d more".formatted(report.left().size() - LEFT_TOLD_MAX));
        }
        console.document(
                new Document(
                        report.phones(),
                        there,
                        report.haveAllArrived(),
                        fleet.firmware(),
                        seed,
                        report.virtualTime().toMillis() / 1000.0,
                        Math.round(seconds * 10) / 10.0,
                        report.deliveries(),
                        report.traceText(),
                        report.left().stream().map(Object::toString).toList()));
    }
}
