package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.udp.AddressProbe;
import offhook.udp.EchoProbe;
import offhook.udp.Interfaces;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks whether somebody sits on an address before a client that never had it is offered it: by ARP
 * on our own wires, by ping behind relays (RFC 2131 §2.2). Known phones and storms do not wait.
 */
final class OfferProbe implements AutoCloseable {
    /** On a LAN who is there answers within a few milliseconds; asked twice, as frames get lost. */
    static final Duration ARP_WAIT = Duration.ofMillis(200);

    /**
     * A routed way is longer, and a router may drop the first packet to an address while it asks
     * for it by ARP: asked twice, that leaves 200 ms for the second. A phone repeats its DISCOVER
     * after seconds, so it is not made to ask twice.
     */
    static final Duration ECHO_WAIT = Duration.ofMillis(400);

    private final Map<String, AddressProbe> wires = new ConcurrentHashMap<>();
    private final Optional<EchoProbe> echo;
    private final WaitingOffers offers = new WaitingOffers();
    private final Consumer<Effect.Reply> sending;
    private final Consumer<Input> desk;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("offers").factory());

    /**
     * @param sending sends an offer, from any thread
     * @param desk hears of addresses that are taken
     */
    OfferProbe(List<Interfaces.Card> cards, Consumer<Effect.Reply> sending, Consumer<Input> desk) {
        this.sending = sending;
        this.desk = desk;
        cards.forEach(this::open);
        this.echo =
                cards.stream().allMatch(Interfaces.Card::isLoopback)
                        ? Optional.empty()
                        : EchoProbe.open(address -> offers.echoed(address).ifPresent(desk));
    }

    private void open(Interfaces.Card card) {
        AddressProbe.open(card, (address, at) -> offers.seen(address, at).ifPresent(desk))
                .ifPresent(probe -> wires.put(card.name(), probe));
    }

    /** The card came back as a new one. */
    void reopen(Interfaces.Card card) {
        Optional.ofNullable(wires.remove(card.name())).ifPresent(AddressProbe::close);
        open(card);
    }

    /** True if it is sent later, when nobody has answered; false if it can go now. */
    boolean holds(Effect.Reply offer) {
        if (!offer.isUntried() || offers.isFull()) {
            return false;
        }
        AddressProbe wire = wires.get(offer.arrival().interfaceName());
        boolean isRelayed = offer.message().isRelayed();
        // Some relays bring clients of our own wire (WLAN controllers): ARP knows more.
        if (wire != null && (!isRelayed || wire.isOnWire(offer.message().yiaddr()))) {
            return holdsByArp(offer, wire);
        }
        return isRelayed && echo.isPresent() && holdsByEcho(offer, echo.get());
    }

    private boolean holdsByArp(Effect.Reply offer, AddressProbe wire) {
        if (!offers.add(offer, WaitingOffers.Way.ARP, System.nanoTime())) {
            return false;
        }
        Ipv4 address = offer.message().yiaddr();
        wire.ask(address);
        waits(address, ARP_WAIT, () -> wire.ask(address));
        return true;
    }

    private boolean holdsByEcho(Effect.Reply offer, EchoProbe echo) {
        if (!offers.add(offer, WaitingOffers.Way.ECHO, System.nanoTime())) {
            return false;
        }
        Ipv4 address = offer.message().yiaddr();
        if (!echo.ask(address)) {
            offers.drop(address);
            return false;
        }
        waits(address, ECHO_WAIT, () -> echo.ask(address));
        return true;
    }

    private void waits(Ipv4 address, Duration atMost, Runnable asking) {
        later.schedule(asking, atMost.toMillis() / 2, TimeUnit.MILLISECONDS);
        later.schedule(() -> silent(address), atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void silent(Ipv4 address) {
        offers.unanswered(address, System.nanoTime()).ifPresent(sending);
    }

    /** For the operator. */
    List<String> sentences() {
        return offers.sentences();
    }

    @Override
    public void close() {
        later.shutdownNow();
        wires.values().forEach(AddressProbe::close);
        echo.ifPresent(EchoProbe::close);
    }
}
