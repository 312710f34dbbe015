package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Holding.State;
import offhook.wire.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The holdings of one subnet. One client has at most one address here, and an address at most one
 * client. Its maps are bounded by the addresses of the subnet's pools and reservations.
 */
final class SubnetBook {
    /**
     * As many are followed at most, twice what one site has of phones, whatever the pool: in a /8
     * made-up clients would take all memory.
     */
    static final int ADDRESSES_MAX = 131_072;

    private final AddressSpace space;
    private final Map<Ipv4, MacAddress> reservedFor = new HashMap<>();
    private final Map<Ipv4, Holding> byAddress = new HashMap<>();
    private final Map<Bytes, Holding> byClient = new HashMap<>();
    private final AddressStock stock;
    private final ExpiryQueue expiry = new ExpiryQueue();
    private final Crowding crowding;
    private final Later offerEnd = new Later();
    private final Later leaseEnd = new Later();

    SubnetBook(AddressSpace space) {
        this.space = space;
        long pooled = space.pools().stream().mapToLong(Pool::size).sum();
        this.crowding = new Crowding(Math.min(pooled, ADDRESSES_MAX));
        this.stock = new AddressStock(space.pools());
        space.reservations().forEach((mac, address) -> reservedFor.put(address, mac));
    }

    AddressSpace space() {
        return space;
    }

    Optional<Ipv4> offer(DhcpClient client, Optional<Ipv4> wanted, Instant now) {
        expire(now);
        Optional<Ipv4> address = best(client, wanted, now);
        if (address.isPresent()) {
            Holding holding = holding(address.get());
            if (holding.state == State.FREE || holding.state == State.OFFERED) {
                take(holding, client, State.OFFERED);
                holding.until = offerEnd.of(now, LeaseBook.OFFER_HELD);
                expiry.add(holding);
            }
        }
        return address;
    }

    private Optional<Ipv4> best(DhcpClient client, Optional<Ipv4> wanted, Instant now) {
        Optional<Ipv4> destined = destined(client);
        if (destined.isPresent()) {
            return destined;
        }
        Optional<Holding> own = own(client);
        if (own.isPresent()) {
            return Optional.of(own.get().address);
        }
        if (wanted.isPresent() && refusal(client, wanted.get()).isEmpty()) {
            return wanted;
        }
        Optional<Ipv4> free =
                byAddress.size() < ADDRESSES_MAX
                        ? stock.next(this::isUntouched)
                        : stock.nextTouched();
        return free.isPresent() ? free : outbid(client, now);
    }

    /**
     * When nothing else is left: an offer binds nobody, and who asks for offers only must not keep
     * out those who mean it. The outbid client gets the address all the same if it asks first.
     */
    private Optional<Ipv4> outbid(DhcpClient client, Instant now) {
        Instant earnestSince = now.minus(LeaseBook.OFFER_SURE);
        return crowding.oldestOffer()
                .filter(offered -> !offered.until.minus(LeaseBook.OFFER_HELD).isAfter(earnestSince))
                .filter(offered -> !reservedFor.containsKey(offered.address))
                .map(
                        offered -> {
                            offered.outbid = offered.client().map(DhcpClient::id);
                            forgetClient(offered);
                            // Not its: it is looked whether somebody sits on it before the offer.
                            offered.wasLeased = false;
                            offered.client = client;
                            byClient.put(client.id(), offered);
                            return offered.address;
                        });
    }

    /** Almost all is given away, and this client has never kept an address here. */
    boolean isNewcomerInACrowd(DhcpClient client) {
        Holding own = byClient.get(client.id());
        return crowding.isScarce() && (own == null || !own.wasLeased);
    }

