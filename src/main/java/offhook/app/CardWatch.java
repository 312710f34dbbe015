package offhook.app;

import offhook.udp.Interfaces;
import offhook.udp.Interfaces.Card;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Notices when a card that is served goes, comes back, or has not what it had. A USB card that was
 * pulled and put back is a new one to the system: sockets that were bound to it stay deaf.
 */
final class CardWatch implements AutoCloseable {
    /** Shorter than a phone waits before it asks again. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(CardWatch.class);

    private final List<Card> cards;
    private final Function<String, OptionalInt> indexes;
    private final Consumer<Card> onReturn;

    /** By name, as of the last time that the card was there. */
    private final Map<String, Integer> known = new HashMap<>();

    private volatile List<String> troubles = List.of();
    private Thread thread;

    /**
     * @param indexes the system's number of a card, empty if there is none of the name
     * @param onReturn is told a card whose sockets have to be bound anew
     */
    CardWatch(List<Card> cards, Function<String, OptionalInt> indexes, Consumer<Card> onReturn) {
        this.cards = cards.stream().filter(card -> !card.isLoopback()).toList();
        this.indexes = indexes;
        this.onReturn = onReturn;
        this.cards.forEach(
                card ->
                        indexes.apply(card.name())
                                .ifPresent(index -> known.put(card.name(), index)));
    }

    /** Sentences for the operator, of the newest look. */
    List<String> troubles() {
        return troubles;
    }

    /**
     * @param there all cards of this machine that have an IPv4 address
     */
    synchronized void look(List<Card> there) {
        var now = new ArrayList<String>();
        for (Card card : cards) {
            OptionalInt index = indexes.apply(card.name());
            if (index.isEmpty()) {
                now.add(
                        "the network card "
                                + card.name()
                                + " is gone: its phones get nothing until it is back; plug it in.");
                continue;
            }
            Integer before = known.get(card.name());
            if (before == null || before != index.getAsInt()) {
                onReturn.accept(card);
                // If that failed it is tried again.
                known.put(card.name(), index.getAsInt());
            }
            changed(card, there).ifPresent(now::add);
        }
        troubles = List.copyOf(now);
    }

    private static Optional<String> changed(Card card, List<Card> there) {
        Optional<Card> same =
                there.stream()
                        .filter(it -> it.name().equals(card.name()))
                        .filter(it -> it.address().equals(card.address()))
                        .findFirst();
        if (same.isEmpty()) {
            return Optional.of(
                    "the network card "
                            + card.name()
                            + " has no longer the address "
                            + card.address()
                            + ", which its phones were told: give it back, or start again.");
        }
        return same.get().hasLink()
                ? Optional.empty()
                : Optional.of(
                        "the network card "
                                + card.name()
                                + " has no link: plug in the cable and look at the switch.");
    }

    /** Looks until closed. */
    synchronized void watch() {
        if (thread == null && !cards.isEmpty()) {
            thread = Thread.ofVirtual().name("cards").start(this::run);
        }
    }

    /** A look that fails, as one at a card that is just going may, is not the last one. */
    void round(Supplier<List<Card>> there) {
        try {
            look(there.get());
        } catch (RuntimeException failure) {
            LOG.warn("The network cards could not be looked at", failure);
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                round(Interfaces::all);
            }
        } catch (InterruptedException closed) {
            // The station stops.
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
