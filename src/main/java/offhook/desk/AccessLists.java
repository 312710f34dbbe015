package offhook.desk;

import offhook.address.MacAddress;
import offhook.dhcp.Uniform;

import java.util.List;
import java.util.Optional;

/**
 * Who is answered whatever else is set, and who never is; a denial counts more.
 *
 * @param allowed they need not be phones
 */
public record AccessLists(List<MacPrefix> allowed, List<MacPrefix> denied) {
    public static final AccessLists NONE = new AccessLists(List.of(), List.of());

    public AccessLists {
        allowed = Uniform.list(allowed);
        denied = Uniform.list(denied);
    }

    /**
     * A MAC address, or its first bytes: a maker's {@code 00:1b:0c}.
     *
     * @param value of the digits that count
     */
    public record MacPrefix(long value, int digits) {
        private static final int DIGITS_MAX = 12;

        /** In any usual spelling of one to six bytes. */
        public static Optional<MacPrefix> read(String text) {
            String digits = text.strip().replaceAll("[:.\\-]", "");
            boolean isFit = digits.matches("[0-9a-fA-F]{2,12}") && digits.length() % 2 == 0;
            return isFit
                    ? Optional.of(new MacPrefix(Long.parseLong(digits, 16), digits.length()))
                    : Optional.empty();
        }

        boolean covers(MacAddress mac) {
            return mac.value() >> 4 * (DIGITS_MAX - digits) == value;
        }
    }

    boolean allows(MacAddress mac) {
        return holds(allowed, mac);
    }

    boolean denies(MacAddress mac) {
        return holds(denied, mac);
    }

    private static boolean holds(List<MacPrefix> list, MacAddress mac) {
        for (MacPrefix prefix : list) {
            if (prefix.covers(mac)) {
                return true;
            }
        }
        return false;
    }
}
