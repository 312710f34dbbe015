package offhook.dhcp;

import offhook.dhcp.Holding.State;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How full a subnet is, so that made-up clients cannot use it up (hostile-inputs.md 7). Every
 * change of a holding's state goes through it. Belongs to its {@link SubnetBook}.
 */
final class Crowding {
    /** Less than one address in so many free: strangers are given short leases only. */
    private static final long SCARCE_SHARE = 4;

    /** At most one address in so many is set aside; a storm of DECLINEs empties no pool. */
    private static final long ASIDE_SHARE = 4;

    private final long addresses;
    private final Set<Holding> offered = new LinkedHashSet<>();
    private long leased;
    private long aside;

    /**
     * @param addresses in all pools; reserved ones outside them count too little to matter
     */
    Crowding(long addresses) {
        this.addresses = addresses;
    }

    void change(Holding holding, State next) {
        count(holding, -1);
        holding.state = next;
        count(holding, 1);
    }

    private void count(Holding holding, int by) {
        switch (holding.state) {
            case FREE -> {}
            case OFFERED -> {
                // Taken out and put in, so that an offer made again is the newest.
                if (by > 0) {
                    offered.add(holding);
                } else {
                    offered.remove(holding);
                }
            }
            case LEASED -> leased += by;
            case SET_ASIDE -> aside += by;
        }
    }

    boolean isScarce() {
        return (addresses - leased - aside) * SCARCE_SHARE < addresses;
    }

    boolean hasRoomAside() {
        return aside * ASIDE_SHARE < addresses;
    }

    /** The address whose client has been silent longest since it was offered. */
    Optional<Holding> oldestOffer() {
        var oldest = offered.iterator();
        return oldest.hasNext() ? Optional.of(oldest.next()) : Optional.empty();
    }
}
