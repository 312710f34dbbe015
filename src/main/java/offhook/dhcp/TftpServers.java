package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What option 150 of a server's answer says, and what phones make of it (phones.md §3, log 17).
 *
 * @param addresses as far as they can be read
 * @param fault what is wrong with it, in words that go behind "it"; empty if nothing is
 * @param isLeft phones leave the whole lease for it
 */
public record TftpServers(List<Ipv4> addresses, Optional<String> fault, boolean isLeft) {
    /** An answer without the option. */
    public static final TftpServers NONE = new TftpServers(List.of(), Optional.empty(), false);

    private static final int ADDRESS_BYTES = 4;

    /**
     * An address typed into a field for addresses, whatever stands before and behind it; tftpd32
     * sent {@code a 192.168.1.1}. A text of 8, 12 or 16 characters has the length of a list, so the
     * length alone does not show it. The name of a host is no better.
     */
    private static final Pattern TEXT =
            Pattern.compile(
                    "(?s).*[0-9]{1,3}(\\.[0-9]{1,3}){3}.*"
                            + "|[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+");

    public TftpServers {
        addresses = List.copyOf(addresses);
    }

    public static TftpServers of(DhcpMessage reply) {
        return reply.option(DhcpOption.TFTP_SERVERS).map(TftpServers::of).orElse(NONE);
    }

    public static TftpServers of(Bytes value) {
        var addresses = new ArrayList<Ipv4>();
        for (int at = 0; at + ADDRESS_BYTES <= value.size(); at += ADDRESS_BYTES) {
            addresses.add(Ipv4.of(value.slice(at, at + ADDRESS_BYTES)));
        }
        boolean isText = TEXT.matcher(value.text()).matches();
        if (isText || value.isEmpty() || value.size() % ADDRESS_BYTES != 0) {
            return new TftpServers(isText ? List.of() : addresses, Optional.of(odd(value)), true);
        }
        // A server on Windows 10 was seen to blank the last three (phones.md §3).
        Optional<String> blanked =
                addresses.stream()
                        .filter(address -> (address.value() & 0x00ff_ffff) == 0)
                        .findFirst()
                        .map(address -> "names " + address + ", where nobody can be");
        return new TftpServers(addresses, blanked, false);
    }

    private static String odd(Bytes value) {
        boolean isPrintable = value.text().chars().allMatch(c -> c >= ' ' && c < 127);
        String shown = isPrintable ? "the text \"" + value.text() + "\"" : value.hex();
        return "has %d bytes (%s), expected four for each address"
                .formatted(value.size(), value.isEmpty() ? "nothing" : shown);
    }
}
