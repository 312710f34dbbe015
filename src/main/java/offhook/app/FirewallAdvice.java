package offhook.app;

import offhook.app.FirewallRules.Fate;
import offhook.app.ServedPorts.Entrance;
import offhook.app.ServedPorts.Use;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to say of firewalls: what they keep out, what that costs the phones, and the commands that
 * let it in. Pure.
 */
final class FirewallAdvice {
    private static final String SUBJECT = "firewall";

    /** What is kept out. */
    private record Kept(Firewall by, Entrance entrance, Fate fate) {}

    private FirewallAdvice() {}

    static Doctor.Check on(Firewall firewall, List<Entrance> entrances) {
        return shut(List.of(firewall), entrances)
                .orElseGet(
                        () ->
                                new Doctor.Check(
                                        SUBJECT,
                                        true,
                                        firewall.name() + " is on and lets phones in"));
    }

    /** Empty if they let everything in. */
    static Optional<Doctor.Check> shut(List<Firewall> firewalls, List<Entrance> entrances) {
        var kept = new ArrayList<Kept>();
        for (Firewall firewall : firewalls) {
            for (Entrance entrance : entrances) {
                Fate fate = firewall.fate(entrance.arrival());
                if (fate != Fate.LET_IN) {
                    kept.add(new Kept(firewall, entrance, fate));
                }
            }
        }
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        boolean isWrong = kept.stream().anyMatch(it -> it.entrance().use().isNeeded());
        String cure = "; let them in with: " + openings(kept);
        return Optional.of(
                isWrong
                        ? new Doctor.Check(SUBJECT, Doctor.Level.WRONG, wrong(kept) + cure)
                        : new Doctor.Check(SUBJECT, Doctor.Level.NOTE, note(kept) + cure));
    }

    private static String wrong(List<Kept> kept) {
        Firewall.Shut shut = shut(kept);
        var out = new ArrayList<String>();
        if (!shut.udp().isEmpty()) {
            out.add("UDP " + PacketFilter.joined(shut.udp(), " and "));
        }
        if (!shut.tcp().isEmpty()) {
            out.add("TCP " + PacketFilter.joined(shut.tcp(), " and "));
        }
        String who = names(kept) + " and may keep ";
        String replies =
                "the acknowledgements of what we send (they come to another port than requests, and"
                        + " no rule lets established connections in)";
        if (out.isEmpty()) {
            return who + "out " + replies;
        }
        String ports = who + "phones out at " + String.join(" and ", out);
        return shut.areReplies() ? ports + ", and " + replies : ports;
    }

    /**
     * Phones are served without these; what a phone does then was not seen, so it is "probably".
     */
    private static String note(List<Kept> kept) {
        var costs = new ArrayList<String>();
        of(Use.PHONE_HTTP, kept).ifPresent(it -> costs.add(http(it)));
        of(Use.PAGE, kept)
                .ifPresent(it -> costs.add("at " + port(it) + ", where people open our page"));
        return names(kept)
                + ", lets phones in for all that they need, and may keep out those that come"
                + " "
                + String.join(", and ", costs);
    }

    private static String http(Kept kept) {
        String asked = ", where some newer loads ask for a file before they ask by TFTP; ";
        String then =
                kept.fate() == Fate.DROPPED
                        ? "dropped without a word, each request probably waits until its"
                                + " connection times out"
                        : "rejected, they probably turn to TFTP at once";
        return "at " + port(kept) + asked + then;
    }

    private static Optional<Kept> of(Use use, List<Kept> kept) {
        // Of two firewalls, one that drops is the one that is felt.
        return kept.stream()
                .filter(it -> it.entrance().use() == use)
                .min((one, other) -> one.fate().compareTo(other.fate()));
    }

    private static String port(Kept kept) {
        return "TCP " + kept.entrance().arrival().port();
    }

    private static String names(List<Kept> kept) {
        List<String> names = kept.stream().map(it -> it.by().name()).distinct().toList();
        return String.join(" and ", names) + (names.size() == 1 ? " is on" : " are on");
    }

    private static Firewall.Shut shut(List<Kept> kept) {
        return Firewall.Shut.of(kept.stream().map(it -> it.entrance().arrival()).toList());
    }

    private static String openings(List<Kept> kept) {
        return kept.stream()
                .map(Kept::by)
                .distinct()
                .flatMap(
                        firewall ->
                                firewall
                                        .openings(
                                                shut(
                                                        kept.stream()
                                                                .filter(
                                                                        it ->
                                                                                it.by()
                                                                                        .equals(
                                                                                                firewall))
                                                                .toList()))
                                        .stream())
                .collect(Collectors.joining(" && "));
    }
}
