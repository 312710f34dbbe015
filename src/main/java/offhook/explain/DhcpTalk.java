package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.TftpServers;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** DHCP messages of both directions, from a capture or from a tool that prints them whole. */
final class DhcpTalk {
    /** Clients whose last request is remembered for the answer. */
    static final int CLIENTS_MAX = 4096;

    private static final String MISSING = "tftp-address-missing";

    private final Remembered<MacAddress, DhcpMessage> requests = new Remembered<>(CLIENTS_MAX);

    private record Held(Optional<Ipv4> server, StationEvent.TroubleSeen trouble) {}

    /** Has its address: what others offer late is nothing to it. */
    private final Remembered<MacAddress, MacAddress> granted = new Remembered<>(CLIENTS_MAX);

    private final Remembered<MacAddress, Held> held = new Remembered<>(CLIENTS_MAX);

    List<Clue> heard(DhcpMessage message) {
        Optional<MacAddress> mac = message.mac();
        Optional<DhcpKind> kind = message.kind().or(() -> guessed(message));
        if (mac.isEmpty() || kind.isEmpty()) {
            return List.of();
        }
        if (message.op() == DhcpMessage.REQUEST) {
            requests.put(mac.get(), message);
            var clues = new ArrayList<>(released(message, mac.get(), kind.get()));
            clues.addAll(request(message, mac.get(), kind.get()));
            return clues;
        }
        return reply(message, mac.get(), kind.get());
    }

    /** There may be two servers; an offer matters if the phone takes it, or asks again in vain. */
    private List<Clue> released(DhcpMessage message, MacAddress mac, DhcpKind kind) {
        if (kind == DhcpKind.DISCOVER) {
            granted.remove(mac);
        }
        Held offer = kind == DhcpKind.INFORM ? null : held.remove(mac);
        boolean isTaken =
                offer != null
                        && (kind == DhcpKind.DISCOVER
                                || message.address(DhcpOption.SERVER_IDENTIFIER)
                                        .equals(offer.server()));
        return isTaken ? List.of(new Clue(Who.of(mac), offer.trouble())) : List.of();
    }

    /** What nobody has answered when there is no more. */
    List<Clue> end() {
        var clues = new ArrayList<Clue>();
        held.all()
                .forEach(
                        entry ->
                                clues.add(
                                        new Clue(
                                                Who.of(entry.getKey()),
                                                entry.getValue().trouble())));
        return clues;
    }

    /** A printed reply may be cut before its options; then the request says what it answers. */
    private Optional<DhcpKind> guessed(DhcpMessage message) {
        return message.op() == DhcpMessage.REQUEST
                ? Optional.empty()
                : message.mac()
                        .flatMap(mac -> Optional.ofNullable(requests.get(mac)))
                        .flatMap(DhcpMessage::kind)
                        .map(kind -> kind == DhcpKind.DISCOVER ? DhcpKind.OFFER : DhcpKind.ACK);
    }

    private static List<Clue> request(DhcpMessage message, MacAddress mac, DhcpKind kind) {
        Optional<Asking> asking =
                switch (kind) {
                    case DISCOVER -> Optional.of(Asking.DISCOVER);
                    case REQUEST -> Optional.of(ofRequest(message));
                    case INFORM -> Optional.of(Asking.INFORM);
                    case DECLINE, RELEASE, OFFER, ACK, NAK -> Optional.empty();
                };
        if (asking.isPresent()) {
            return List.of(asked(message, mac, asking.get()));
        }
        Ipv4 address = message.address(DhcpOption.REQUESTED_ADDRESS).orElse(message.ciaddr());
        return switch (kind) {
            case DECLINE -> List.of(Dhcp.declined(mac, address));
            case RELEASE -> List.of(Dhcp.released(mac, address));
            case DISCOVER, REQUEST, INFORM, OFFER, ACK, NAK -> List.of();
        };
    }

    /** RFC 2131 §4.3.2. */
    private static Asking ofRequest(DhcpMessage message) {
        if (message.option(DhcpOption.SERVER_IDENTIFIER).isPresent()) {
            return Asking.SELECTING;
        }
        return message.ciaddr().isAny() ? Asking.INIT_REBOOT : Asking.RENEWING;
    }

