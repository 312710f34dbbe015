package offhook.provision;

import offhook.config.HostName;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneSetup;
import offhook.line.Transport;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Servers that the phone could not use as they are written down (config-files.md §2.4). */
final class ServerLimits {
    /** SIPCC. */
    private static final int HOST_MAX = 50;

    private static final int PORT_MAX = 65_535;

    private static final Pattern VOICEMAIL = Pattern.compile("[!-~&&[^\"<>;,]]{0,30}");

    private final FileOrder order;
    private final Consumer<String> reasons;

    ServerLimits(FileOrder order, Consumer<String> reasons) {
        this.order = order;
        this.reasons = reasons;
    }

    void check() {
        boolean hasAll = true;
        for (PhoneSetup.PlacedLine placed : order.lines()) {
            if (placed.pbx().isEmpty()) {
                hasAll = false;
                nowhere(placed);
            }
        }
        if (order.server().isEmpty()) {
            if (hasAll) {
                reasons.accept("its lines: no server is known to register at; name one");
            }
            return;
        }
        List<Pbx> servers =
                order.lines().stream()
                        .map(PhoneSetup.PlacedLine::pbx)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        (servers.isEmpty() ? List.of(order.server().get()) : servers).forEach(this::server);
        if (hasAll) {
            together(servers);
        }
    }

    private void nowhere(PhoneSetup.PlacedLine placed) {
        String where = "line " + placed.line().button() + ": ";
        reasons.accept(
                placed.line()
                        .pbx()
                        .map(name -> where + "the server \"" + name + "\" is written down nowhere")
                        .orElse(where + "it names no server, and none is usual here"));
    }

    private void server(Pbx pbx) {
        String where = "server " + pbx.name() + ": ";
        Protocol spoken = order.isSip() ? Protocol.SIP : Protocol.SCCP;
        if (pbx.kind().protocol() != spoken) {
            reasons.accept(
                    where
                            + "%s speaks %s, but %s speaks %s: choose a load or a server of the"
                                    .formatted(
                                            pbx.kind().label(),
                                            pbx.kind().protocol(),
                                            order.load().text(),
                                            spoken)
                            + " other kind");
        }
        host(where, "address", pbx.host());
        pbx.outboundProxy().ifPresent(it -> host(where, "outbound proxy", it));
        pbx.natAddress().ifPresent(it -> host(where, "NAT address", it));
        if (pbx.port() < 1 || pbx.port() > PORT_MAX) {
            reasons.accept(
                    where
                            + "the port %d is none: expected 1 to %d"
                                    .formatted(pbx.port(), PORT_MAX));
        }
        if (!VOICEMAIL.matcher(pbx.voicemail()).matches()) {
            reasons.accept(
                    where
                            + "the voicemail number holds what no phone dials, or has more than 30"
                            + " characters");
        }
        if (pbx.transport().filter(Transport.TLS::equals).isPresent()) {
            reasons.accept(
                    where
                            + "TLS needs a trust list in the phone, which Offhook does not make:"
                            + " without it the phone falls back to TCP, so write tcp");
        }
        boolean isTcp = pbx.transport().filter(Transport.TCP::equals).isPresent();
        if (isTcp && !order.load().platform().isJava() && order.isSip()) {
            reasons.accept(
                    where + "a 7940/60 with SIP speaks UDP only: let the server listen on UDP");
        }
    }

    private void host(String where, String what, String host) {
        Optional<String> wrong = host.isEmpty() ? Optional.of("it is empty") : HostName.wrong(host);
        int length = host.length();
        if (wrong.isPresent()) {
            reasons.accept(where + "the %s \"%s\": %s".formatted(what, host.strip(), wrong.get()));
        } else if (length > HOST_MAX) {
            reasons.accept(
                    where
                            + "the %s \"%s\" has %d characters, at most %d fit"
                                    .formatted(what, host, length, HOST_MAX));
        }
    }

    /** Several servers, or one behind an outbound proxy, make the phone speak UDP. */
    private void together(List<Pbx> servers) {
        if (!order.isSip()) {
            if (servers.size() > 1) {
                reasons.accept(
                        "its lines: with SCCP a phone has one server, and they name "
                                + servers.size());
            }
            return;
        }
        if (!order.isNine() || !Registration.needsOwnProxies(order)) {
            return;
        }
        Pbx first = servers.getFirst();
        boolean isUdpMeant =
                first.isBehindNat()
                        || first.kind() == PbxKind.PROVIDER
                        || first.transport().filter(Transport.UDP::equals).isPresent();
        if (!isUdpMeant) {
            reasons.accept(
                    "server %s: several servers, or an outbound proxy, make the phone speak UDP,"
                                    .formatted(first.name())
                            + " and with %s calls to it then fail: use one server without a proxy,"
                                    .formatted(order.load().text())
                            + " an 8.x load, or say udp there to try it");
        }
    }
}
