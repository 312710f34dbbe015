package offhook.app;

import offhook.address.Subnet;
import offhook.desk.Scope;
import offhook.udp.Interfaces;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps phones away from a station that has just started, a sentence with its cure for each:
 * the doctor's look, and settings that do not meet the wires. On a thread of its own, as firewalls'
 * tools are slow and the phones are not to wait for them.
 */
final class StartAdvice {
    private StartAdvice() {}

    static void say(Console console, StationSetup setup) {
        Thread.ofVirtual().name("start-advice").start(() -> of(setup).forEach(console::complain));
    }

    private static List<String> of(StationSetup setup) {
        var sentences = new ArrayList<String>();
        var doctor = new Doctor(ServedPorts.of(setup), Clock.systemUTC());
        for (Doctor.Check check : doctor.atStart(setup.cards(), Interfaces.all())) {
            if (check.level() != Doctor.Level.FINE) {
                sentences.add(check.subject() + ": " + check.sentence());
            }
        }
        if (setup.dhcpPort().isPresent()) {
            sentences.addAll(addresses(setup.cards(), Interfaces.all()));
            sentences.addAll(wires(setup.cards(), setup.desk().scopes().scopes()));
        }
        return List.copyOf(sentences);
    }

    /** DHCP hears a card once, whatever addresses it has. */
    static List<String> addresses(List<Interfaces.Card> served, List<Interfaces.Card> all) {
        return served.stream()
                .flatMap(
                        card ->
                                all.stream()
                                        .filter(other -> other.name().equals(card.name()))
                                        .filter(other -> !other.subnet().equals(card.subnet()))
                                        .map(
                                                other ->
                                                        card.name()
                                                                + " has the address "
                                                                + other.address()
                                                                + " as well: its phones get"
                                                                + " addresses of "
                                                                + card.subnet()
                                                                + "; for the other subnet say"
                                                                + " --interface "
                                                                + other.address()
                                                                + " instead"))
                .toList();
    }

    /** Subnets in which no card stands, and cards whose phones would get no address. */
    static List<String> wires(List<Interfaces.Card> cards, List<Scope> scopes) {
        var sentences = new ArrayList<String>();
        List<Subnet> subnets = scopes.stream().map(Scope::subnet).toList();
        for (Interfaces.Card card : cards) {
            if (subnets.stream().noneMatch(subnet -> subnet.contains(card.address()))) {
                sentences.add(
                        "settings: "
                                + card
                                + " lies in no [[dhcp.subnet]] ("
                                + words(subnets)
                                + "), so phones on its wire get no address: add one for "
                                + card.subnet());
            }
        }
        for (Subnet subnet : subnets) {
            if (cards.stream().noneMatch(card -> subnet.contains(card.address()))) {
                sentences.add(
                        "settings: no card that is served stands in subnet "
                                + subnet
                                + ": it is given to phones behind a relay (giaddr) only");
            }
        }
        for (Scope scope : scopes) {
            scope.reservations()
                    .forEach(
                            (mac, address) -> {
                                if (cards.stream().anyMatch(it -> it.address().equals(address))) {
                                    sentences.add(
                                            "settings: "
                                                    + address
                                                    + " is reserved for "
                                                    + mac
                                                    + ", but it is this machine's: it is not given;"
                                                    + " reserve another one");
                                }
                            });
        }
        return List.copyOf(sentences);
    }

    private static String words(List<Subnet> subnets) {
        return String.join(", ", subnets.stream().map(Subnet::toString).toList());
    }
}
