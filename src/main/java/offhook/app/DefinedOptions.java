package offhook.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options that another server's settings may name: by the names that ISC gave them, which Kea
 * took over, and as those settings define further ones.
 */
final class DefinedOptions {
    private final Map<String, Integer> codes =
            new HashMap<>(
                    Map.of(
                            "routers", 3,
                            "domain-name-servers", 6,
                            "domain-name", 15,
                            "ntp-servers", 42,
                            "vendor-encapsulated-options", 43,
                            "tftp-server-name", 66,
                            "time-offset", 2));

    /** By code, where it was defined as a number. */
    private final Map<Integer, Integer> bits = new HashMap<>();

    void define(String name, int code) {
        codes.put(name, code);
    }

    void isNumber(int code, int bitsOfIt) {
        bits.put(code, bitsOfIt);
    }

    Optional<Integer> code(String name) {
        return Optional.ofNullable(codes.get(name));
    }

    /** Puts the option into that part of the draft. */
    void put(SettingsDraft draft, DraftedSubnet part, int code, String value) {
        if (bits.containsKey(code)) {
            draft.number(part, code, value, bits.get(code));
        } else {
            draft.option(part, code, value);
        }
    }
}
