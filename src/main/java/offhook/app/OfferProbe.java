package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.udp.AddressProbe;
import offhook.udp.Interfaces;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks whether somebody sits on an address before a client that never had it is offered it. Known
 * phones, clients behind relays and storms do not wait.
 */
final class OfferProbe implements AutoCloseable {
    /** On a LAN who is there answers within a few milliseconds; asked twice, as frames get lost. */
    static final Duration WAIT = Duration.ofMillis(200);

    /** A client asks again after four seconds: it is not made to wait twice. */
    private static final Duration CLEAR_FOR = Duration.ofSeconds(60);

    /** More at one time are a boot storm: there a wait for each costs more than a rare conflict. */
    static final int WAITING_MAX = 64;

    /** As many as a pool may have; with more, all are looked at again. */
    private static final int CLEAR_MAX = 4_096;

    /** Who answers for so many addresses is a router that answers for all (proxy ARP). */
    static final int PROXY_ADDRESSES = 4;

    private final Map<String, AddressProbe> wires = new ConcurrentHashMap<>();
    private final Map<Ipv4, Effect.Reply> waiting = new LinkedHashMap<>();
    private final Map<Ipv4, Long> clearSince = new HashMap<>();
    private final Map<MacAddress, Integer> answered = new LinkedHashMap<>();
    private final Consumer<Effect.Reply> sending;
    private final Consumer<Input> desk;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("offers").factory());
    private boolean isProxied;

    /**
     * @param sending sends an offer, from any thread
     * @param desk hears of addresses that are taken
     */
    OfferProbe(List<Interfaces.Card> cards, Consumer<Effect.Reply> sending, Consumer<Input> desk) {
        this.sending = sending;
        this.desk = desk;
        for (Interfaces.Card card : cards) {
            AddressProbe.open(card, this::seen).ifPresent(probe -> wires.put(card.name(), probe));
        }
    }

    /** The card came back as a new one. */
    void reopen(Interfaces.Card card) {
        Optional.ofNullable(wires.remove(card.name())).ifPresent(AddressProbe::close);
        AddressProbe.open(card, this::seen).ifPresent(probe -> wires.put(card.name(), probe));
    }

    /** True if it is sent later, when nobody has answered; false if it can go now. */
    boolean holds(Effect.Reply offer) {
        AddressProbe wire = wires.get(offer.arrival().interfaceName());
        Ipv4 address = offer.message().yiaddr();
        if (wire == null
                || !offer.isUntried()
                || offer.message().isRelayed()
                || !mustWait(address, offer)) {
            return false;
        }
        wire.ask(address);
        later.schedule(() -> wire.ask(address), WAIT.toMillis() / 2, TimeUnit.MILLISECONDS);
        later.schedule(() -> silent(address), WAIT.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    private synchronized boolean mustWait(Ipv4 address, Effect.Reply offer) {
        Long since = clearSince.get(address);
        boolean isClear = since != null && System.nanoTime() - since < CLEAR_FOR.toNanos();
        if (isClear || isProxied || waiting.size() >= WAITING_MAX) {
            return false;
        }
        waiting.put(address, offer);
        return true;
    }

    private void silent(Ipv4 address) {
        Effect.Reply offer;
        synchronized (this) {
            offer = waiting.remove(address);
            if (offer != null) {
                if (clearSince.size() >= CLEAR_MAX) {
                    clearSince.clear();
                }
                clearSince.put(address, System.nanoTime());
            }
        }
        if (offer != null) {
            sending.accept(offer);
        }
    }

    private void seen(Ipv4 address, MacAddress at) {
        Effect.Reply offer;
        synchronized (this) {
            offer = waiting.get(address);
            boolean isClient =
                    offer == null || offer.message().mac().filter(at::equals).isPresent();
            if (isClient || isProxied) {
                return;
            }
            waiting.remove(address);
            if (answered.size() >= CLEAR_MAX) {
                answered.clear();
            }
            isProxied = answered.merge(at, 1, Integer::sum) >= PROXY_ADDRESSES;
        }
        desk.accept(new Input.AddressTaken(address, at, offer.message().mac()));
    }

    /** For the operator. */
    synchronized Optional<String> sentence() {
        return isProxied
                ? Optional.of(
                        "a device answers ARP for every free address ("
                                + answered.keySet().iterator().next()
                                + "): addresses are offered without looking whether somebody has"
                                + " them; switch proxy ARP off there, or start with --no-probe.")
                : Optional.empty();
    }

    @Override
    public void close() {
        later.shutdownNow();
        wires.values().forEach(AddressProbe::close);
    }
}
