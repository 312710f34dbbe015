package offhook.address;

import offhook.wire.Bytes;

import java.util.Optional;

/** An IPv4 address, ordered as unsigned numbers. */
public record Ipv4(int value) implements Comparable<Ipv4> {
    /** 0.0.0.0: "no address yet" in DHCP. */
    public static final Ipv4 ANY = new Ipv4(0);

    public static final Ipv4 BROADCAST = new Ipv4(-1);
    public static final Ipv4 LOOPBACK = new Ipv4(0x7f00_0001);

    /** Exactly four bytes in wire order. */
    public static Ipv4 of(Bytes four) {
        if (four.size() != 4) {
            throw new IllegalArgumentException("IPv4 address: needs 4 bytes, has " + four.size());
        }
        return new Ipv4(four.at(0) << 24 | four.at(1) << 16 | four.at(2) << 8 | four.at(3));
    }

    /**
     * From dotted text that is known to be right; for reading what people wrote use {@link #read}.
     */
    public static Ipv4 of(String dotted) {
        return read(dotted)
                .orElseThrow(() -> new IllegalArgumentException("IPv4 address: " + dotted));
    }

    public static Optional<Ipv4> read(String dotted) {
        String text = dotted.strip();
        int value = 0;
        int number = -1;
        int digits = 0;
        int dots = 0;
        // By hand: a large log holds a million of them.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && dots < 3) {
                value = value << 8 | number;
                dots++;
                number = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 3) {
                number = Math.max(0, number) * 10 + c - '0';
                digits++;
                if (number > 255) {
                    return Optional.empty();
                }
            } else {
                return Optional.empty();
            }
        }
        return dots == 3 && digits > 0
                ? Optional.of(new Ipv4(value << 8 | number))
                : Optional.empty();
    }

    public boolean isAny() {
        return value == 0;
    }

    public boolean isLoopback() {
        return value >>> 24 == 127;
    }

    public Ipv4 plus(int count) {
        return new Ipv4(value + count);
    }

    public Bytes bytes() {
        return Bytes.of(value >>> 24, value >>> 16, value >>> 8, value);
    }

    // As in MacAddress.
    @Override
    public boolean equals(Object other) {
        return other instanceof Ipv4 address && address.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return (value >>> 24)
                + "."
                + (value >>> 16 & 255)
                + "."
                + (value >>> 8 & 255)
                + "."
                + (value & 255);
    }
}