    Grant grant(DhcpClient client, Ipv4 address, Duration length, Instant now) {
        expire(now);
        Optional<String> refusal = refusal(client, address);
        if (refusal.isEmpty()) {
            refusal = livesElsewhere(client, address);
        }
        if (refusal.isPresent()) {
            return new Grant.Refused(refusal.get());
        }
        Holding holding = holding(address);
        if (holding.state == State.LEASED) {
            // Only a renewal shows that the client could use it: it declines after our ACK.
            holding.timesDeclined = 0;
        }
        take(holding, client, State.LEASED);
        holding.wasLeased = true;
        holding.outbid = Optional.empty();
        holding.grantedAt = now;
        holding.until = leaseEnd.of(now, length);
        expiry.add(holding);
        return new Grant.Granted(holding.lease(reservedFor.containsKey(address)));
    }

    /** Why this client may not have it; empty if it may. */
    private Optional<String> refusal(DhcpClient client, Ipv4 address) {
        MacAddress owner = reservedFor.get(address);
        if (owner != null && !owner.equals(client.mac())) {
            return Optional.of(address + " is reserved for " + owner);
        }
        if (owner == null && !space.isInPool(address)) {
            return Optional.of(address + " is not one we give (" + space.poolsInWords() + ")");
        }
        Optional<Ipv4> destined = destined(client);
        if (destined.isPresent() && !destined.get().equals(address)) {
            return Optional.of(destined.get() + " is reserved for this client, not " + address);
        }
        Holding holding = byAddress.get(address);
        if (holding == null) {
            return byAddress.size() < ADDRESSES_MAX || owner != null
                    ? Optional.empty()
                    : Optional.of(
                            address + " is one more than the " + ADDRESSES_MAX + " we follow");
        }
        if (holding.isFreeFor(client)) {
            return Optional.empty();
        }
        return Optional.of(
                holding.state == State.SET_ASIDE
                        ? address + " is set aside: somebody else was found on it"
                        : address + " is held by " + holding.holder().mac());
    }

    private Optional<String> livesElsewhere(DhcpClient client, Ipv4 address) {
        Optional<Holding> own = own(client);
        return own.isPresent()
                        && own.get().state == State.LEASED
                        && !own.get().address.equals(address)
                ? Optional.of("this client holds " + own.get().address + ", not " + address)
                : Optional.empty();
    }

    /** The address reserved for this client, unless somebody still holds it. */
    private Optional<Ipv4> destined(DhcpClient client) {
        Ipv4 address = space.reservations().get(client.mac());
        if (address == null) {
            return Optional.empty();
        }
        Holding holding = byAddress.get(address);
        return holding == null || holding.isFreeFor(client)
                ? Optional.of(address)
                : Optional.empty();
    }

    /** What this client has or had, as long as the settings still let it. */
    private Optional<Holding> own(DhcpClient client) {
        Holding holding = byClient.get(client.id());
        return holding != null && refusal(client, holding.address).isEmpty()
                ? Optional.of(holding)
                : Optional.empty();
    }

    private boolean isUntouched(Ipv4 address) {
        return !byAddress.containsKey(address)
                && !reservedFor.containsKey(address)
                && space.isUsable(address);
    }

    private Holding holding(Ipv4 address) {
        Holding holding = byAddress.get(address);
        if (holding == null) {
            holding = new Holding(address);
            byAddress.put(address, holding);
        }
        return holding;
    }

    private void take(Holding holding, DhcpClient client, State state) {
        Holding before = byClient.get(client.id());
        if (before != null && before != holding) {
            leave(before);
        }
        if (!holding.isOf(client)) {
            forgetClient(holding);
            holding.wasLeased = false;
        }
        boolean isKnown = before == holding && holding.isOf(client);
        if (!isKnown || !holding.holder().mac().equals(client.mac())) {
            holding.client = client;
            byClient.put(client.id(), holding);
        }
        crowding.change(holding, state);
        stock.taken(holding.address);
    }

    /**
     * The client goes to another address of this subnet. Of a lease nothing changes: it can only be
     * that the settings did, and the client may still use it until it hears of the new one.
     */
    private void leave(Holding holding) {
        if (holding.state == State.OFFERED || holding.state == State.FREE) {
            forgetClient(holding);
            holding.wasLeased = false;
            free(holding);
        }
    }

