package offhook.address;

import offhook.wire.Bytes;

import java.util.HexFormat;
import java.util.Optional;

/**
 * An Ethernet address; a phone's identity. Written {@code 00:1b:0c:18:bd:c1}.
 *
 * @param value the 48 bits
 */
public record MacAddress(long value) implements Comparable<MacAddress> {
    // Not String.format: a boot storm writes thousands of these a second.
    private static final HexFormat LOWER = HexFormat.of();

    private static final HexFormat UPPER = LOWER.withUpperCase();

    public MacAddress {
        if (value < 0 || value > 0xffff_ffff_ffffL) {
            throw new IllegalArgumentException("MAC address: " + value + " has more than 48 bits");
        }
    }

    /** Exactly six bytes. */
    public static MacAddress of(Bytes six) {
        if (six.size() != 6) {
            throw new IllegalArgumentException("MAC address: needs 6 bytes, has " + six.size());
        }
        long value = 0;
        for (int i = 0; i < 6; i++) {
            value = value << 8 | six.at(i);
        }
        return new MacAddress(value);
    }

    /**
     * In any usual spelling: {@code 00:1b:0c:18:bd:c1}, {@code 00-1B-…}, {@code 001b.0c18.bdc1},
     * {@code 001B0C18BDC1}, {@code SEP001B0C18BDC1}, with blanks around it.
     */
    public static Optional<MacAddress> read(String text) {
        String digits = text.strip();
        if (digits.length() > 3 && digits.regionMatches(true, 0, "SEP", 0, 3)) {
            digits = digits.substring(3);
        }
        digits = digits.replace(":", "").replace("-", "").replace(".", "").replace(" ", "");
        if (digits.length() != 12) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < 12; i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || digits.charAt(i) > 'f') {
                return Optional.empty();
            }
            value = value << 4 | digit;
        }
        return Optional.of(new MacAddress(value));
    }

    public Bytes bytes() {
        return Bytes.of(
                (int) (value >> 40),
                (int) (value >> 32),
                (int) (value >> 24),
                (int) (value >> 16),
                (int) (value >> 8),
                (int) value);
    }

    /** As in the phones' file names: {@code 001B0C18BDC1}. */
    public String digits() {
        return UPPER.toHexDigits(value, 12);
    }

    /**
     * The phone's own name, {@code SEP001B0C18BDC1}: DHCP option 12 and the start of its file
     * names.
     */
    public String deviceName() {
        return "SEP" + digits();
    }

    // Not the record's own: it runs through method handles, dear until they are compiled, and a
    // boot storm after a start is when it counts.
    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress mac && mac.value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        String digits = LOWER.toHexDigits(value, 12);
        var text = new StringBuilder(17).append(digits, 0, 2);
        for (int at = 2; at < 12; at += 2) {
            text.append(':').append(digits, at, at + 2);
        }
        return text.toString();
    }
}
