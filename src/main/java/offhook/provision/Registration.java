package offhook.provision;

import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneSetup;
import offhook.line.Transport;

import java.util.List;
import java.util.Optional;

/**
 * How a Java phone's SIP lines reach their server: transport, proxy and NAT by the table of
 * config-files.md §2.4. Line 1 decides for all lines.
 *
 * @param usesGroup the server stands in callManagerGroup; else each line names its own, and the
 *     phone always speaks UDP
 */
record Registration(boolean usesGroup, Transport transport) {
    static Registration of(FileOrder order) {
        Pbx pbx = order.server().orElseThrow();
        if (needsOwnProxies(order)) {
            return new Registration(false, Transport.UDP);
        }
        Optional<Transport> wanted = pbx.transport();
        boolean isProvider = pbx.kind() == PbxKind.PROVIDER || pbx.isBehindNat();
        if (wanted.isEmpty()) {
            return !isProvider && order.isNine()
                    ? new Registration(true, Transport.TCP)
                    : new Registration(false, Transport.UDP);
        }
        return wanted.get() == Transport.UDP
                ? new Registration(false, Transport.UDP)
                : new Registration(true, wanted.get());
    }

    /** One group holds one server for all lines, and knows no outbound proxy. */
    static boolean needsOwnProxies(FileOrder order) {
        List<Pbx> servers =
                order.lines().stream()
                        .map(PhoneSetup.PlacedLine::pbx)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return servers.size() > 1
                || servers.stream().anyMatch(pbx -> pbx.outboundProxy().isPresent());
    }

    /** 4 is TCP with the plain signalling that every published file for 9.x uses. */
    String protocolNumber() {
        return switch (transport) {
            case UDP -> "2";
            case TCP -> "4";
            case TLS -> "3";
        };
    }
}
