package offhook.lab;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Desk;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;
import offhook.event.StationEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A whole conversion in virtual time: phones, a LAN with faults, and the station's own decisions.
 * Same seed, same run.
 */
public final class Rehearsal {
    /** Phones are switched on one after the other, as a power strip after a cut would not. */
    private static final long POWER_APART_NANOS = 20_000_000;

    private final List<Assignment> fleet;
    private final Set<MacAddress> saidToHaveArrived = new HashSet<>();
    private final VirtualLan lan;
    private final VirtualStation station;

    /**
     * @param newDesk makes an empty desk; again after each power cut of the station
     * @param events hears what the station notes down
     */
    public Rehearsal(
            List<Assignment> fleet,
            long seed,
            List<LanFault> faults,
            Ipv4 stationAddress,
            Supplier<Desk> newDesk,
            RehearsalLibrary library,
            Consumer<Observed> events,
            Audience audience) {
        this.fleet = List.copyOf(fleet);
        this.lan = new VirtualLan(seed, faults, audience);
        Consumer<Observed> heard =
                observed -> {
                    note(observed);
                    events.accept(observed);
                };
        this.station = new VirtualStation(lan, stationAddress, newDesk, library, heard);
        long powerAt = 0;
        for (Assignment one : fleet) {
            station.tell(
                    new Input.TargetChosen(
                            one.start().mac(),
                            RehearsalLibrary.load(one.target()),
                            "the rehearsal says so"));
            lan.plugIn(one.start(), powerAt);
            powerAt += POWER_APART_NANOS;
        }
    }

    /** Runs until all have arrived or the time is over. */
    public RehearsalReport run(Duration limit) {
        boolean isDone = lan.run(lan.nowNanos() + limit.toNanos(), this::haveAllArrived);
        return report(isDone);
    }

    /** Goes on for so long, whoever has arrived. */
    public void pass(Duration time) {
        lan.run(lan.nowNanos() + time.toNanos(), () -> false);
    }

    /** What the station says of each phone now. */
    public List<PhoneSummary> summaries() {
        return station.desk().phones(station.instant());
    }

    /** The station loses power for so long, then goes on from what it had stored. */
    public void cutStation(Duration off) {
        station.powerOff();
        lan.run(lan.nowNanos() + off.toNanos(), () -> false);
        station.powerOn(lan.nowNanos());
    }

    private void note(Observed observed) {
        switch (observed.event()) {
            case StationEvent.Arrived arrived -> saidToHaveArrived.add(observed.phone());
            case StationEvent.TargetSet set -> saidToHaveArrived.remove(observed.phone());
            default -> {}
        }
    }

    /** Both in truth and by what the station says. */
    private boolean hasArrived(int index) {
        VirtualPhone phone = lan.phonesUnderWay().get(index);
        return fleet.get(index).isReachedBy(phone) && saidToHaveArrived.contains(phone.mac());
    }

    private boolean haveAllArrived() {
        for (int i = 0; i < fleet.size(); i++) {
            if (!hasArrived(i)) {
                return false;
            }
        }
        return true;
    }

    private RehearsalReport report(boolean isDone) {
        var left = new ArrayList<RehearsalReport.Left>();
        for (int i = 0; i < fleet.size(); i++) {
            if (!hasArrived(i)) {
                VirtualPhone phone = lan.phonesUnderWay().get(i);
                boolean isSaid = saidToHaveArrived.contains(phone.mac());
                left.add(new RehearsalReport.Left(fleet.get(i), phone, isSaid));
            }
        }
        return new RehearsalReport(
                isDone,
                fleet.size(),
                left,
                Duration.ofNanos(lan.nowNanos()),
                lan.deliveries(),
                lan.traceHash());
    }

    VirtualPhone phone(MacAddress mac) {
        return lan.phonesUnderWay().stream()
                .filter(phone -> phone.mac().equals(mac))
                .findFirst()
                .orElseThrow();
    }

    /** The desk as it is now, for questions about its phones. */
    public Desk desk() {
        return station.desk();
    }
}
