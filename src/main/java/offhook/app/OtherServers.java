package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.OtherServer;
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
import java.util.concurrent.ThreadLocalRandom;

/** Looks for DHCP servers beside us, once and then each minute; a thread of its own. */
final class OtherServers implements AutoCloseable {
    /** From one look to the next: with the look itself, a new server is named within a minute. */
    static final Duration PERIOD = Duration.ofSeconds(50);

    /** When it was not looked before listening: after a power cut the phones come first. */
    private static final Duration FIRST_AFTER = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(OtherServers.class);

    private final List<Interfaces.Card> cards;
    private final Ipv4 station;
    private final List<Ipv4> ours;
    private volatile List<OtherServer> found = List.of();
    private volatile boolean hasLooked;
    private volatile Optional<String> refusal = Optional.empty();
    private Thread watch;

    /**
     * @param station where phones shall fetch their files
     */
    OtherServers(List<Interfaces.Card> cards, Ipv4 station) {
        this.cards = cards.stream().filter(card -> !card.isLoopback()).toList();
        this.station = station;
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

    private void run() {
        try {
            Thread.sleep(hasLooked ? PERIOD : FIRST_AFTER);
            while (true) {
                look();
                Thread.sleep(PERIOD);
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
