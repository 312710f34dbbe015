package offhook.interop;

import offhook.desk.AddressDesk;
import offhook.desk.Arrival;
import offhook.desk.PhoneStanding;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.dhcp.Pool;
import offhook.udp.DhcpPort;
import offhook.udp.Interfaces;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Sockets, address desk and lease book without the rest of the station, as a program of its own
 * because a JVM cannot enter a network namespace. Prints one line for each decision.
 */
final class DhcpBench {
    private final AddressDesk desk;
    private final LeaseBook book;
    private final DhcpPort port;

    private DhcpBench(Interfaces.Card card, Pool pool, Duration lease) {
        Scope scope = Scope.of(card.subnet()).withPools(List.of(pool)).withLease(lease);
        var scopes = new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(card.address()));
        desk = new AddressDesk(scopes);
        book = new LeaseBook(scopes.addressSpaces());
        port = new DhcpPort(List.of(card), 67, this::arrived);
    }

    /**
     * @param arguments interface, pool, lease in seconds
     */
    public static void main(String[] arguments) throws InterruptedException {
        var card = Interfaces.named(arguments[0]).orElseThrow();
        var lease = Duration.ofSeconds(Long.parseLong(arguments[2]));
        new DhcpBench(card, Pool.read(arguments[1]).orElseThrow(), lease).port.start();
        System.out.println("READY");
        Thread.currentThread().join();
    }

    /** On the one event loop, so the book has one thread. */
    private void arrived(DhcpInput input, Arrival arrival) {
        switch (input) {
            case DhcpInput.Unreadable(var why) -> System.out.println("UNREADABLE " + why);
            case DhcpInput.Message(DhcpMessage message) -> decide(message, arrival);
        }
    }

    private void decide(DhcpMessage message, Arrival arrival) {
        Decision decision = desk.decide(message, arrival, book, Instant.now(), standing(message));
        System.out.println(
                decision.getClass().getSimpleName().toUpperCase(Locale.ROOT)
                        + " "
                        + decision.why());
        if (decision instanceof Decision.Answered answered) {
            port.send(arrival, answered.reply(), answered.route());
        }
    }

    private static PhoneStanding standing(DhcpMessage message) {
        return message.text(DhcpOption.VENDOR_CLASS)
                .filter(text -> text.startsWith("Cisco Systems, Inc. IP Phone"))
                .map(PhoneStanding::phone)
                .orElseGet(PhoneStanding::stranger);
    }
}
