package offhook.app;

import offhook.desk.OtherServer;
import offhook.desk.Scope;
import offhook.dhcp.AddressSpace;
import offhook.dhcp.Lease;
import offhook.udp.Interfaces;
import offhook.web.NetworkDocument;
import offhook.web.Surroundings.FirstRunWish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the station stands, and what a new one asks. On the web's threads. */
final class NetworkView {
    /** The firewall's tools are programs of their own: they are asked so often at most. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Station station;
    private final StationSetup setup;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private List<Doctor.Check> checks = List.of();

    NetworkView(Station station, StationSetup setup, Clock clock) {
        this.station = station;
        this.setup = setup;
        this.clock = clock;
    }

    NetworkDocument document() {
        List<Interfaces.Card> cards = Interfaces.all();
        List<Lease> leases = station.answered(desk -> desk.leases(clock.instant()));
        return new NetworkDocument(
                cards.stream().map(this::card).toList(),
                setup.dhcpPort().isPresent(),
                setup.desk().scopes().scopes().stream()
                        .map(scope -> subnet(scope, leases))
                        .toList(),
                leases.stream()
                        .sorted(Comparator.comparing(Lease::address))
                        .map(this::lease)
                        .toList(),
                station.others().found().stream().map(this::server).toList(),
                advice(cards),
                firstRun(cards));
    }

    private NetworkDocument.Card card(Interfaces.Card card) {
        return new NetworkDocument.Card(
                card.name(),
                card.address().toString(),
                card.subnet().toString(),
                card.hasLink(),
                card.isLoopback(),
                isServed(card),
                card.mac().map(Object::toString));
    }

    private boolean isServed(Interfaces.Card card) {
        return setup.cards().stream()
                .anyMatch(
                        one ->
                                one.name().equals(card.name())
                                        && one.address().equals(card.address()));
    }

    private NetworkDocument.Subnet subnet(Scope scope, List<Lease> leases) {
        long size =
                setup.desk().scopes().addressSpaces().stream()
                        .filter(space -> space.subnet().equals(scope.subnet()))
                        .mapToLong(AddressSpace::size)
                        .sum();
        long used =
                leases.stream()
                        .filter(
                                lease ->
                                        scope.pools().stream()
                                                .anyMatch(pool -> pool.contains(lease.address())))
                        .count();
        return new NetworkDocument.Subnet(
                scope.subnet().toString(),
                scope.pools().stream().map(Object::toString).toList(),
                scope.router().map(Object::toString),
                scope.tftp().isEmpty()
                        ? List.of(setup.desk().station().toString())
                        : scope.tftp().stream().map(Object::toString).toList(),
                size,
                used,
                Math.max(0, size - used));
    }

    private NetworkDocument.Lease lease(Lease lease) {
        return new NetworkDocument.Lease(
                lease.address().toString(),
                lease.mac().toString(),
                lease.grantedAt(),
                lease.endsAt(),
                lease.reserved(),
                station.views().phone(lease.mac()).isPresent());
    }

    private NetworkDocument.Server server(OtherServer other) {
        return new NetworkDocument.Server(
                other.server().toString(),
                other.interfaceName(),
                other.tftp().stream().map(Object::toString).toList(),
                PlainText.of(other.tftpName()),
                other.sendsPhonesTo(setup.desk().station()),
                PlainText.of(other.sentence(setup.desk().station())));
    }

    private List<NetworkDocument.Advice> advice(List<Interfaces.Card> cards) {
        var advice = new ArrayList<NetworkDocument.Advice>();
        for (Doctor.Check check : checks(cards)) {
            advice.add(advice(check));
        }
        for (String trouble : station.troubles().now()) {
            advice.add(new NetworkDocument.Advice("wrong", "station", trouble, ""));
        }
        return advice;
    }

    /** The doctor writes the cure behind a colon or a semicolon; it is one sentence for people. */
    private static NetworkDocument.Advice advice(Doctor.Check check) {
        String level = check.level().name().toLowerCase(Locale.ROOT);
        String sentence = check.sentence();
        int cut =
                check.level() == Doctor.Level.FINE
                        ? -1
                        : Math.max(sentence.lastIndexOf(": "), sentence.lastIndexOf("; "));
        return cut < 0
                ? new NetworkDocument.Advice(level, check.subject(), sentence, "")
                : new NetworkDocument.Advice(
                        level,
                        check.subject(),
                        sentence.substring(0, cut),
                        sentence.substring(cut + 2));
    }