    private static Clue asked(DhcpMessage message, MacAddress mac, Asking asking) {
        String hostName = message.text(DhcpOption.HOST_NAME).orElse("");
        String options =
                message.options().stream()
                        .map(option -> Integer.toString(option.code()))
                        .collect(Collectors.joining(","));
        Bytes list = message.option(DhcpOption.PARAMETER_LIST).orElse(Bytes.EMPTY);
        var parameters = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            parameters.add(Integer.toString(list.at(i)));
        }
        var wanted =
                message.address(DhcpOption.REQUESTED_ADDRESS)
                        .or(() -> Optional.of(message.ciaddr()).filter(ip -> !ip.isAny()));
        return new Clue(
                Who.of(mac).called(hostName),
                new StationEvent.AddressAsked(
                        asking,
                        message.text(DhcpOption.VENDOR_CLASS).orElse(""),
                        hostName,
                        options,
                        String.join(",", parameters),
                        wanted,
                        message.address(DhcpOption.SERVER_IDENTIFIER),
                        message.wantsBroadcast(),
                        message.secs()));
    }

    private List<Clue> reply(DhcpMessage message, MacAddress mac, DhcpKind kind) {
        var clues = new ArrayList<Clue>();
        switch (kind) {
            case OFFER -> clues.add(Dhcp.offered(mac, message.yiaddr()));
            case ACK -> {
                if (!message.yiaddr().isAny()) {
                    clues.add(
                            Dhcp.granted(
                                    mac,
                                    "",
                                    message.yiaddr(),
                                    seconds(message),
                                    tftpServer(message).orElse(Ipv4.ANY)));
                }
            }
            case NAK ->
                    clues.add(
                            Dhcp.refused(
                                    mac,
                                    requested(mac),
                                    message.text(DhcpOption.MESSAGE).orElse("the server said no")));
            case DISCOVER, REQUEST, INFORM, DECLINE, RELEASE -> {
                // No reply has such a kind.
            }
        }
        if (kind == DhcpKind.OFFER || kind == DhcpKind.ACK) {
            Optional<StationEvent.TroubleSeen> trouble = trouble(message, mac, kind);
            boolean isHeld =
                    kind == DhcpKind.OFFER
                            && trouble.filter(it -> it.code().equals(MISSING)).isPresent();
            if (kind == DhcpKind.ACK) {
                granted.put(mac, mac);
            }
            if (isHeld && granted.get(mac) == null) {
                held.put(
                        mac,
                        new Held(message.address(DhcpOption.SERVER_IDENTIFIER), trouble.get()));
            } else if (!isHeld) {
                trouble.ifPresent(it -> clues.add(new Clue(Who.of(mac), it)));
            }
        }
        return clues;
    }

    private Optional<Ipv4> requested(MacAddress mac) {
        return Optional.ofNullable(requests.get(mac))
                .flatMap(message -> message.address(DhcpOption.REQUESTED_ADDRESS));
    }

    /** Only phones miss these options. */
    private Optional<StationEvent.TroubleSeen> trouble(
            DhcpMessage reply, MacAddress mac, DhcpKind kind) {
        DhcpMessage request = requests.get(mac);
        boolean isPhones =
                request == null
                        || request.text(DhcpOption.VENDOR_CLASS).orElse("").contains("Cisco")
                        || request.text(DhcpOption.HOST_NAME).orElse("").startsWith("SEP");
        if (!isPhones) {
            return Optional.empty();
        }
        TftpServers servers = TftpServers.of(reply);
        if (servers.fault().isPresent()) {
            return Optional.of(malformed(servers));
        }
        boolean isLost =
                request != null
                        && request.wantsBroadcast()
                        && !reply.wantsBroadcast()
                        && reply.isRelayed();
        if (isLost) {
            return Optional.of(
                    new StationEvent.TroubleSeen(
                            "reply-lost-broadcast",
                            "the phone asked for a broadcast answer and was answered otherwise: it"
                                    + " does not hear that",
                            "the broadcast flag is set in its request (secs %d) and not in the"
                                            .formatted(request.secs())
                                    + " reply to the relay"));
        }
        boolean isMissing =
                request != null
                        && reply.kind().isPresent()
                        && kind != DhcpKind.NAK
                        && tftpServer(reply).isEmpty()
                        && reply.text(DhcpOption.TFTP_SERVER_NAME).orElse("").isBlank();
        return isMissing
                ? Optional.of(
                        new StationEvent.TroubleSeen(
                                MISSING,
                                "the DHCP answer names no TFTP server",
                                "neither option 150 nor 66 nor siaddr is in it"))
                : Optional.empty();
    }

    static StationEvent.TroubleSeen malformed(TftpServers servers) {
        return new StationEvent.TroubleSeen(
                "tftp-address-malformed",
                "option 150 of the DHCP answer is no list of addresses of servers: "
                        + (servers.isLeft()
                                ? "phones take no such lease"
                                : "phones find no server by it"),
                "it " + servers.fault().orElseThrow());
    }

    private static long seconds(DhcpMessage message) {
        return message.option(DhcpOption.LEASE_SECONDS)
                .filter(value -> value.size() == 4)
                .map(value -> Ipv4.of(value).value() & 0xffff_ffffL)
                .orElse(0L);
    }

    private static Optional<Ipv4> tftpServer(DhcpMessage message) {
        return message.option(DhcpOption.TFTP_SERVERS)
                .filter(value -> value.size() >= 4)
                .map(value -> Ipv4.of(value.slice(0, 4)))
                .or(() -> message.text(DhcpOption.TFTP_SERVER_NAME).flatMap(Ipv4::read))
                .or(() -> Optional.of(message.siaddr()))
                .filter(ip -> !ip.isAny());
    }
}
