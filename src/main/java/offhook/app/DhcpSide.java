package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.desk.OtherServer;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.ReplyRoute;
import offhook.udp.DhcpPort;
import offhook.udp.DhcpProbe;
import offhook.udp.Interfaces;
import offhook.udp.UdpException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The station's side towards DHCP clients: what is heard, and when an answer leaves. */
final class DhcpSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpSide.class);

    private final DhcpPort port;
    private final CardWatch cards;
    private final Optional<OfferProbe> probe;
    private final ClientPace pace;
    private final DhcpCounts counts = new DhcpCounts();
    private final Set<MacAddress> ownMacs;
    private final boolean answers;
    private final boolean isPaced;
    private boolean isOverhearing;

    private DhcpSide(
            StationSetup setup,
            int number,
            DeskLoop desk,
            ClientPace pace,
            UnreadableInputs unreadable) {
        this.pace = pace;
        this.answers = setup.dhcpPort().isPresent();
        this.isPaced =
                !setup.manners().sparesLoopback()
                        || !setup.cards().stream().allMatch(Interfaces.Card::isLoopback);
        port =
                new DhcpPort(
                        setup.cards(), number, new DhcpArrivals(desk, this::isHeard, unreadable));
        probe =
                answers && setup.manners().looksFirst()
                        ? Optional.of(new OfferProbe(setup.cards(), this::sendNow, desk::offer))
                        : Optional.empty();
        cards = new CardWatch(setup.cards(), Interfaces::index, this::rebind);
        // On loopback nobody asks for us; a rehearsal's client may have the MAC that we would use.
        ownMacs =
                setup.cards().stream()
                        .filter(card -> !card.isLoopback() || !setup.manners().sparesLoopback())
                        .map(DhcpProbe::mac)
                        .collect(Collectors.toSet());
    }

    /** Empty if another server gives the addresses, and nobody wants to hear of it. */
    static Optional<DhcpSide> of(
            StationSetup setup, DeskLoop desk, ClientPace pace, UnreadableInputs unreadable) {
        OptionalInt number =
                setup.dhcpPort().isPresent() ? setup.dhcpPort() : setup.manners().overhears();
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new DhcpSide(setup, number.getAsInt(), desk, pace, unreadable));
    }

    /** Else it only listens to what phones ask of another server. */
    boolean answers() {
        return answers;
    }

    /**
     * @throws UdpException if it is to answer and cannot
     */
    void start() {
        if (answers) {
            port.start();
            cards.watch();
        }
    }

    /**
     * Listens to what phones ask of another server; once one is seen on another machine, because
     * one on this machine, perhaps not started yet, needs the port for itself.
     */
    synchronized void overhear(List<OtherServer> others) {
        if (answers || isOverhearing || others.isEmpty()) {
            return;
        }
        isOverhearing = true;
        try {
            port.start();
            cards.watch();
        } catch (UdpException refused) {
            // A second one may be on this very machine, or it takes root.
            LOG.debug("What phones ask of another DHCP server is not heard", refused);
        }
    }

    DhcpPort port() {
        return port;
    }

    Optional<OfferProbe> probe() {
        return probe;
    }

    DhcpCounts counts() {
        return counts;
    }

    /** On the desk's thread; leaves with the next {@link #flush}. */
    void send(Effect.Reply reply) {
        if (!answers) {
            return;
        }
        counts.say(reply.message());
        if (probe.isEmpty() || !probe.get().holds(reply)) {
            port.sendSoon(reply.arrival(), reply.message(), reply.route());
        }
    }

    CardWatch cards() {
        return cards;
    }

    /** The card was gone and is back. */
    private void rebind(Interfaces.Card card) {
        port.rebind(card.name());
        probe.ifPresent(it -> it.reopen(card));
    }

    void flush() {
        port.flush();
    }

    private void sendNow(Effect.Reply offer) {
        port.send(offer.arrival(), offer.message(), offer.route());
    }

    private boolean isHeard(Input.DhcpArrived arrived) {
        counts.hear(arrived.message());
        if (DhcpProbe.isDoctor(arrived.message())) {
            if (answers && pace.admits(arrived.message())) {
                tellDoctor(arrived);
            }
            return false;
        }
        // Our own question to other servers comes round to us, too.
        Optional<MacAddress> mac = arrived.message().mac();
        boolean isOwn = mac.isPresent() && ownMacs.contains(mac.get());
        return !isOwn && (!isPaced || pace.admits(arrived.message()));
    }

    /** By broadcast: it has our address, and listens on this card alone. */
    private void tellDoctor(Input.DhcpArrived asked) {
        DhcpMessage question = asked.message();
        var reply =
                new DhcpMessage(
                        DhcpMessage.REPLY,
                        question.htype(),
                        0,
                        question.xid(),
                        0,
                        question.flags(),
                        question.ciaddr(),
                        Ipv4.ANY,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        question.chaddr(),
                        "",
                        "",
                        List.of(
                                DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.ACK.code()),
                                DhcpOption.ofAddress(
                                        DhcpOption.SERVER_IDENTIFIER,
                                        asked.arrival().serverAddress()),
                                DhcpProbe.signature()));
        port.send(asked.arrival(), reply, new ReplyRoute.Broadcast());
    }

    @Override
    public void close() {
        cards.close();
        probe.ifPresent(OfferProbe::close);
        port.close();
    }
}
