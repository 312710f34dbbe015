package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with the operator's subnets, in sentences; the program does not start with any. */
public final class ScopeFaults {
    /** What we say of ourselves; an operator's own value could only contradict it. */
    private static final Map<Integer, String> OURS =
            Map.of(
                    DhcpOption.SUBNET_MASK, "it follows from the subnet",
                    DhcpOption.ROUTER, "write router = \"…\"",
                    DhcpOption.DNS, "write dns = [\"…\"]",
                    DhcpOption.LEASE_SECONDS, "write lease = \"…\"",
                    DhcpOption.TFTP_SERVER_NAME,
                            "write tftp = [\"…\"]: 66 and 150 are always equal",
                    DhcpOption.TFTP_SERVERS, "write tftp = [\"…\"]: 66 and 150 are always equal");

    private static final Set<Integer> PROTOCOL =
            Set.of(50, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 82, 118);

    private ScopeFaults() {}

    public static List<String> of(List<Scope> scopes) {
        var faults = new ArrayList<String>();
        for (int i = 0; i < scopes.size(); i++) {
            Scope scope = scopes.get(i);
            for (Scope other : scopes.subList(0, i)) {
                if (overlap(scope.subnet(), other.subnet())) {
                    faults.add(
                            "subnet %s: overlaps with subnet %s; each address needs exactly one"
                                    .formatted(scope.subnet(), other.subnet()));
                }
            }
            pools(scope, faults);
            machines(scope, faults);
            options(scope, faults);
        }
        return List.copyOf(faults);
    }

    private static boolean overlap(Subnet one, Subnet other) {
        return one.contains(other.network()) || other.contains(one.network());
    }

    private static void pools(Scope scope, List<String> faults) {
        for (Pool pool : scope.pools()) {
            if (!scope.subnet().contains(pool.first()) || !scope.subnet().contains(pool.last())) {
                faults.add("pool %s: lies outside its subnet %s".formatted(pool, scope.subnet()));
            }
        }
        for (int i = 0; i < scope.pools().size(); i++) {
            for (Pool other : scope.pools().subList(0, i)) {
                Pool pool = scope.pools().get(i);
                if (pool.contains(other.first()) || other.contains(pool.first())) {
                    faults.add(
                            "pool %s: overlaps with pool %s; write each address once"
                                    .formatted(pool, other));
                }
            }
        }
    }

    private static void machines(Scope scope, List<String> faults) {
        scope.router().ifPresent(router -> inside(scope, "router", router, faults));
        var mine = new HashMap<Ipv4, Object>();
        scope.reservations()
                .forEach(
                        (mac, address) -> {
                            inside(scope, "reservation for " + mac, address, faults);
                            if (!scope.addressSpace(Set.of()).isHostAddress(address)) {
                                faults.add(
                                        "reservation of %s for %s: it is the first or last address of %s, which no phone can have"
                                                .formatted(address, mac, scope.subnet()));
                            }
                            Object other = mine.put(address, mac);
                            if (other != null) {
                                faults.add(
                                        "reservation of %s: for %s and for %s; it can be only one"
                                                .formatted(address, other, mac));
                            }
                        });
        if (scope.lease().compareTo(AddressDesk.LEASE_MIN) < 0) {
            faults.add(
                    "lease %d s of subnet %s: expected at least %d s, or clients renew without end"
                            .formatted(
                                    scope.lease().toSeconds(),
                                    scope.subnet(),
                                    AddressDesk.LEASE_MIN.toSeconds()));
        }
        if (scope.lease().compareTo(AddressDesk.LEASE_MAX) > 0) {
            faults.add(
                    "lease %d d of subnet %s: expected at most %d d"
                            .formatted(
                                    scope.lease().toDays(),
                                    scope.subnet(),
                                    AddressDesk.LEASE_MAX.toDays()));
        }
    }

    private static void inside(Scope scope, String what, Ipv4 address, List<String> faults) {
        if (!scope.subnet().contains(address)) {
            faults.add(
                    "%s: %s lies outside its subnet %s".formatted(what, address, scope.subnet()));
        }
    }

    private static void options(Scope scope, List<String> faults) {
        for (DhcpOption option : scope.extra()) {
            String instead =
                    PROTOCOL.contains(option.code())
                            ? "DHCP itself needs it; leave it out"
                            : OURS.get(option.code());
            if (instead != null) {
                faults.add(
                        "option.%d of subnet %s: not by number; %s"
                                .formatted(option.code(), scope.subnet(), instead));
            }
        }
    }
}
