package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.Optional;

/** What the book knows of one address. Belongs to its {@link SubnetBook}. */
final class Holding {
    enum State {
        /** Nobody's, though {@link #client} may remember who had it last. */
        FREE,
        /** Offered, not yet asked for. */
        OFFERED,
        LEASED,
        /** A client found somebody else on it. */
        SET_ASIDE
    }

    final Ipv4 address;
    State state = State.FREE;

    /** Null if nobody; of a full subnet 65,534 of these are kept. */
    DhcpClient client;

    Instant grantedAt = Instant.EPOCH;

    /** When OFFERED, LEASED and SET_ASIDE end. */
    Instant until = Instant.EPOCH;

    boolean wasLeased;

    /** Who was offered it before {@link #client} was, for want of another. */
    Optional<Bytes> outbid = Optional.empty();

    int timesDeclined;

    /** The moment for which the expiry queue has this holding; null if it has not. */
    Instant queuedFor;

    Holding(Ipv4 address) {
        this.address = address;
    }

    Optional<DhcpClient> client() {
        return Optional.ofNullable(client);
    }

    /** Whose it is now. */
    DhcpClient holder() {
        return client().orElseThrow();
    }

    boolean isOf(DhcpClient asking) {
        return client != null && client.id().equals(asking.id());
    }

    /** Nobody has it, or the one who asks. */
    boolean isFreeFor(DhcpClient asking) {
        return switch (state) {
            case FREE -> true;
            case OFFERED -> isOf(asking) || outbid.isPresent() && outbid.get().equals(asking.id());
            case LEASED -> isOf(asking);
            case SET_ASIDE -> false;
        };
    }

    Lease lease(boolean reserved) {
        DhcpClient holder = holder();
        return new Lease(address, holder.mac(), holder.id(), grantedAt, until, reserved);
    }
}
