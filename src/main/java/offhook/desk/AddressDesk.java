package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpClient;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.dhcp.ReplyRoute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers clients that ask for an address, RFC 2131 §4.3. Authoritative: who asks for what it
 * cannot have hears so at once. Pure but for the lease book that is passed in; runs on the desk's
 * thread.
 */
public final class AddressDesk {
    /** Clients renew at half of it: less would be noise, and a retry after 60 s comes too late. */
    public static final Duration LEASE_MIN = Duration.ofSeconds(30);

    /** Ten years; what option 51 can hold, 32 bits of seconds, ends at 136. */
    public static final Duration LEASE_MAX = Duration.ofDays(3650);

    /**
     * For clients that come when a pool is almost empty, until they renew: made-up ones never do
     * (hostile-inputs.md 7), and a phone's second lease is a whole one.
     */
    public static final Duration NEWCOMERS_LEASE = Duration.ofMinutes(10);

    private final Scopes scopes;
    private final ScopeSheets sheets = new ScopeSheets();
    private final AddressDeskRequest requests;

    public AddressDesk(Scopes scopes) {
        this.scopes = scopes;
        this.requests = new AddressDeskRequest(scopes, sheets);
    }

    /**
     * What this message leads to. The book has it so on return; a lease in the decision is not on
     * stable storage yet.
     */
    public Decision decide(
            DhcpMessage message,
            Arrival arrival,
            LeaseBook book,
            Instant now,
            PhoneStanding standing) {
        Optional<DhcpClient> client = DhcpClient.of(message);
        Optional<DhcpKind> kind = message.kind();
        if (message.op() != DhcpMessage.REQUEST) {
            return new Decision.Silence("it is a server's message (op " + message.op() + ")");
        }
        if (kind.isEmpty()) {
            return new Decision.Silence("it has no message type (option 53): BOOTP is not served");
        }
        if (client.isEmpty()) {
            return new Decision.Silence(
                    "its sender is not on Ethernet, or its identifier is too long (type "
                            + message.htype()
                            + ", address of "
                            + message.chaddr().size()
                            + " bytes)");
        }
        var asking = new AddressDeskCase(message, arrival, client.get(), book, now, standing);
        return switch (kind.get()) {
            case DISCOVER -> discover(asking);
            case REQUEST -> requests.decide(asking);
            case RELEASE -> release(asking);
            case DECLINE -> decline(asking);
            case INFORM -> inform(asking);
            case OFFER, ACK, NAK ->
                    new Decision.Silence("only servers send a DHCP" + kind.get() + "; we do not");
        };
    }

    private Decision discover(AddressDeskCase asking) {
        Optional<Decision> unserved = asking.unserved(scopes);
        if (unserved.isPresent()) {
            return unserved.get();
        }
        Scope scope = asking.scope(scopes).orElseThrow();
        Optional<Ipv4> wanted = asking.message().address(DhcpOption.REQUESTED_ADDRESS);
        Optional<Ipv4> address =
                asking.book().offer(asking.client(), scope.subnet(), wanted, asking.now());
        if (address.isEmpty()) {
            return new Decision.Silence(
                    "no address is left for it in " + scope.subnet(),
                    "make the pool larger or the lease shorter; it asks again by itself");
        }
        DhcpMessage reply =
                new AddressDeskReply(asking, sheets.of(scope, asking.arrival()))
                        .offer(address.get());
        return new Decision.Offer(
                address.get(),
                reply,
                ReplyRoute.of(asking.message(), reply),
                !asking.book().hasHad(asking.client(), address.get()));
    }

    /** Not limited to those we serve: having the lease is enough. Nothing is ever sent. */
    private static Decision release(AddressDeskCase asking) {
        Ipv4 address = asking.message().ciaddr();
        return asking.book()
                .release(asking.client(), address, asking.now())
                .<Decision>map(ended -> new Decision.Released(ended, "gave " + address + " back"))
                .orElseGet(
                        () ->
                                new Decision.Silence(
                                        "wants to give back " + address + ", which is not its"));
    }

    private static Decision decline(AddressDeskCase asking) {
        Optional<Ipv4> named = asking.message().address(DhcpOption.REQUESTED_ADDRESS);
        if (named.isEmpty()) {
            return new Decision.Silence("declines no address (option 50)");
        }
        Ipv4 address = named.get();
        return asking.book()
                .decline(asking.client(), address, asking.now())
                .<Decision>map(
                        until ->
                                new Decision.Declined(
                                        address,
                                        until,
                                        "found another machine on "
                                                + address
                                                + "; nobody gets it before "
                                                + until
                                                + "; look for a device with a fixed address"))
                .orElseGet(
                        () -> new Decision.Silence("declines " + address + ", which is not its"));
    }

    private Decision inform(AddressDeskCase asking) {
        Optional<Decision> unserved = asking.unserved(scopes);
        if (unserved.isPresent()) {
            return unserved.get();
        }
        Ipv4 address = asking.message().ciaddr();
        Scope scope = asking.scope(scopes).orElseThrow();
        // Its ciaddr is where the answer goes: it must not be used to throw packets at others.
        if (!scope.subnet().contains(address)) {
            return new Decision.Silence(
                    "asks for settings as " + address + ", which is not in " + scope.subnet());
        }
        DhcpMessage reply =
                new AddressDeskReply(asking, sheets.of(scope, asking.arrival())).informed();
        return new Decision.Informed(
                reply,
                ReplyRoute.of(asking.message(), reply),
                "told its settings; it keeps " + address);
    }
}
