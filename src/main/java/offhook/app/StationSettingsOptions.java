package offhook.app;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code option.42 = …}: addresses, text, a number, or bytes in hex with a leading 0x, in the
 * order of the wire.
 */
final class StationSettingsOptions {
    /** RFC 2132: these hold seconds, four bytes. */
    private static final Set<Integer> FOUR_BYTES = Set.of(2, 24, 35, 38, 51, 58, 59);

    /** RFC 2132: sizes of files, datagrams and frames, two bytes. */
    private static final Set<Integer> TWO_BYTES = Set.of(13, 22, 26, 57);

    private static final int VALUE_BYTES_MAX = 255;
    private static final String EXPECTED =
            "addresses, text, a number, or bytes such as 0x01020304, 1 to "
                    + VALUE_BYTES_MAX
                    + " bytes";

    private StationSettingsOptions() {}

    static List<DhcpOption> read(StationSettingsTable table) {
        var options = new ArrayList<DhcpOption>();
        for (String key : table.keys()) {
            Optional<Integer> code = code(key);
            if (code.isEmpty()) {
                table.fault(key, "option." + key + ": expected a number from 1 to 254");
                continue;
            }
            JsonNode value = table.node(key);
            String raw = table.raw(key);
            Optional<Bytes> bytes =
                    bytes(code.get(), value, raw)
                            .filter(some -> !some.isEmpty() && some.size() <= VALUE_BYTES_MAX);
            if (bytes.isEmpty()) {
                table.fault(key, "option." + key + " " + value + ": expected " + EXPECTED);
            }
            bytes.ifPresent(some -> options.add(new DhcpOption(code.get(), some)));
        }
        return List.copyOf(options);
    }

    private static Optional<Integer> code(String key) {
        return key.matches("\\d{1,3}")
                ? Optional.of(Integer.parseInt(key)).filter(code -> code >= 1 && code <= 254)
                : Optional.empty();
    }

    private static Optional<Bytes> bytes(int code, JsonNode value, String raw) {
        if (value.isArray()) {
            var addresses = new ArrayList<Ipv4>();
            for (int i = 0; i < value.size(); i++) {
                Optional<Ipv4> address = Ipv4.read(value.get(i).asString(""));
                if (address.isEmpty()) {
                    return Optional.empty();
                }
                addresses.add(address.get());
            }
            return Optional.of(DhcpOption.ofAddresses(code, addresses).value());
        }
        if (value.isIntegralNumber()) {
            // TOML takes an unquoted 0x0104 for 260 and forgets how many digits there were.
            String written = raw.split("[\\s#]", 2)[0];
            return written.startsWith("0x") ? hex(written) : number(code, value.asLong(-1));
        }
        return value.isString() ? text(code, value.asString()) : Optional.empty();
    }

    private static Optional<Bytes> text(int code, String text) {
        if (text.regionMatches(true, 0, "0x", 0, 2)) {
            return hex(text);
        }
        List<Optional<Ipv4>> addresses = Arrays.stream(text.split(",")).map(Ipv4::read).toList();
        return addresses.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        DhcpOption.ofAddresses(
                                        code, addresses.stream().flatMap(Optional::stream).toList())
                                .value())
                : Optional.of(Bytes.ofUtf8(text));
    }

    private static Optional<Bytes> hex(String text) {
        String digits = text.substring(2).replace("_", "").toLowerCase(Locale.ROOT);
        return digits.matches("([0-9a-f]{2})+")
                ? Optional.of(Bytes.of(HexFormat.of().parseHex(digits)))
                : Optional.empty();
    }

    /** In the size that RFC 2132 gives the option; in others as small as it goes. */
    private static Optional<Bytes> number(int code, long number) {
        int size =
                FOUR_BYTES.contains(code) || number > 0xffff
                        ? 4
                        : TWO_BYTES.contains(code) || number > 0xff ? 2 : 1;
        if (number < 0 || number > 0xffff_ffffL || TWO_BYTES.contains(code) && size == 4) {
            return Optional.empty();
        }
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number >> 8 * (size - 1 - i));
        }
        return Optional.of(Bytes.of(bytes));
    }
}
