package offhook.dhcp;

import offhook.address.Ipv4;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the next free address without a search: first those that were offered in vain; then
 * untouched ones, each looked at once ever; last those that somebody had, longest unused first, so
 * that a phone that was away finds its address again.
 */
final class AddressStock {
    private final List<Pool> pools;
    private final Set<Ipv4> unclaimed = new LinkedHashSet<>();
    private final Set<Ipv4> remembered = new LinkedHashSet<>();
    private int pool;
    private long offset;

    AddressStock(List<Pool> pools) {
        this.pools = pools;
    }

    /**
     * @param isUntouched whether the book has never heard of an address and may give it
     */
    Optional<Ipv4> next(Predicate<Ipv4> isUntouched) {
        Optional<Ipv4> vain = first(unclaimed);
        if (vain.isPresent()) {
            return vain;
        }
        while (pool < pools.size()) {
            Ipv4 address = pools.get(pool).first().plus((int) offset);
            if (++offset == pools.get(pool).size()) {
                pool++;
                offset = 0;
            }
            if (isUntouched.test(address)) {
                return Optional.of(address);
            }
        }
        return first(remembered);
    }

    /** One that the book knows already. */
    Optional<Ipv4> nextTouched() {
        return first(unclaimed).or(() -> first(remembered));
    }

    /**
     * @param isRemembered it comes last: somebody had it, or met another machine on it
     */
    void put(Ipv4 address, boolean isRemembered) {
        taken(address);
        (isRemembered ? remembered : unclaimed).add(address);
    }

    void taken(Ipv4 address) {
        unclaimed.remove(address);
        remembered.remove(address);
    }

    private static Optional<Ipv4> first(Set<Ipv4> addresses) {
        Iterator<Ipv4> all = addresses.iterator();
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }
}
