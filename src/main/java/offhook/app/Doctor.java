package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.OtherServer;
import offhook.desk.OtherServerSettings;
import offhook.udp.AddressProbe;
import offhook.udp.DhcpPort;
import offhook.udp.DhcpProbe;
import offhook.udp.Interfaces;
import offhook.udp.UdpException;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks at this machine as a station will need it, one sentence for each thing. */
final class Doctor {
    /** This program is younger: a clock that shows less has lost its battery. */
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    static final int DHCP_PORT = 67;

    /** On a LAN who is there answers within a few milliseconds; asked twice, as frames get lost. */
    private static final long ARP_MILLIS = 200;

    private static final int TFTP_ERROR = 5;
    private static final int CLIENT_PORT_TRIES = 6;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    private final ServedPorts ports;
    private final Clock clock;

    /** How much it matters. */
    enum Level {
        FINE,
        /** Phones get there all the same. */
        NOTE,
        WRONG
    }

    /** What was looked at, and what to do if it is not fine. */
    record Check(String subject, Level level, String sentence) {
        Check(String subject, boolean isFine, String sentence) {
            this(subject, isFine ? Level.FINE : Level.WRONG, sentence);
        }
    }

    Doctor(ServedPorts ports, Clock clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /**
     * @param named the card that the operator means; empty: the one that serve would take
     */
    List<Check> examine(Optional<String> named, List<Interfaces.Card> cards) {
        var checks = new ArrayList<Check>();
        checks.add(time());
        Optional<Interfaces.Card> card =
                named.isPresent() ? Interfaces.named(named.get()) : Interfaces.usual().card();
        if (card.isEmpty()) {
            checks.add(
                    new Check(
                            "network",
                            false,
                            named.isEmpty()
                                    ? Interfaces.usual().why()
                                    : "there is no card "
                                            + named.get()
                                            + " with an IPv4 address; there are: "
                                            + words(cards)));
            return checks;
        }
        checks.add(network(card.get(), cards));
        duplicate(card.get()).ifPresent(checks::add);
        ports.dhcp().ifPresent(port -> checks.add(dhcp(card.get(), port)));
        checks.add(tftp(card.get()));
        FirewallLook.look(ports.entrances(List.of(card.get()))).ifPresent(checks::add);
        checks.add(others(card.get()));
        return checks;
    }

    /** The same for a station that serves these: its ports are its own, and it looks for others. */
    List<Check> whileServing(List<Interfaces.Card> served, List<Interfaces.Card> cards) {
        var checks = new ArrayList<Check>();
        checks.add(time());
        served.forEach(card -> checks.add(network(card, cards)));
        FirewallLook.look(ports.entrances(served)).ifPresent(checks::add);
        return checks;
    }

    /** The same, and whether somebody else has our address, which takes a moment. */
    List<Check> atStart(List<Interfaces.Card> served, List<Interfaces.Card> cards) {
        var checks = new ArrayList<>(whileServing(served, cards));
        served.forEach(card -> duplicate(card).ifPresent(checks::add));
        return checks;
    }

    private Check time() {
        Instant now = clock.instant();
        return now.isBefore(WRITTEN)
                ? new Check(
                        "time",
                        false,
                        "this machine believes that it is "
                                + now.truncatedTo(ChronoUnit.SECONDS)
                                + "; set its clock, or leases and stories will be wrong")
                : new Check("time", true, now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Check network(Interfaces.Card card, List<Interfaces.Card> cards) {
        if (!card.isLoopback() && !card.hasLink()) {
            return new Check("network", false, card + ": plug in the cable and look at the switch");
        }
        List<Interfaces.Card> twins =
                cards.stream()
                        .filter(other -> !other.name().equals(card.name()) && other.hasLink())
                        .filter(other -> other.subnet().contains(card.address()))
                        .toList();
        return twins.isEmpty()
                ? new Check("network", true, "phones are served on " + card)
                : new Check(
                        "network",
                        false,
                        card
                                + " and "
                                + words(twins)
                                + " are in the same subnet, so answers may leave by the wrong one:"
                                + " take the address off one of them");
    }

    /** Asked by ARP; empty if nobody else answers for our address, or nobody can be asked. */
    private static Optional<Check> duplicate(Interfaces.Card card) {
        var seen = new CompletableFuture<MacAddress>();
        AddressProbe.Handler handler =
                (address, at) -> {
                    if (address.equals(card.address())) {
                        seen.complete(at);
                    }
                };
        Optional<AddressProbe> probe = AddressProbe.open(card, handler);
        if (probe.isEmpty()) {
            return Optional.empty();
        }
        try (AddressProbe asking = probe.get()) {
            for (int i = 0; i < 2 && !seen.isDone(); i++) {
                asking.ask(card.address());
                seen.copy().completeOnTimeout(null, ARP_MILLIS, TimeUnit.MILLISECONDS).join();
            }
        }
        return Optional.ofNullable(seen.getNow(null))
                .map(
                        other ->
                                new Check(
                                        "address",
                                        false,
                                        "another machine, "
                                                + other
                                                + ", has this machine's address "
                                                + card.address()
                                                + " on "
                                                + card.name()
                                                + " too, so phones reach it instead of us: give one"
                                                + " of the two another address"));
    }

    private Check dhcp(Interfaces.Card card, int dhcpPort) {
        try (var port = new DhcpPort(List.of(card), dhcpPort, (input, arrival) -> {})) {
            port.start();
            return new Check("DHCP", true, "port " + dhcpPort + " is free");
        } catch (UdpException refused) {
            return isOurs(card)
                    ? new Check("DHCP", true, "a station of ours hears this wire and answers")
                    : new Check("DHCP", false, refused.getMessage().replaceFirst("^DHCP: ", ""));
        }
    }

    /** Asked through the wire. */
    private boolean isOurs(Interfaces.Card card) {
        if (ports.dhcp().orElse(DHCP_PORT) != DHCP_PORT || card.isLoopback()) {
            return false;
        }
        try {
            for (int i = 0; i < CLIENT_PORT_TRIES; i++) {
                try {
                    return DhcpProbe.isServed(card, (int) clock.millis(), ANSWER_WITHIN);
                } catch (UdpException clientPortTaken) {
                    // By the station itself, which looks for others: that takes four seconds.
                    Thread.sleep(ANSWER_WITHIN);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Whether the file port answers to a name that cannot be there. */
    private boolean isTftpAnswered(InetAddress address) {
        byte[] question = "\0\1offhook-doctor\0octet\0".getBytes(StandardCharsets.US_ASCII);
        try (var socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            socket.setSoTimeout((int) ANSWER_WITHIN.toMillis());
            socket.send(new DatagramPacket(question, question.length, address, ports.tftp()));
            var answer = new DatagramPacket(new byte[600], 600);
            socket.receive(answer);
            return answer.getLength() >= 4 && answer.getData()[1] == TFTP_ERROR;
        } catch (IOException silent) {
            return false;
        }
    }

    private Check tftp(Interfaces.Card card) {
        InetAddress address = null;
        int tftpPort = ports.tftp();
        try {
            address = InetAddress.getByAddress(card.address().bytes().toArray());
            new DatagramSocket(new InetSocketAddress(address, tftpPort)).close();
            return new Check("TFTP", true, "port " + tftpPort + " is free");
        } catch (IOException refused) {
            if (isOurs(card) && isTftpAnswered(address)) {
                return new Check("TFTP", true, "the station answers at port " + tftpPort);
            }
            return new Check(
                    "TFTP",
                    false,
                    "port "
                            + tftpPort
                            + " cannot be had ("
                            + refused.getMessage()
                            + "): "
                            + DhcpPort.holderOf(tftpPort)
                                    .map(holder -> holder + " holds it; stop that one")
                                    .orElse("run as root (sudo), or choose another --tftp-port"));
        }
    }

    private static Check others(Interfaces.Card card) {
        if (card.isLoopback()) {
            return new Check("other servers", true, "none can be on loopback");
        }
        try (var servers = new OtherServers(List.of(card), card.address(), found -> {})) {
            List<OtherServer> found = servers.look();
            if (servers.refusal().isPresent()) {
                return new Check("other servers", false, servers.refusal().get());
            }
            if (found.isEmpty()) {
                return new Check(
                        "other servers",
                        true,
                        "nobody else answered within "
                                + Quantities.duration(Duration.ofSeconds(4))
                                + " on "
                                + card.name());
            }
            boolean areFine = found.stream().allMatch(one -> one.sendsPhonesTo(card.address()));
            return new Check(
                    "other servers",
                    areFine,
                    String.join(" ", servers.sentences())
                            + (areFine
                                    ? " Start with --no-dhcp."
                                    : " Switch it off, or start with --no-dhcp and set on it:\n\n"
                                            + OtherServerSettings.text(card.address())));
        }
    }

    private static String words(List<Interfaces.Card> cards) {
        return cards.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
