package offhook.explain;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.phone.PhoneCatalogue;
import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a capture packet by packet: DHCP, TFTP, SIP, SCCP, HTTP 6970, CDP and LLDP. */
public final class PacketReader {
    /** Kinds of damage that are told. */
    static final int UNCLEAR_MAX = 10;

    /** A SIP message fits a datagram of this size; a longer one says the same at its start. */
    private static final int SIP_BYTES_MAX = 4096;

    private static final int TFTP = 69;

    /** RFC 2131 §3: where a message's options begin. */
    private static final int COOKIE_AT = 236;

    private static final int COOKIE = 0x63825363;

    private final PhoneCatalogue catalogue;
    private final Talks talks;
    private final TreeMap<String, Long> protocols = new TreeMap<>();
    private final LinkedHashMap<String, Unclear> unclear = new LinkedHashMap<>();
    private long packets;
    private long twice;
    private long understood;
    private Optional<Instant> last = Optional.empty();

    public PacketReader(PhoneCatalogue catalogue) {
        this(catalogue, new Talks());
    }

    private PacketReader(PhoneCatalogue catalogue, Talks talks) {
        this.catalogue = catalogue;
        this.talks = talks;
    }

    /**
     * For a further capture of the same network, whose packets come in between of this one's: a
     * question in the one may have its answer in the other. The {@link #end} of one is that of all.
     */
    public PacketReader beside() {
        return new PacketReader(catalogue, talks);
    }

    /**
     * What became of the capture as a whole.
     *
     * @param twice how many were copies of others, and not told again
     */
    public record Report(
            long packets,
            long twice,
            long understood,
            List<String> protocols,
            List<String> unclear,
            Optional<Instant> last) {
        public Report {
            protocols = List.copyOf(protocols);
            unclear = List.copyOf(unclear);
        }
    }

    /**
     * @param linkType as libpcap numbers it: 1 Ethernet, 113 and 276 Linux cooked, 101 raw IP, 105
     *     and 127 wireless
     */
    public List<Sighting> packet(Instant at, int linkType, ByteBuffer bytes) {
        packets++;
        last = Optional.of(at);
        talks.heardUntil(at);
        List<Clue> clues = frame(at, linkType, bytes, 0);
        return clues.isEmpty() ? List.of() : sightings(clues, at);
    }

    private List<Clue> frame(Instant at, int linkType, ByteBuffer bytes, int depth) {
        return switch (Frame.read(linkType, bytes)) {
            case Frame.Ip ip -> ip(ip, at, depth);
            case Frame.Cdp cdp ->
                    noted("CDP", Neighbours.cdp(cdp.payload(), cdp.source(), catalogue));
            case Frame.Lldp lldp ->
                    noted("LLDP", Neighbours.lldp(lldp.payload(), lldp.source(), catalogue));
            case Frame.Other _ -> List.of();
            case Frame.Unreadable(String why) -> {
                unclear(why);
                yield List.of();
            }
        };
    }

    public List<Sighting> end() {
        Instant at = talks.until();
        var said = new ArrayList<>(sightings(talks.transfers.end(at), at));
        said.addAll(sightings(talks.leases.end(), at));
        said.addAll(talks.owners.sightings());
        return said;
    }

    public Report report() {
        List<String> said =
                unclear.entrySet().stream()
                        .map(entry -> entry.getValue().sentence(entry.getKey()))
                        .toList();
        return new Report(packets, twice, understood, List.copyOf(protocols.keySet()), said, last);
    }

    private List<Clue> ip(Frame.Ip packet, Instant at, int depth) {
        boolean isTold = packet.protocol() == Frame.UDP || packet.protocol() == Frame.TCP;
        if (isTold && talks.twins.isSeen(packet, at)) {
            twice++;
            return List.of();
        }
        Optional<ByteBuffer> whole = talks.fragments.whole(packet);
        if (whole.isEmpty()) {
            return List.of();
        }
        Optional<Tunnel> tunnel =
                depth == Tunnel.DEPTH_MAX
                        ? Optional.empty()
                        : Tunnel.of(packet.protocol(), whole.get());
        if (tunnel.isPresent()) {
            return frame(at, tunnel.get().linkType(), tunnel.get().inner(), depth + 1);
        }
        packet.source().ifPresent(mac -> talks.owners.sent(mac, packet.from(), at));
        return switch (packet.protocol()) {
            case Frame.UDP -> udp(packet, whole.get(), at);
            case Frame.TCP -> tcp(packet, whole.get());
            default -> List.of();
        };
    }

    private List<Clue> udp(Frame.Ip packet, ByteBuffer datagram, Instant at) {
        var in = new ByteReader(datagram);
        try {
            var from = new Endpoint(packet.from(), in.u16("source port"));
            var to = new Endpoint(packet.to(), in.u16("destination port"));
            int length = in.u16("length");
            in.skip("checksum", 2);
            ByteBuffer payload = in.rest();
            if (length >= 8) {
                payload.limit(Math.min(payload.limit(), length - 8));
            }
            // Of a packet that was cut when it was captured, only its header knows the length.
            int whole = Math.max(payload.remaining(), length - 8);
            return datagram(from, to, payload, whole, packet, at);
        } catch (MalformedException cut) {
            unclear("UDP: " + cut.malformation());
            return List.of();
        }
    }

