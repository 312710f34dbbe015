package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who has which address. Never two clients on one; a client finds its address again as long as
 * nobody else needed it. Mutable, and belongs to the desk's thread; time is passed in. Everything
 * takes the same time with 60,000 leases as with one, except ends of leases: logarithmic.
 */
public final class LeaseBook {
    /** Longer than any client waits between an offer and its request; kept in memory only. */
    public static final Duration OFFER_HELD = Duration.ofSeconds(60);

    /**
     * Clients take an offer within milliseconds. After this time it goes to somebody else if there
     * is no other address left: made-up clients ask for offers and never take one.
     */
    static final Duration OFFER_SURE = Duration.ofSeconds(1);

    /** dnsmasq leaves a declined address alone for as long (hostile-inputs.md 7). */
    static final Duration SET_ASIDE_FIRST = Duration.ofMinutes(10);

    /** 10, 20, 40, 80, 160 minutes: by then somebody has found the machine that sits on it. */
    static final int SET_ASIDE_DOUBLINGS_MAX = 4;

    /** When a quarter of a pool is set aside already: its clients are more likely to lie. */
    static final Duration SET_ASIDE_IN_A_STORM = Duration.ofMinutes(1);

    private final List<SubnetBook> subnets;

    /** One space for each subnet; they do not overlap. */
    public LeaseBook(List<AddressSpace> spaces) {
        subnets = spaces.stream().map(SubnetBook::new).toList();
    }

    /** What was stored when the station last ran; of subnets that are not ours, nothing is kept. */
    public void restore(Collection<Lease> stored) {
        stored.stream()
                .sorted(Comparator.comparing(Lease::grantedAt))
                .forEach(lease -> around(lease.address()).ifPresent(book -> book.restore(lease)));
    }

    /**
     * An address for this client, held for {@link #OFFER_HELD}: the one reserved for it, the one it
     * has or had, the one it wants, or any. Empty if there is none left.
     */
    public Optional<Ipv4> offer(
            DhcpClient client, Subnet subnet, Optional<Ipv4> wanted, Instant now) {
        Optional<SubnetBook> book = of(subnet);
        return book.isEmpty() ? Optional.empty() : book.get().offer(client, wanted, now);
    }

    /** Leases the address to the client, or says why not. A lease that it has is renewed. */
    public Grant grant(
            DhcpClient client, Subnet subnet, Ipv4 address, Duration length, Instant now) {
        Optional<SubnetBook> book = of(subnet);
        return book.isEmpty()
                ? new Grant.Refused(address + " is in no subnet of ours")
                : book.get().grant(client, address, length, now);
    }

    /** Few addresses are left, and this client has never kept one: a short lease will do. */
    public boolean isNewcomerInACrowd(DhcpClient client, Subnet subnet) {
        Optional<SubnetBook> book = of(subnet);
        return book.isPresent() && book.get().isNewcomerInACrowd(client);
    }

    /** The client took another server's offer: ours is free again. A lease stays. */
    public void withdraw(DhcpClient client, Subnet subnet) {
        of(subnet).ifPresent(book -> book.withdraw(client));
    }

    /** The lease, ended now; empty if this client does not have it (anybody can send a RELEASE). */
    public Optional<Lease> release(DhcpClient client, Ipv4 address, Instant now) {
        return around(address).flatMap(book -> book.release(client, address, now));
    }

    /**
     * Until when nobody gets the address, longer each time in a row; empty if this client has
     * neither a lease nor an offer of it.
     */
    public Optional<Instant> decline(DhcpClient client, Ipv4 address, Instant now) {
        return around(address).flatMap(book -> book.decline(client, address, now));
    }

    /** The lease on this address, if one runs. */
    public Optional<Lease> at(Ipv4 address, Instant now) {
        return around(address).flatMap(book -> book.at(address, now));
    }

    /** Whether this client has the address, or was the last that had it. */
    public boolean hasHad(DhcpClient client, Ipv4 address) {
        Optional<SubnetBook> book = around(address);
        return book.isPresent() && book.get().hasHad(client, address);
    }

    /**
     * Somebody else was found on it. Until when nobody gets it; empty if a client holds a lease of
     * it, who then has to find out himself.
     */
    public Optional<Instant> taken(Ipv4 address, Instant now) {
        return around(address).flatMap(book -> book.taken(address, now));
    }

    /** Who had this address last, whether the lease runs or not. */
    public Optional<MacAddress> holder(Ipv4 address) {
        return around(address).flatMap(book -> book.holder(address));
    }

    /** All that run. */
    public List<Lease> leases(Instant now) {
        return subnets.stream().flatMap(book -> book.leases(now).stream()).toList();
    }

    static Duration setAsideFor(int timesBefore) {
        return SET_ASIDE_FIRST.multipliedBy(1L << Math.min(timesBefore, SET_ASIDE_DOUBLINGS_MAX));
    }

    private Optional<SubnetBook> of(Subnet subnet) {
        for (SubnetBook book : subnets) {
            if (book.space().subnet().equals(subnet)) {
                return Optional.of(book);
            }
        }
        return Optional.empty();
    }

    private Optional<SubnetBook> around(Ipv4 address) {
        for (SubnetBook book : subnets) {
            if (book.space().subnet().contains(address)) {
                return Optional.of(book);
            }
        }
        return Optional.empty();
    }
}
