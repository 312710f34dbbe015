package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Grant;
import offhook.dhcp.ReplyRoute;
import offhook.event.StationEvent.Asking;

import java.time.Duration;
import java.util.Optional;

/** DHCPREQUEST, in the four states of RFC 2131 §4.3.2. */
final class AddressDeskRequest {
    private final Scopes scopes;
    private final ScopeSheets sheets;

    AddressDeskRequest(Scopes scopes, ScopeSheets sheets) {
        this.scopes = scopes;
        this.sheets = sheets;
    }

    /** Which state the message shows; the table in RFC 2131 §4.3.6. */
    static Asking state(DhcpMessage message, Arrival arrival) {
        if (message.option(DhcpOption.SERVER_IDENTIFIER).isPresent()) {
            return Asking.SELECTING;
        }
        if (message.ciaddr().isAny()) {
            return Asking.INIT_REBOOT;
        }
        return arrival.byBroadcast() || message.isRelayed() ? Asking.REBINDING : Asking.RENEWING;
    }

    Decision decide(AddressDeskCase asking) {
        Asking state = state(asking.message(), asking.arrival());
        if (state == Asking.SELECTING) {
            Ipv4 chosen = asking.message().address(DhcpOption.SERVER_IDENTIFIER).orElse(Ipv4.ANY);
            if (chosen.isAny()) {
                return new Decision.Silence("names no server in its option 54");
            }
            if (!scopes.isOurs(chosen, asking.arrival())) {
                return otherServer(asking, chosen);
            }
        }
        Optional<Decision> unserved = asking.unserved(scopes);
        if (unserved.isPresent()) {
            return unserved.get();
        }
        Scope scope = asking.scope(scopes).orElseThrow();
        Optional<Ipv4> wanted = wanted(asking.message());
        if (wanted.isEmpty()) {
            return new Decision.Silence("asks for an address without naming one");
        }
        boolean isRenewal = state == Asking.RENEWING || state == Asking.REBINDING;
        if (isRenewal && asking.standing().refuseRenewal().isPresent()) {
            return nak(asking, scope, wanted, asking.standing().refuseRenewal().get());
        }
        Duration lease = asking.lease(scope);
        return switch (asking.book()
                .grant(asking.client(), scope.subnet(), wanted.get(), lease, asking.now())) {
            case Grant.Granted granted -> ack(asking, scope, granted, state);
            case Grant.Refused refused -> nak(asking, scope, wanted, refused.why());
        };
    }

    private static Optional<Ipv4> wanted(DhcpMessage message) {
        return message.ciaddr().isAny()
                ? message.address(DhcpOption.REQUESTED_ADDRESS)
                : Optional.of(message.ciaddr());
    }

    /** Seen even where nobody is served: it is why a phone does not come to us. */
    private Decision otherServer(AddressDeskCase asking, Ipv4 chosen) {
        asking.scope(scopes)
                .ifPresent(scope -> asking.book().withdraw(asking.client(), scope.subnet()));
        boolean isWatched = asking.standing().isPhone() || scopes.serve() == Scopes.Serve.EVERYONE;
        return isWatched
                ? new Decision.OtherServer(
                        chosen,
                        "took the offer of another DHCP server, %s; switch that one off or let it"
                                        .formatted(chosen)
                                + " say option 150 "
                                + asking.arrival().serverAddress())
                : new Decision.Silence("took the offer of another DHCP server, " + chosen);
    }

    private Decision ack(AddressDeskCase asking, Scope scope, Grant.Granted granted, Asking state) {
        DhcpMessage reply = reply(asking, scope).ack(granted.lease());
        Decision.Way way =
                switch (state) {
                    case SELECTING -> Decision.Way.SELECTING;
                    case INIT_REBOOT -> Decision.Way.INIT_REBOOT;
                    case RENEWING -> Decision.Way.RENEWING;
                    case REBINDING -> Decision.Way.REBINDING;
                    case DISCOVER, INFORM ->
                            throw new IllegalStateException("no request: " + state);
                };
        return new Decision.Ack(
                granted.lease(), reply, ReplyRoute.of(asking.message(), reply), way);
    }

    private Decision nak(AddressDeskCase asking, Scope scope, Optional<Ipv4> refused, String why) {
        DhcpMessage reply = reply(asking, scope).nak(why);
        return new Decision.Nak(refused, reply, ReplyRoute.of(asking.message(), reply), why);
    }

    private AddressDeskReply reply(AddressDeskCase asking, Scope scope) {
        return new AddressDeskReply(asking, sheets.of(scope, asking.arrival()));
    }
}
