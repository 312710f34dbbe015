package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.wire.Bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the answers to one message, RFC 2131 §4.3.1 table 3. Plain loops: in a storm nothing runs
 * more often, and lambdas are dear until they are compiled.
 */
final class AddressDeskReply {
    /** The kind and the server, then the client's identifier and the relay's option. */
    private static final int HEAD_AND_ECHOES = 4;

    /** The lease's length, when to renew and when to rebind. */
    private static final int TIMES = 3;

    /** What may never be left out to save room. */
    private static final Set<Integer> NEEDED =
            Set.of(
                    DhcpOption.MESSAGE_TYPE,
                    DhcpOption.SERVER_IDENTIFIER,
                    DhcpOption.LEASE_SECONDS,
                    DhcpOption.SUBNET_MASK,
                    DhcpOption.ROUTER,
                    DhcpOption.TFTP_SERVERS,
                    DhcpOption.TFTP_SERVER_NAME,
                    DhcpOption.SUBNET_SELECTION,
                    DhcpOption.RELAY_AGENT);

    private final AddressDeskCase asking;
    private final ScopeSheet sheet;

    AddressDeskReply(AddressDeskCase asking, ScopeSheet sheet) {
        this.asking = asking;
        this.sheet = sheet;
    }

    DhcpMessage offer(Ipv4 address) {
        return message(DhcpKind.OFFER, Ipv4.ANY, address, leased(asking.lease(sheet.scope())));
    }

    DhcpMessage ack(Lease lease) {
        Duration length = Duration.between(lease.grantedAt(), lease.endsAt());
        return message(DhcpKind.ACK, asking.message().ciaddr(), lease.address(), leased(length));
    }

    DhcpMessage informed() {
        return message(DhcpKind.ACK, asking.message().ciaddr(), Ipv4.ANY, settings());
    }

    DhcpMessage nak(String why) {
        var said = new ArrayList<DhcpOption>();
        // At most what one option holds; a NAK has nothing else to say.
        String text = why.substring(0, Math.min(why.length(), 200));
        said.add(DhcpOption.ofText(DhcpOption.MESSAGE, text));
        return message(DhcpKind.NAK, Ipv4.ANY, Ipv4.ANY, said);
    }

    private DhcpMessage message(DhcpKind kind, Ipv4 ciaddr, Ipv4 yiaddr, List<DhcpOption> said) {
        DhcpMessage request = asking.message();
        boolean isRefusal = kind == DhcpKind.NAK;
        // §4.3.2: a relayed refusal must reach a client whose address is wrong.
        int flags =
                isRefusal && request.isRelayed()
                        ? request.flags() | DhcpMessage.BROADCAST_FLAG
                        : request.flags();
        var options = new ArrayList<DhcpOption>(said.size() + HEAD_AND_ECHOES);
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(sheet.serverIdentifier());
        options.addAll(said);
        // RFC 6842; RFC 3011 §2; then RFC 3046 §2.2: the relay's own, unchanged and last.
        echo(DhcpOption.CLIENT_IDENTIFIER, options);
        echo(DhcpOption.SUBNET_SELECTION, options);
        AddressDeskRoom.of(request).fit(options, NEEDED);
        echo(DhcpOption.RELAY_AGENT, options);
        return new DhcpMessage(
                DhcpMessage.REPLY,
                request.htype(),
                0,
                request.xid(),
                0,
                flags,
                ciaddr,
                yiaddr,
                isRefusal ? Ipv4.ANY : sheet.firstTftp(),
                request.giaddr(),
                request.chaddr(),
                "",
                "",
                options);
    }

    private void echo(int code, List<DhcpOption> options) {
        Optional<Bytes> value = asking.message().option(code);
        if (value.isPresent() && !value.get().isEmpty()) {
            options.add(new DhcpOption(code, value.get()));
        }
    }

    /** Settings with the times of a lease: it renews at half, rebinds at seven eighths (§4.4.5). */
    private List<DhcpOption> leased(Duration length) {
        long seconds = length.toSeconds();
        List<DhcpOption> settings = settings();
        var options = new ArrayList<DhcpOption>(settings.size() + TIMES);
        options.add(DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, seconds));
        options.addAll(settings);
        options.add(DhcpOption.ofSeconds(DhcpOption.RENEWAL_SECONDS, seconds / 2));
        options.add(DhcpOption.ofSeconds(DhcpOption.REBINDING_SECONDS, seconds * 7 / 8));
        return options;
    }

    private List<DhcpOption> settings() {
        return sheet.settings(
                asking.message().option(DhcpOption.PARAMETER_LIST), asking.standing().isPhone());
    }
}
