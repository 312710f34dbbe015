package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.OtherServer;
import offhook.event.StationEvent;
import offhook.udp.DhcpProbe;
import offhook.udp.Interfaces;
import offhook.udp.UdpException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks for DHCP servers beside us, once, then each minute and when phones give reason to; a thread
 * of its own.
 */
final class OtherServers implements AutoCloseable {
    /** From one look to the next: with the look itself, a new server is named within a minute. */
    static final Duration PERIOD = Duration.ofSeconds(50);

    /** However many phones give reason to look. */
    private static final Duration APART_MIN = Duration.ofSeconds(15);

    /** When it was not looked before listening: after a power cut the phones come first. */
    private static final Duration FIRST_AFTER = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(OtherServers.class);

    private final List<Interfaces.Card> cards;
    private final Ipv4 station;
    private final List<Ipv4> ours;
    private final Consumer<List<OtherServer>> audience;
    private volatile List<OtherServer> found = List.of();
    private final Semaphore suspicion = new Semaphore(0);
    private volatile boolean hasLooked;
    private volatile Optional<String> refusal = Optional.empty();
    private Thread watch;

    /**
     * @param station where phones shall fetch their files
     * @param audience is told what each look finds, all of it
     */
    OtherServers(List<Interfaces.Card> cards, Ipv4 station, Consumer<List<OtherServer>> audience) {
        this.cards = cards.stream().filter(card -> !card.isLoopback()).toList();
        this.station = station;
        this.audience = audience;
        this.ours = Interfaces.all().stream().map(Interfaces.Card::address).toList();
    }

    /** Looks now, on all cards at once; blocks for some seconds. */
    List<OtherServer> look() {
        hasLooked = true;
        refusal = Optional.empty();
        var now = new ArrayList<OtherServer>();
        try (var looking = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = cards.stream().<Callable<List<OtherServer>>>map(it -> () -> look(it));
            for (Future<List<OtherServer>> look : looking.invokeAll(looks.toList())) {
                now.addAll(look.get());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return found;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a look for other servers failed", bug);
        }
        found = List.copyOf(now);
        audience.accept(found);
        return found;
    }

    /** Where nobody can be asked, nobody is found: it is logged and can be read. */
    private List<OtherServer> look(Interfaces.Card card) throws InterruptedException {
        try {
            int xid = ThreadLocalRandom.current().nextInt();
            return DhcpProbe.offers(card, xid, DhcpProbe.OFFERS_WITHIN).stream()
                    .flatMap(offer -> OtherServer.of(card.name(), offer, ours).stream())
                    .distinct()
                    .toList();
        } catch (UdpException refused) {
            // A DHCP client of this machine has the port, or it takes root.
            refusal =
                    Optional.of(
                            "nobody could be asked on %s: %s"
                                    .formatted(card.name(), refused.getMessage()));
            LOG.debug("No look for other servers on {}: {}", card, refused.getMessage());
            return List.of();
        }
    }

    /** Why a look was not possible, the last time that one was not. */
    Optional<String> refusal() {
        return refusal;
    }

    /** The newest look. */
    List<OtherServer> found() {
        return found;
    }

    /** The newest look, in sentences. */
    List<String> sentences() {
        return found.stream().map(other -> other.sentence(station)).toList();
    }

    /** Looks each minute until closed. */
    synchronized void watch() {
        if (watch == null && !cards.isEmpty()) {
            watch = Thread.ofVirtual().name("other-servers").start(this::run);
        }
    }

    /** Looks sooner if a phone shows that somebody else may have a say. On the desk's thread. */
    void noted(StationEvent event) {
        boolean isSuspicious =
                switch (event) {
                    case StationEvent.OtherServerChosen(Ipv4 server) ->
                            found.stream().noneMatch(other -> other.server().equals(server));
                    // It calls again: it takes no offer, or has none.
                    case StationEvent.AddressAsked asked ->
                            asked.asking() == StationEvent.Asking.DISCOVER && asked.secs() > 0;
                    default -> false;
                };
        if (isSuspicious) {
            suspicion.release();
        }
    }

    /** A look that fails is not the last one. */
    void round() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.warn("Other DHCP servers could not be looked for", failure);
        }
    }

    private void run() {
        try {
            Thread.sleep(hasLooked ? APART_MIN : FIRST_AFTER);
            while (true) {
                round();
                suspicion.drainPermits();
                Thread.sleep(APART_MIN);
                var _ = suspicion.tryAcquire(PERIOD.minus(APART_MIN).toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException closed) {
            // The station stops.
        }
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.interrupt();
        }
    }
}