    private List<Clue> datagram(
            Endpoint from,
            Endpoint to,
            ByteBuffer payload,
            int wholeBytes,
            Frame.Ip packet,
            Instant at) {
        if (isDhcp(from.port()) && isDhcp(to.port()) || hasCookie(payload)) {
            return switch (DhcpCodec.decode(payload)) {
                case DhcpInput.Message(var message) -> noted("DHCP", talks.leases.heard(message));
                case DhcpInput.Unreadable(var why) -> {
                    unclear("DHCP: " + why);
                    yield List.of();
                }
            };
        }
        if (to.port() == TFTP || TftpFlows.isRequest(payload)) {
            Who who = client(from.address(), packet.source());
            boolean isCut = wholeBytes > payload.remaining();
            return noted("TFTP", talks.transfers.request(from, who, payload, isCut, at));
        }
        if (talks.transfers.knows(from, to)) {
            understood++;
            return talks.transfers.packet(from, to, payload, wholeBytes, at);
        }
        if (isSip(from.port(), to.port())) {
            return sip(payload, from, to);
        }
        List<Clue> said = talks.nameless.heard(from, to, payload, wholeBytes);
        said.stream().flatMap(clue -> clue.who().address().stream()).forEach(talks.owners::phone);
        return noted("TFTP", said);
    }

    private static boolean isDhcp(int port) {
        return port == 67 || port == 68;
    }

    /** A DHCP server on a port for trials; RFC 2131 §3. */
    private static boolean hasCookie(ByteBuffer payload) {
        int at = payload.position();
        return payload.remaining() > COOKIE_AT + 4
                && (payload.get(at) == 1 || payload.get(at) == 2)
                && payload.getInt(at + COOKIE_AT) == COOKIE;
    }

    private static boolean isSip(int from, int to) {
        return from >= 5060 && from <= 5090 || to >= 5060 && to <= 5090;
    }

    private Who client(Ipv4 address, Optional<MacAddress> source) {
        talks.owners.phone(address);
        return Who.at(address).from(source);
    }

    private List<Clue> sip(ByteBuffer payload, Endpoint from, Endpoint to) {
        String text = text(payload, SIP_BYTES_MAX);
        return SipText.isSip(text)
                ? noted("SIP", SipText.read(text, from.address(), to.address(), catalogue))
                : List.of();
    }

    private List<Clue> tcp(Frame.Ip packet, ByteBuffer segment) {
        Optional<TcpStreams.Heard> heard = talks.streams.segment(packet, segment);
        if (heard.isEmpty()) {
            return List.of();
        }
        Endpoint from = heard.get().from();
        Endpoint to = heard.get().to();
        TcpStreams.Stream stream = heard.get().stream();
        if (from.port() == SccpMessages.PORT || to.port() == SccpMessages.PORT) {
            return noted("SCCP", sccp(from, to, stream, packet.source()));
        }
        if (from.port() == 6970 || to.port() == 6970) {
            boolean isAsked = to.port() == 6970;
            Endpoint phone = isAsked ? from : to;
            String text = text(stream.waiting(), 512);
            stream.forget();
            talks.owners.phone(phone.address());
            return noted("HTTP 6970", talks.downloads.heard(phone, isAsked, text));
        }
        String text = text(stream.waiting(), SIP_BYTES_MAX);
        boolean isWhole = text.contains("\r\n\r\n") || !SipText.isSip(text);
        if (!isWhole) {
            return List.of();
        }
        stream.forget();
        return SipText.isSip(text)
                ? noted("SIP", SipText.read(text, from.address(), to.address(), catalogue))
                : List.of();
    }

    private List<Clue> sccp(
            Endpoint from, Endpoint to, TcpStreams.Stream stream, Optional<MacAddress> source) {
        boolean isOfPhone = to.port() == SccpMessages.PORT;
        Ipv4 phone = isOfPhone ? from.address() : to.address();
        Ipv4 server = isOfPhone ? to.address() : from.address();
        Who who = Who.at(phone).from(isOfPhone ? source : Optional.empty());
        var said = new ArrayList<Clue>();
        while (stream.waiting().remaining() >= 12) {
            int length = SccpMessages.length(stream.waiting());
            if (length < 0) {
                stream.forget();
                break;
            }
            if (length > stream.waiting().remaining()) {
                break;
            }
            ByteBuffer message = stream.waiting().slice(0, length);
            said.addAll(SccpMessages.read(message, who, server, isOfPhone, catalogue));
            stream.take(length);
        }
        if (!said.isEmpty()) {
            talks.owners.phone(phone);
        }
        return said;
    }

    private static String text(ByteBuffer bytes, int bytesMax) {
        var part = new byte[Math.min(bytes.remaining(), bytesMax)];
        bytes.duplicate().get(part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    private List<Clue> noted(String protocol, List<Clue> clues) {
        if (!clues.isEmpty()) {
            understood++;
            protocols.merge(protocol, 1L, Long::sum);
        }
        return clues;
    }

    /** One of a kind is enough; which packet was the first. */
    private void unclear(String why) {
        if (unclear.containsKey(why) || unclear.size() < UNCLEAR_MAX) {
            unclear.merge(why, new Unclear(packets, 1), Unclear::and);
        }
    }

    private record Unclear(long first, long count) {
        Unclear and(Unclear other) {
            return new Unclear(first, count + other.count);
        }

        String sentence(String why) {
            return count == 1
                    ? "packet %d: %s".formatted(first, why)
                    : "packet %d and %d more: %s".formatted(first, count - 1, why);
        }
    }

    private static List<Sighting> sightings(List<Clue> clues, Instant at) {
        // Simple packets of pcapng have none.
        boolean isTimed = at.isAfter(Instant.EPOCH);
        return clues.stream()
                .map(clue -> new Sighting(at, isTimed, clue.who(), clue.event()))
                .toList();
    }
}
