package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The addresses of one subnet that a {@link LeaseBook} may give, and those promised to one client.
 *
 * @param keptOut never given though in a pool: the station's own, the router's, the servers'
 * @param reservations by the operator; they may lie outside the pools
 */
public record AddressSpace(
        Subnet subnet, List<Pool> pools, Set<Ipv4> keptOut, Map<MacAddress, Ipv4> reservations) {
    /** From this prefix on (RFC 3021) no address is special. */
    private static final int POINT_TO_POINT_BITS = 31;

    public AddressSpace {
        pools = Uniform.list(pools);
        keptOut = Uniform.set(keptOut);
        reservations = Map.copyOf(reservations);
    }

    /** In a pool, and neither kept out nor the subnet's first or last address. */
    boolean isInPool(Ipv4 address) {
        for (Pool pool : pools) {
            if (pool.contains(address)) {
                return isUsable(address);
            }
        }
        return false;
    }

    boolean isUsable(Ipv4 address) {
        return subnet.contains(address) && isHostAddress(address) && !keptOut.contains(address);
    }

    /** Not the subnet's first or last address, which mean the network and everybody in it. */
    public boolean isHostAddress(Ipv4 address) {
        return subnet.prefixBits() >= POINT_TO_POINT_BITS
                || !address.equals(subnet.network()) && !address.equals(subnet.broadcast());
    }

    /** How many addresses of the pools it may give. */
    public long size() {
        var special = new HashSet<Ipv4>(keptOut);
        special.add(subnet.network());
        special.add(subnet.broadcast());
        return pools.stream().mapToLong(Pool::size).sum()
                - special.stream()
                        .filter(address -> !isUsable(address))
                        .filter(address -> pools.stream().anyMatch(it -> it.contains(address)))
                        .count();
    }

    String poolsInWords() {
        return pools.isEmpty() ? "no pool" : pools.toString().replaceAll("[\\[\\]]", "");
    }
}
