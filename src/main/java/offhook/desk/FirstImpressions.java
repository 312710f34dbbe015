package offhook.desk;

import offhook.boot.BootStory;
import offhook.boot.Journey;
import offhook.dhcp.DhcpOption;
import offhook.event.StationEvent;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a phone stands that nothing is known of yet: as its story would say once it is told. Found
 * out once for all that call themselves the same. Belongs to the desk's thread.
 */
final class FirstImpressions {
    /** A few for each model; made-up ones only push each other out. */
    private static final int VENDOR_CLASSES_MAX = 256;

    private final Map<Bytes, PhoneStanding> standings = new HashMap<>();
    private final Roster roster;
    private final AddressPart addresses;

    FirstImpressions(Roster roster, AddressPart addresses) {
        this.roster = roster;
        this.addresses = addresses;
    }

    /** Plans may look different from now on. */
    void forget() {
        standings.clear();
    }

    /**
     * @param phone empty if no story of it has begun
     */
    PhoneStanding of(
            Optional<Tracked> phone, Input.DhcpArrived arrived, String because, Instant now) {
        if (phone.isPresent() && isKnown(phone.get().story().journey())) {
            return addresses.standing(phone.get(), because, now);
        }
        Bytes vendorClass = arrived.message().option(DhcpOption.VENDOR_CLASS).orElse(Bytes.EMPTY);
        PhoneStanding standing = standings.get(vendorClass);
        if (standing == null) {
            if (standings.size() >= VENDOR_CLASSES_MAX) {
                standings.clear();
            }
            standing = imagined(arrived, because, now);
            standings.put(vendorClass, standing);
        }
        return standing;
    }

    private static boolean isKnown(Journey journey) {
        return journey.target().isPresent() || journey.impossible().isPresent();
    }

    /** A story of nobody, told and thrown away. */
    private PhoneStanding imagined(Input.DhcpArrived arrived, String because, Instant now) {
        var nobody =
                new Tracked(
                        BootStory.unseen(arrived.message().mac().orElseThrow(), now),
                        roster.world().catalogue());
        var unheard = new Turn(now);
        Optional<StationEvent.AddressAsked> asked = addresses.asked(arrived, Optional.empty());
        asked.ifPresent(event -> roster.tell(nobody, event, unheard));
        roster.settle(nobody, Optional.empty(), unheard);
        return addresses.standing(nobody, because, now);
    }
}
