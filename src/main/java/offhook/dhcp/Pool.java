package offhook.dhcp;

import offhook.address.Ipv4;

import java.util.Optional;

/** Addresses that may be given away, both ends included: {@code 192.168.1.2-192.168.1.251}. */
public record Pool(Ipv4 first, Ipv4 last) {
    public Pool {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "pool " + first + "-" + last + ": the first address is behind the last");
        }
    }

    /** Empty unless it is two addresses, the lower first, with a dash between them. */
    public static Optional<Pool> read(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        Optional<Ipv4> first = Ipv4.read(text.substring(0, dash));
        Optional<Ipv4> last = Ipv4.read(text.substring(dash + 1));
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0
                ? Optional.of(new Pool(first.get(), last.get()))
                : Optional.empty();
    }

    public boolean contains(Ipv4 address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** How many addresses; all of IPv4 would not fit an int. */
    public long size() {
        return (last.value() & 0xffff_ffffL) - (first.value() & 0xffff_ffffL) + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
