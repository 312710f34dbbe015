package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.dhcp.DhcpMessage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The offers that wait until it is known whether somebody sits on their address, and what an answer
 * means. Sends nothing and has no clock; any thread.
 */
final class WaitingOffers {
    /** A client asks again after four seconds: it is not made to wait twice. */
    static final Duration CLEAR_FOR = Duration.ofSeconds(60);

    /** More at one time are a boot storm: there a wait for each costs more than a rare conflict. */
    static final int WAITING_MAX = 64;

    /** As many as a pool may have; with more, all are looked at again. */
    private static final int CLEAR_MAX = 4_096;

    /** Who answers for so many addresses is a router that answers for all (proxy ARP). */
    static final int PROXY_ADDRESSES = 4;

    /** More than a station serves; giaddr can be made up, so the list has an end. */
    private static final int RELAYS_MAX = 1_024;

    private final Map<Ipv4, Waiting> waiting = new HashMap<>();
    private final Map<Ipv4, Long> clearSince = new HashMap<>();

    /** On our wires, the addresses that a device answered for since one there was silent. */
    private final Map<OnWire, Set<Ipv4>> byArp = new HashMap<>();

    private Optional<MacAddress> proxy = Optional.empty();

    /** By relay, the addresses behind it that answered since one there was silent. */
    private final Map<Ipv4, Set<Ipv4>> byEcho = new LinkedHashMap<>();

    private volatile boolean isFull;

    private record Waiting(Effect.Reply offer, Way way) {
        DhcpMessage message() {
            return offer.message();
        }

        String card() {
            return offer.arrival().interfaceName();
        }

        Input.AddressTaken taken(Optional<MacAddress> by) {
            return new Input.AddressTaken(message().yiaddr(), by, message().mac());
        }
    }

    private record OnWire(String card, MacAddress device) {}

    /** How is asked. */
    enum Way {
        ARP,
        ECHO
    }

    /** One cheap look: with so many, none more is asked for. */
    boolean isFull() {
        return isFull;
    }

    /**
     * False if it need not wait.
     *
     * @param nanos a clock that only goes on
     */
    synchronized boolean add(Effect.Reply offer, Way way, long nanos) {
        Ipv4 address = offer.message().yiaddr();
        Long since = clearSince.get(address);
        boolean isClear = since != null && nanos - since < CLEAR_FOR.toNanos();
        boolean isVain =
                switch (way) {
                    case ARP -> proxy.isPresent();
                    case ECHO -> areAllAnswered(offer.message().giaddr());
                };
        if (isClear || isVain || waiting.size() >= WAITING_MAX) {
            return false;
        }
        waiting.put(address, new Waiting(offer, way));
        isFull = waiting.size() >= WAITING_MAX;
        return true;
    }

    /** It could not be asked for; it need not wait. */
    synchronized void drop(Ipv4 address) {
        take(address);
    }

    /** The time is over: the offer that can go now, if nobody answered. */
    synchronized Optional<Effect.Reply> unanswered(Ipv4 address, long nanos) {
        Optional<Waiting> silent = take(address);
        silent.ifPresent(
                it -> {
                    if (clearSince.size() >= CLEAR_MAX) {
                        clearSince.clear();
                    }
                    clearSince.put(address, nanos);
                    // Nobody there answers for all.
                    if (it.way() == Way.ARP) {
                        byArp.keySet().removeIf(answering -> answering.card().equals(it.card()));
                    }
                    byEcho.computeIfPresent(
                            it.message().giaddr(),
                            (relay, run) -> run.size() < PROXY_ADDRESSES ? null : run);
                });
        return silent.map(Waiting::offer);
    }

    /** Somebody on our wire says that he has it; what the desk has to hear. */
    synchronized Optional<Input.AddressTaken> seen(Ipv4 address, MacAddress at) {
        Waiting asked = waiting.get(address);
        // Of an address on another wire only a router speaks here, for others.
        if (asked == null
                || asked.way() != Way.ARP
                || proxy.isPresent()
                || asked.message().mac().filter(at::equals).isPresent()) {
            return Optional.empty();
        }
        take(address);
        if (byArp.size() >= CLEAR_MAX) {
            byArp.clear();
        }
        Set<Ipv4> run =
                byArp.computeIfAbsent(new OnWire(asked.card(), at), any -> new LinkedHashSet<>());
        run.add(address);
        if (run.size() >= PROXY_ADDRESSES) {
            proxy = Optional.of(at);
        }
        return Optional.of(asked.taken(Optional.of(at)));
    }

    /** Somebody behind a relay answers on it; what the desk has to hear. */
    synchronized Optional<Input.AddressTaken> echoed(Ipv4 address) {
        Waiting asked = waiting.get(address);
        if (asked == null || asked.way() != Way.ECHO || areAllAnswered(asked.message().giaddr())) {
            return Optional.empty();
        }
        take(address);
        if (byEcho.size() >= RELAYS_MAX) {
            byEcho.clear();
        }
        byEcho.computeIfAbsent(asked.message().giaddr(), relay -> new LinkedHashSet<>())
                .add(address);
        return Optional.of(asked.taken(Optional.empty()));
    }

    private Optional<Waiting> take(Ipv4 address) {
        Optional<Waiting> taken = Optional.ofNullable(waiting.remove(address));
        isFull = waiting.size() >= WAITING_MAX;
        return taken;
    }

    private boolean areAllAnswered(Ipv4 relay) {
        Set<Ipv4> run = byEcho.get(relay);
        return run != null && run.size() >= PROXY_ADDRESSES;
    }

    /** For the operator. */
    synchronized List<String> sentences() {
        var sentences = new ArrayList<String>();
        proxy.ifPresent(
                router ->
                        sentences.add(
                                "a device answers ARP for every free address ("
                                        + router
                                        + "): addresses are offered without looking whether"
                                        + " somebody has them; switch proxy ARP off there, or start"
                                        + " with --no-probe."));
        byEcho.keySet().stream()
                .filter(this::areAllAnswered)
                .map(relay -> allAnswered(relay, byEcho.get(relay)))
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static String allAnswered(Ipv4 relay, Set<Ipv4> run) {
        return "behind the relay "
                + relay
                + " every address that was to be offered answers a ping ("
                + run.stream().map(Ipv4::toString).collect(Collectors.joining(", "))
                + "): addresses are offered there without looking whether somebody has them until"
                + " the next start; look for a router or firewall that answers for all, or for"
                + " devices with fixed addresses in the pool.";
    }
}