    private void forgetClient(Holding holding) {
        if (holding.client != null) {
            byClient.remove(holding.client.id(), holding);
        }
        holding.client = null;
    }

    private void free(Holding holding) {
        crowding.change(holding, State.FREE);
        holding.outbid = Optional.empty();
        if (!reservedFor.containsKey(holding.address) && space.isInPool(holding.address)) {
            stock.put(holding.address, holding.wasLeased || holding.timesDeclined > 0);
        }
    }

    private void expire(Instant now) {
        for (var over = expiry.next(now); over.isPresent(); over = expiry.next(now)) {
            free(over.get());
        }
    }

    void withdraw(DhcpClient client) {
        Optional.ofNullable(byClient.get(client.id()))
                .filter(holding -> holding.state == State.OFFERED)
                .ifPresent(this::free);
    }

    Optional<Lease> release(DhcpClient client, Ipv4 address, Instant now) {
        expire(now);
        Optional<Holding> held = held(client, address).filter(h -> h.state == State.LEASED);
        held.ifPresent(
                holding -> {
                    holding.until = now;
                    free(holding);
                });
        return held.map(holding -> holding.lease(reservedFor.containsKey(address)));
    }

    Optional<Instant> decline(DhcpClient client, Ipv4 address, Instant now) {
        expire(now);
        Optional<Holding> held = held(client, address);
        held.ifPresent(holding -> setAside(holding, now));
        return held.map(holding -> holding.until);
    }

    Optional<Instant> taken(Ipv4 address, Instant now) {
        expire(now);
        Holding holding = byAddress.get(address);
        if (holding == null || holding.state != State.OFFERED) {
            return Optional.empty();
        }
        setAside(holding, now);
        return Optional.of(holding.until);
    }

    private void setAside(Holding holding, Instant now) {
        forgetClient(holding);
        holding.wasLeased = false;
        Duration aside =
                crowding.hasRoomAside()
                        ? LeaseBook.setAsideFor(holding.timesDeclined++)
                        : LeaseBook.SET_ASIDE_IN_A_STORM;
        crowding.change(holding, State.SET_ASIDE);
        holding.until = now.plus(aside);
        expiry.add(holding);
    }

    boolean hasHad(DhcpClient client, Ipv4 address) {
        Holding holding = byAddress.get(address);
        return holding != null && holding.wasLeased && holding.isOf(client);
    }

    private Optional<Holding> held(DhcpClient client, Ipv4 address) {
        return Optional.ofNullable(byAddress.get(address))
                .filter(holding -> holding.state != State.FREE && holding.isOf(client));
    }

    /** A lease that was stored; a client's newest comes last and is the one it has. */
    void restore(Lease lease) {
        var client = new DhcpClient(lease.clientId(), lease.mac());
        Holding holding = holding(lease.address());
        forgetClient(holding);
        holding.client = client;
        crowding.change(holding, State.LEASED);
        holding.wasLeased = true;
        holding.grantedAt = lease.grantedAt();
        holding.until = lease.endsAt();
        byClient.put(client.id(), holding);
        expiry.add(holding);
    }

    Optional<Lease> at(Ipv4 address, Instant now) {
        expire(now);
        return Optional.ofNullable(byAddress.get(address))
                .filter(holding -> holding.state == State.LEASED)
                .map(holding -> holding.lease(reservedFor.containsKey(address)));
    }

    Optional<MacAddress> holder(Ipv4 address) {
        return Optional.ofNullable(byAddress.get(address))
                .flatMap(Holding::client)
                .map(DhcpClient::mac);
    }

    List<Lease> leases(Instant now) {
        expire(now);
        return byAddress.values().stream()
                .filter(holding -> holding.state == State.LEASED)
                .map(holding -> holding.lease(reservedFor.containsKey(holding.address)))
                .toList();
    }
}
