package offhook.udp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.ReplyRoute;
import offhook.dhcp.StationQuestion;
import offhook.wire.Bytes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks for an address as a phone would, through the real interface, and takes none. */
public final class DhcpProbe {
    /** dnsmasq pings an address for three seconds before it offers it. */
    public static final Duration OFFERS_WITHIN = Duration.ofMillis(3_500);

    private static final String DOCTOR = "offhook doctor";

    private static final Bytes WANTED =
            Bytes.of(
                    DhcpOption.SUBNET_MASK,
                    DhcpOption.TFTP_SERVER_NAME,
                    DhcpOption.ROUTER,
                    DhcpOption.TFTP_SERVERS);

    private DhcpProbe() {}

    /**
     * Every offer that came in time, ours included if we serve. Blocks.
     *
     * @param xid of this question; another one each time
     * @throws UdpException if the client's port cannot be had
     */
    public static List<DhcpMessage> offers(Interfaces.Card card, int xid, Duration wait)
            throws InterruptedException {
        Queue<DhcpMessage> offers = new ConcurrentLinkedQueue<>();
        DhcpPort.Handler listener =
                (input, arrival) -> {
                    if (input instanceof DhcpInput.Message(var reply)
                            && reply.xid() == xid
                            && reply.kind().equals(Optional.of(DhcpKind.OFFER))) {
                        offers.add(reply);
                    }
                };
        try (var port = new DhcpPort(List.of(card), ReplyRoute.CLIENT_PORT, listener)) {
            port.start();
            // Twice: a switch port that has just come up swallows the first.
            port.ask(card.name(), question(card, xid));
            Thread.sleep(wait.dividedBy(2));
            port.ask(card.name(), question(card, xid));
            Thread.sleep(wait.dividedBy(2));
        }
        return List.copyOf(offers);
    }

    /**
     * What asks whether a station of ours hears this wire; it answers, and tells no story of it.
     */
    public static boolean isDoctor(DhcpMessage message) {
        return message.kind().filter(kind -> kind == DhcpKind.INFORM).isPresent()
                && message.text(DhcpOption.VENDOR_CLASS).filter(DOCTOR::equals).isPresent();
    }

    /** Marks the answer to {@link #isDoctor}. */
    public static DhcpOption signature() {
        return DhcpOption.ofText(DhcpOption.VENDOR_CLASS, DOCTOR);
    }

    private static boolean isDoctors(DhcpMessage reply) {
        return reply.kind().equals(Optional.of(DhcpKind.ACK))
                && reply.text(DhcpOption.VENDOR_CLASS).equals(Optional.of(DOCTOR));
    }

    /**
     * Whether a station of ours, in another process, hears broadcasts of this wire and answers.
     * Blocks.
     *
     * @throws UdpException if the client's port cannot be had
     */
    public static boolean isServed(Interfaces.Card card, int xid, Duration wait)
            throws InterruptedException {
        var answered = new CountDownLatch(1);
        DhcpPort.Handler listener =
                (input, arrival) -> {
                    if (input instanceof DhcpInput.Message(var reply)
                            && reply.xid() == xid
                            // Any server answers an INFORM; only a station says who it is.
                            && isDoctors(reply)) {
                        answered.countDown();
                    }
                };
        try (var port = new DhcpPort(List.of(card), ReplyRoute.CLIENT_PORT, listener)) {
            port.start();
            port.ask(
                    card.name(),
                    DhcpMessage.request(
                            mac(card),
                            xid,
                            DhcpMessage.BROADCAST_FLAG,
                            card.address(),
                            List.of(
                                    DhcpOption.ofByte(
                                            DhcpOption.MESSAGE_TYPE, DhcpKind.INFORM.code()),
                                    signature())));
            return answered.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static DhcpMessage question(Interfaces.Card card, int xid) {
        return DhcpMessage.request(
                mac(card),
                xid,
                // We have an address already: only a broadcast reaches a socket of ours.
                DhcpMessage.BROADCAST_FLAG,
                Ipv4.ANY,
                List.of(
                        DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()),
                        DhcpOption.ofText(
                                DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G"),
                        new DhcpOption(DhcpOption.PARAMETER_LIST, WANTED),
                        StationQuestion.mark()));
    }

    /** Who asks in the name of this card: its own address, so that no pool fills with probes. */
    public static MacAddress mac(Interfaces.Card card) {
        return card.mac().orElse(new MacAddress(0x02_00_00_00_00_01L));
    }
}
