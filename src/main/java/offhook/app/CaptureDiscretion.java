package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.capture.CapturedDatagram;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A phone's packets for strangers: without public addresses, and without contents of files. */
record CaptureDiscretion(Discretion discretion) {
    /** Options that hold addresses and nothing else; RFC 2132, and Cisco's list of servers. */
    private static final Set<Integer> ADDRESS_OPTIONS =
            Set.of(
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    11,
                    16,
                    21,
                    28,
                    32,
                    33,
                    41,
                    42,
                    44,
                    45,
                    48,
                    49,
                    50,
                    54,
                    65,
                    68,
                    69,
                    70,
                    71,
                    72,
                    73,
                    74,
                    75,
                    76,
                    118,
                    DhcpOption.TFTP_SERVERS);

    private static final Pattern IN_TEXT = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    /** Opcode and number of a block; what is behind is the file's. */
    private static final int DATA_HEADER_BYTES = 4;

    private static final int DATA = 3;

    List<CapturedDatagram> of(List<CapturedDatagram> packets) {
        return packets.stream().map(this::of).toList();
    }

    private CapturedDatagram of(CapturedDatagram packet) {
        Bytes payload = packet.payload();
        boolean isData =
                payload.size() > DATA_HEADER_BYTES && payload.at(0) == 0 && payload.at(1) == DATA;
        Bytes open =
                isData
                        ? payload.slice(0, DATA_HEADER_BYTES)
                        : discretion.of(payload, publicAddressesIn(payload));
        return new CapturedDatagram(
                packet.at(),
                of(packet.from()),
                of(packet.to()),
                open,
                packet.payloadBytes(),
                packet.isFromPhone(),
                packet.isTcp());
    }

    private Endpoint of(Endpoint end) {
        return new Endpoint(discretion.of(end.address()), end.port());
    }

    private static List<Ipv4> publicAddressesIn(Bytes payload) {
        var found = new TreeSet<Ipv4>();
        IN_TEXT.matcher(payload.text())
                .results()
                .forEach(match -> Ipv4.read(match.group()).ifPresent(found::add));
        if (DhcpCodec.decode(payload.buffer()) instanceof DhcpInput.Message(DhcpMessage message)) {
            found.addAll(
                    List.of(
                            message.ciaddr(),
                            message.yiaddr(),
                            message.siaddr(),
                            message.giaddr()));
            message.options().stream()
                    .filter(option -> ADDRESS_OPTIONS.contains(option.code()))
                    .forEach(option -> addAll(found, option.value()));
        }
        return found.stream().filter(Discretion::isPublic).toList();
    }

    private static void addAll(Set<Ipv4> found, Bytes addresses) {
        for (int at = 0; at + 4 <= addresses.size(); at += 4) {
            found.add(Ipv4.of(addresses.slice(at, at + 4)));
        }
    }
}
