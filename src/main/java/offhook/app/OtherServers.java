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
import java.util.concurrent.ThreadLocalRandom;

/** Looks for DHCP servers beside us, once and then each minute; a thread of its own. */
final class OtherServers implements AutoCloseable {
    static final Duration PERIOD = Duration.ofMinutes(1);

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

    /** Looks now; blocks for some seconds. What cannot be asked is logged and left out. */
    List<OtherServer> look() {
        var now = new ArrayList<OtherServer>();
        hasLooked = true;
        for (Interfaces.Card card : cards) {
            try {
                int xid = ThreadLocalRandom.current().nextInt();
                DhcpProbe.offers(card, xid, DhcpProbe.OFFERS_WITHIN).stream()
                        .flatMap(offer -> OtherServer.of(card.name(), offer, ours).stream())
                        .distinct()
                        .forEach(now::add);
            } catch (UdpException refused) {
                refusal =
                        Optional.of(
                                "nobody could be asked on "
                                        + card.name()
                                        + ": "
                                        + refused.getMessage());
                // A DHCP client of this machine has the port, or it takes root.
                LOG.debug("No look for other servers on {}: {}", card, refused.getMessage());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        found = List.copyOf(now);
        return found;
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