    private synchronized List<Doctor.Check> checks(List<Interfaces.Card> cards) {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(LOOK_AGAIN))) {
            var doctor = new Doctor(ServedPorts.of(setup), clock);
            checks = doctor.whileServing(setup.cards(), cards);
            looked = now;
        }
        return checks;
    }

    private NetworkDocument.FirstRun firstRun(List<Interfaces.Card> cards) {
        FirstRun answered = FirstRun.read(setup.data());
        boolean hasPhones = !station.answered(desk -> desk.macs()).isEmpty();
        return new NetworkDocument.FirstRun(
                answered.isDone() || hasPhones,
                List.of(network(answered, cards), addresses(answered), library()));
    }

    private NetworkDocument.Decision network(FirstRun answered, List<Interfaces.Card> cards) {
        String active = setup.cards().getFirst().name();
        Interfaces.Choice usual = Interfaces.usual();
        Set<String> named = new HashSet<>();
        var choices =
                cards.stream()
                        .filter(card -> !card.isLoopback() || card.name().equals(active))
                        .filter(card -> named.add(card.name()))
                        .map(
                                card ->
                                        new NetworkDocument.Choice(
                                                card.name(),
                                                card.toString(),
                                                card.hasLink() || card.isLoopback()
                                                        ? ""
                                                        : "nothing is plugged in",
                                                usual.card().filter(card::equals).isPresent()))
                        .toList();
        return new NetworkDocument.Decision(
                "network",
                "Which network card are the phones on?",
                answered.network().orElse(active),
                active,
                choices,
                usual.why());
    }

    private NetworkDocument.Decision addresses(FirstRun answered) {
        String active = setup.dhcpPort().isPresent() ? FirstRun.HERE : FirstRun.ELSEWHERE;
        List<OtherServer> others = station.others().found();
        String note =
                others.isEmpty()
                        ? "No other DHCP server has answered here."
                        : String.join(" ", station.others().sentences());
        return new NetworkDocument.Decision(
                "addresses",
                "Who gives the phones their addresses?",
                answered.addresses().orElse(active),
                active,
                List.of(
                        new NetworkDocument.Choice(
                                FirstRun.HERE,
                                "This station",
                                "Right for a switch with nothing but phones on it.",
                                others.isEmpty()),
                        new NetworkDocument.Choice(
                                FirstRun.ELSEWHERE,
                                "Another DHCP server",
                                "Set its options 150 and 66 to "
                                        + setup.desk().station()
                                        + "; phones are then restarted by hand between two steps.",
                                !others.isEmpty())),
                PlainText.of(note));
    }

    private NetworkDocument.Decision library() {
        long here =
                station.views().library().loads().stream().filter(it -> it.isComplete()).count();
        return new NetworkDocument.Decision(
                "firmware",
                "Which firmware shall they get?",
                here == 0 ? "" : "here",
                here == 0 ? "" : "here",
                List.of(),
                here == 0
                        ? "The library is empty: drop Cisco's packages here."
                        : here
                                + (here == 1
                                        ? " complete load is here."
                                        : " complete loads are here."));
    }

    /** Empty if it was taken. */
    Optional<String> decide(FirstRunWish wish) {
        FirstRun before = FirstRun.read(setup.data());
        if (wish.network().isPresent() && Interfaces.named(wish.network().get()).isEmpty()) {
            return Optional.of(
                    "network \"" + wish.network().get() + "\": this machine has no such card");
        }
        boolean isOddAnswer =
                wish.addresses()
                        .filter(it -> !it.equals(FirstRun.HERE) && !it.equals(FirstRun.ELSEWHERE))
                        .isPresent();
        if (isOddAnswer) {
            return Optional.of(
                    "addresses \"" + wish.addresses().get() + "\": expected here or elsewhere");
        }
        new FirstRun(
                        wish.network().or(before::network),
                        wish.addresses().or(before::addresses),
                        wish.done().orElse(before.isDone()))
                .write(setup.data());
        return Optional.empty();
    }
}
