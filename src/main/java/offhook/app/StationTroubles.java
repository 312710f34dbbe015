package offhook.app;

import offhook.store.Store;
import offhook.udp.DhcpPort;
import offhook.udp.TftpPort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps a station from its work, in sentences for its operator. Any thread.
 *
 * @param notices what was found damaged at the start
 */
record StationTroubles(
        List<String> notices,
        Store store,
        DeskLoop desk,
        TftpPort tftp,
        Optional<DhcpSide> dhcp,
        SteadyClock clock,
        StationSetup setup,
        OtherServers others,
        StationLines lines,
        ClientPace pace,
        UnreadableInputs unreadable) {
    /** What a time server corrects little by little is nobody's concern. */
    private static final Duration CLOCK_MOVED = Duration.ofMinutes(1);

    /** Sentences for the operator: what was found damaged, what does not work now. */
    List<String> now() {
        var troubles = new ArrayList<>(notices);
        troubles.addAll(store.notices());
        troubles.addAll(DeskTroubles.of(desk, setup.data(), setup.home().database()));
        dhcp.ifPresent(side -> troubles.addAll(side.cards().troubles()));
        clockMoved(clock.wallAhead()).ifPresent(troubles::add);
        troubles.addAll(others.sentences());
        troubles.addAll(lines.troubles());
        return List.copyOf(troubles);
    }

    /** Sentences about what is over and what others did; any machine on the LAN can cause them. */
    List<String> oddities() {
        var oddities = new ArrayList<>(DeskTroubles.past(desk));
        dhcp.filter(DhcpSide::answers)
                .ifPresent(side -> drops(side.port()).ifPresent(oddities::add));
        oddities.addAll(TftpTroubles.of(tftp));
        pace.sentence().ifPresent(oddities::add);
        dhcp.flatMap(DhcpSide::probe).ifPresent(probe -> oddities.addAll(probe.sentences()));
        unreadable.sentence().ifPresent(oddities::add);
        return List.copyOf(oddities);
    }

    private static Optional<String> drops(DhcpPort port) {
        long asked = port.drops().orElse(0);
        return asked + port.droppedReplies() == 0
                ? Optional.empty()
                : Optional.of(
                        "the system dropped "
                                + asked
                                + " DHCP requests before and "
                                + port.droppedReplies()
                                + " replies after they reached the station: it was too busy,"
                                + " or the network was down; phones ask again.");
    }

    /** The station's own clock stands still while the machine sleeps, as a laptop does. */
    static Optional<String> clockMoved(Duration ahead) {
        return ahead.abs().compareTo(CLOCK_MOVED) < 0
                ? Optional.empty()
                : Optional.of(
                        "this machine's clock was set "
                                + (ahead.isNegative() ? "back" : "forward")
                                + " by "
                                + Quantities.duration(ahead.abs())
                                + (ahead.isNegative() ? "" : ", or it slept so long,")
                                + " while the station ran. Leases go on as promised; times in"
                                + " stories are right again after a restart.");
    }
}
