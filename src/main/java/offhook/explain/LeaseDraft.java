package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A DHCP message that a log tells line by line, until it is whole. */
final class LeaseDraft {
    /** A message holds no more. */
    private static final int OPTIONS_MAX = 128;

    private final List<DhcpOption> options = new ArrayList<>();
    private final boolean isReply;
    private Optional<MacAddress> mac = Optional.empty();
    private boolean wantsBroadcast;
    private int secs;
    private Ipv4 ciaddr = Ipv4.ANY;
    private Ipv4 yiaddr = Ipv4.ANY;
    private Ipv4 siaddr = Ipv4.ANY;
    private Ipv4 giaddr = Ipv4.ANY;

    LeaseDraft(boolean isReply) {
        this.isReply = isReply;
    }

    LeaseDraft of(Optional<MacAddress> owner) {
        mac = owner.or(() -> mac);
        return this;
    }

    LeaseDraft kind(String word) {
        for (DhcpKind kind : DhcpKind.values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                option(DhcpOption.MESSAGE_TYPE, Bytes.of(kind.code()));
            }
        }
        return this;
    }

    LeaseDraft option(int code, Bytes value) {
        if (options.size() < OPTIONS_MAX) {
            options.add(new DhcpOption(code, value));
        }
        return this;
    }

    /** What stands in that option, now that the log has told all of it. */
    LeaseDraft instead(int code, Bytes value) {
        options.replaceAll(option -> option.code() == code ? new DhcpOption(code, value) : option);
        return this;
    }

    LeaseDraft text(int code, String value) {
        return option(code, Bytes.ofText(value));
    }

    LeaseDraft address(int code, String value) {
        Ipv4.read(value).ifPresent(ip -> option(code, ip.bytes()));
        return this;
    }

    LeaseDraft broadcast() {
        wantsBroadcast = true;
        return this;
    }

    LeaseDraft secs(int seconds) {
        secs = Math.clamp(seconds, 0, 0xffff);
        return this;
    }

    LeaseDraft ciaddr(Ipv4 address) {
        ciaddr = address;
        return this;
    }

    LeaseDraft yiaddr(Ipv4 address) {
        yiaddr = address;
        return this;
    }

    LeaseDraft siaddr(Ipv4 address) {
        siaddr = address;
        return this;
    }

    LeaseDraft giaddr(Ipv4 address) {
        giaddr = address;
        return this;
    }

    /** Nothing if nobody was named. */
    List<Clue> heard(DhcpTalk talk) {
        return mac.map(client -> talk.heard(message(client))).orElse(List.of());
    }

    private DhcpMessage message(MacAddress client) {
        return new DhcpMessage(
                isReply ? DhcpMessage.REPLY : DhcpMessage.REQUEST,
                1,
                0,
                0,
                secs,
                wantsBroadcast ? DhcpMessage.BROADCAST_FLAG : 0,
                ciaddr,
                yiaddr,
                siaddr,
                giaddr,
                client.bytes(),
                "",
                "",
                options);
    }
}
