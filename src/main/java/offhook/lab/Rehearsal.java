package offhook.lab;

import offhook.address.Ipv4;
import offhook.desk.Desk;
import offhook.desk.Input;
import offhook.event.Observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        this.station = new VirtualStation(lan, stationAddress, newDesk, library, events);
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
        boolean isDone = lan.run(limit.toNanos(), this::haveAllArrived);
        return report(isDone);
    }

    /** The station loses power for so long, then goes on from what it had stored. */
    public void cutStation(Duration off) {
        station.powerOff();
        lan.run(lan.nowNanos() + off.toNanos(), () -> false);
        station.powerOn(lan.nowNanos());
    }

    private boolean haveAllArrived() {
        List<VirtualPhone> phones = lan.phonesUnderWay();
        for (int i = 0; i < phones.size(); i++) {
            if (!fleet.get(i).isReachedBy(phones.get(i))) {
                return false;
            }
        }
        return true;
    }

    private RehearsalReport report(boolean isDone) {
        var left = new ArrayList<RehearsalReport.Left>();
        List<VirtualPhone> phones = lan.phonesUnderWay();
        for (int i = 0; i < phones.size(); i++) {
            if (!fleet.get(i).isReachedBy(phones.get(i))) {
                left.add(new RehearsalReport.Left(fleet.get(i), phones.get(i)));
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

    /** The desk as it is now, for questions about its phones. */
    public Desk desk() {
        return station.desk();
    }
}
