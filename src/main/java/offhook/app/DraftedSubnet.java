package offhook.app;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.desk.AddressDesk;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One subnet of another server's settings, or what is said for several, as far as it was said. */
final class DraftedSubnet {
    private Optional<Subnet> subnet = Optional.empty();
    private final List<Pool> pools = new ArrayList<>();
    private final Map<Integer, String> options = new TreeMap<>();
    private List<Ipv4> routers = List.of();
    private List<Ipv4> dns = List.of();
    private List<Ipv4> tftp = List.of();

    /** What 66 or the next server says: less than option 150, which lists more. */
    private List<Ipv4> tftpByName = List.of();

    private Optional<Long> leaseSeconds = Optional.empty();

    void subnet(Subnet other) {
        subnet = Optional.of(other);
    }

    Optional<Subnet> subnet() {
        return subnet;
    }

    void pool(Pool pool) {
        pools.add(pool);
    }

    List<Pool> pools() {
        return List.copyOf(pools);
    }

    void lease(long seconds) {
        leaseSeconds = Optional.of(seconds);
    }

    Optional<Long> leaseSeconds() {
        return leaseSeconds;
    }

    List<Ipv4> routers() {
        return routers;
    }

    List<Ipv4> dns() {
        return dns;
    }

    List<Ipv4> tftp() {
        return tftp.isEmpty() ? tftpByName : tftp;
    }

    /** By number; text, addresses with commas between them, or hex with 0x. */
    Map<Integer, String> options() {
        return options;
    }

    void addresses(int code, List<Ipv4> addresses) {
        switch (code) {
            case DhcpOption.ROUTER -> routers = List.copyOf(addresses);
            case DhcpOption.DNS -> dns = List.copyOf(addresses);
            case DhcpOption.TFTP_SERVERS -> tftp = List.copyOf(addresses);
            case DhcpOption.TFTP_SERVER_NAME -> tftpByName = List.copyOf(addresses);
            default ->
                    text(code, String.join(",", addresses.stream().map(Ipv4::toString).toList()));
        }
    }

    void text(int code, String value) {
        options.put(code, value);
    }

    boolean saysNothing() {
        return options.isEmpty()
                && routers.isEmpty()
                && dns.isEmpty()
                && tftp().isEmpty()
                && leaseSeconds.isEmpty();
    }

    /** Takes over what is said further out and not here. */
    void inherit(DraftedSubnet outer) {
        routers = routers.isEmpty() ? outer.routers : routers;
        dns = dns.isEmpty() ? outer.dns : dns;
        if (tftp.isEmpty() && tftpByName.isEmpty()) {
            tftp = outer.tftp;
            tftpByName = outer.tftpByName;
        }
        leaseSeconds = leaseSeconds.or(() -> outer.leaseSeconds);
        outer.options.forEach(options::putIfAbsent);
    }

    /** The other says more of the same subnet. */
    void join(DraftedSubnet other) {
        other.pools.stream().filter(pool -> !pools.contains(pool)).forEach(pools::add);
        inherit(other);
    }

    /** Cuts off what cannot be; what was cut is told. */
    void trim(Consumer<String> note) {
        leaseSeconds = leaseSeconds.map(seconds -> bounded(seconds, note));
        if (subnet.isEmpty()) {
            return;
        }
        Subnet here = subnet.get();
        for (int i = 0; i < pools.size(); i++) {
            Pool pool = pools.get(i);
            if (here.contains(pool.first()) && !here.contains(pool.last())) {
                pools.set(i, new Pool(pool.first(), here.broadcast()));
                note.accept("pool " + pool + " goes beyond " + here + ": it is cut off there.");
            }
        }
        List<Pool> outside = pools.stream().filter(pool -> !here.contains(pool.first())).toList();
        outside.forEach(pool -> note.accept("pool " + pool + " lies outside " + here + "."));
        pools.removeAll(outside);
        if (!routers.isEmpty() && !here.contains(routers.getFirst())) {
            note.accept("router " + routers.getFirst() + " lies outside " + here + ": left out.");
            routers = List.of();
        }
    }

    /** What some servers call infinite is ours' longest. */
    private static long bounded(long seconds, Consumer<String> note) {
        long bounded =
                Math.clamp(
                        seconds,
                        AddressDesk.LEASE_MIN.toSeconds(),
                        AddressDesk.LEASE_MAX.toSeconds());
        if (bounded != seconds) {
            note.accept("a lease of " + seconds + " s is not possible here: it is set to what is.");
        }
        return bounded;
    }
}
