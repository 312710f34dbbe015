package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.AddressSpace;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What clients of one subnet are given.
 *
 * @param tftp what options 150 and 66 and siaddr say, always equal because phones disagree on which
 *     comes first (phones.md §3); empty means this station
 * @param extra further options by number, given to those who ask for them
 */
public record Scope(
        Subnet subnet,
        List<Pool> pools,
        Optional<Ipv4> router,
        List<Ipv4> dns,
        List<Ipv4> tftp,
        Duration lease,
        Map<MacAddress, Ipv4> reservations,
        List<DhcpOption> extra) {
    public static final Duration LEASE_USUAL = Duration.ofHours(1);

    public Scope {
        pools = List.copyOf(pools);
        dns = List.copyOf(dns);
        tftp = List.copyOf(tftp);
        reservations = Map.copyOf(reservations);
        extra = List.copyOf(extra);
    }

    /** A whole subnet without anything but this station: a switch and a box of phones. */
    public static Scope of(Subnet subnet) {
        Ipv4 last = subnet.broadcast();
        return new Scope(
                subnet,
                List.of(new Pool(subnet.network(), last)),
                Optional.empty(),
                List.of(),
                List.of(),
                LEASE_USUAL,
                Map.of(),
                List.of());
    }

    public Scope withPools(List<Pool> others) {
        return new Scope(subnet, others, router, dns, tftp, lease, reservations, extra);
    }

    public Scope withTftp(List<Ipv4> others) {
        return new Scope(subnet, pools, router, dns, others, lease, reservations, extra);
    }

    public Scope withLease(Duration other) {
        return new Scope(subnet, pools, router, dns, tftp, other, reservations, extra);
    }

    /**
     * @param station our address where the question came in
     */
    List<Ipv4> tftpServers(Ipv4 station) {
        return tftp.isEmpty() ? List.of(station) : tftp;
    }

    /** Without the addresses of machines that are known to stand there. */
    AddressSpace addressSpace(Set<Ipv4> stationAddresses) {
        var taken = new HashSet<>(stationAddresses);
        router.ifPresent(taken::add);
        taken.addAll(dns);
        taken.addAll(tftp);
        var others = new HashMap<>(reservations);
        others.values().removeAll(stationAddresses);
        return new AddressSpace(subnet, pools, taken, others);
    }
}
