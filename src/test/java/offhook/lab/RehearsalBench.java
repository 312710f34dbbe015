package offhook.lab;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.event.Observed;
import offhook.event.StationEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A fleet, the real desk, and made-up firmware. */
final class RehearsalBench {
    static final Ipv4 STATION = Ipv4.of("10.79.0.1");

    final List<Observed> events = new ArrayList<>();
    final List<String> screens = new ArrayList<>();
    final Rehearsal rehearsal;

    RehearsalBench(List<Assignment> fleet, long seed, int partBytes, LanFault... faults) {
        var library =
                RehearsalLibrary.madeUp(MixedFleet.loads(), seed, MadeUpSizes.ofBytes(partBytes));
        var scope = Scope.of(Subnet.read("10.79.0.0/16").orElseThrow());
        var settings =
                new DeskSettings(
                        new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(STATION)),
                        new Targets(Map.of(), java.util.Optional.empty()),
                        STATION,
                        Duration.ofMinutes(2));
        Supplier<Desk> desk = () -> new Desk(settings, KnownPhones.CATALOGUE, library.library());
        rehearsal =
                new Rehearsal(
                        fleet,
                        seed,
                        List.of(faults),
                        STATION,
                        desk,
                        library,
                        events::add,
                        (now, phone, what) ->
                                screens.add("%7.1f %s %s".formatted(now / 1e9, phone.mac(), what)));
    }

    String stories(RehearsalReport report) {
        var text = new StringBuilder();
        report.left().stream()
                .limit(3)
                .forEach(left -> text.append(left).append('\n').append(story(left.phone())));
        return text.toString();
    }

    /** A step is proved once in the life of a plan, or the station forgot it. */
    List<String> stepsProvedTwice() {
        var seen = new HashSet<String>();
        return events.stream()
                .filter(event -> event.event() instanceof StationEvent.StepProved)
                .map(
                        event ->
                                event.phone()
                                        + " "
                                        + ((StationEvent.StepProved) event.event()).load())
                .filter(step -> !seen.add(step))
                .toList();
    }

    /** Everything that was noted of one phone, for people who look at a failed test. */
    String story(VirtualPhone phone) {
        var text = new StringBuilder();
        events.stream()
                .filter(event -> event.phone().equals(phone.mac()))
                .forEach(
                        event ->
                                text.append(event.at())
                                        .append(' ')
                                        .append(event.event())
                                        .append('\n'));
        screens.stream()
                .filter(line -> line.contains(phone.mac().toString()))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
