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
    private static final int BROADCAST_ADDRESS = 28;

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
    private final Scope scope;
    private final List<Ipv4> tftp;

    private AddressDeskReply(AddressDeskCase asking, Scope scope) {
        this.asking = asking;
        this.scope = scope;
        this.tftp = scope.tftpServers(asking.arrival().serverAddress());
    }

    static AddressDeskReply of(AddressDeskCase asking, Scope scope) {
        return new AddressDeskReply(asking, scope);
    }

    DhcpMessage offer(Ipv4 address) {
        return message(DhcpKind.OFFER, Ipv4.ANY, address, leased(asking.lease(scope)));
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
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(
                DhcpOption.ofAddress(
                        DhcpOption.SERVER_IDENTIFIER, asking.arrival().serverAddress()));
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
                isRefusal ? Ipv4.ANY : tftp.getFirst(),
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
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, seconds));
        options.addAll(settings());
        options.add(DhcpOption.ofSeconds(DhcpOption.RENEWAL_SECONDS, seconds / 2));
        options.add(DhcpOption.ofSeconds(DhcpOption.REBINDING_SECONDS, seconds * 7 / 8));
        return options;
    }

    /**
     * The mask first (RFC 2132 §3.3), then what was asked for in the order of option 55, then what
     * a phone needs even if it did not ask.
     */
    private List<DhcpOption> settings() {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofAddress(DhcpOption.SUBNET_MASK, scope.subnet().mask()));
        Optional<Bytes> list = asking.message().option(DhcpOption.PARAMETER_LIST);
        if (list.isPresent()) {
            for (int i = 0; i < Math.min(list.get().size(), 255); i++) {
                add(list.get().at(i), options);
            }
        } else {
            addAll(options);
        }
        if (asking.standing().isPhone()) {
            add(DhcpOption.TFTP_SERVERS, options);
            add(DhcpOption.TFTP_SERVER_NAME, options);
        }
        return options;
    }

    /** A client that sends no option 55 gets everything there is. */
    private void addAll(List<DhcpOption> options) {
        add(DhcpOption.ROUTER, options);
        add(DhcpOption.DNS, options);
        add(DhcpOption.TFTP_SERVER_NAME, options);
        add(DhcpOption.TFTP_SERVERS, options);
        for (DhcpOption extra : scope.extra()) {
            add(extra.code(), options);
        }
    }

    /** Unless it is there, or there is nothing to say. */
    private void add(int code, List<DhcpOption> options) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).code() == code) {
                return;
            }
        }
        Optional<DhcpOption> setting = setting(code);
        if (setting.isPresent()) {
            options.add(setting.get());
        }
    }

    private Optional<DhcpOption> setting(int code) {
        return switch (code) {
            case DhcpOption.ROUTER ->
                    scope.router().isEmpty()
                            ? Optional.empty()
                            : Optional.of(DhcpOption.ofAddress(code, scope.router().get()));
            case DhcpOption.DNS -> addresses(code, scope.dns());
            case BROADCAST_ADDRESS ->
                    Optional.of(DhcpOption.ofAddress(code, scope.subnet().broadcast()));
            case DhcpOption.TFTP_SERVER_NAME ->
                    Optional.of(DhcpOption.ofText(code, tftp.getFirst().toString()));
            case DhcpOption.TFTP_SERVERS -> addresses(code, tftp);
            default -> extra(code);
        };
    }

    private Optional<DhcpOption> extra(int code) {
        for (DhcpOption option : scope.extra()) {
            if (option.code() == code) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static Optional<DhcpOption> addresses(int code, List<Ipv4> addresses) {
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(DhcpOption.ofAddresses(code, addresses));
    }
}
