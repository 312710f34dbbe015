package offhook.desk;

import offhook.address.Ipv4;
import offhook.boot.BootStage;
import offhook.boot.Journey;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.dhcp.StationQuestion;
import offhook.event.StationEvent;
import offhook.phone.VendorReading;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The desk's way to {@link AddressDesk}: what a story means for an address, and back. */
final class AddressPart {
    /** A few for each model; made-up ones only push each other out. */
    private static final int VENDOR_CLASSES_MAX = 256;

    /** Option 55 of the wired 7900s, and of older images of the 7940/60 (phones.md §1b). */
    private static final Set<Bytes> ORDERS =
            Set.of(
                    Bytes.of(1, 66, 6, 3, 15, 150, 35),
                    Bytes.of(1, 66, 6, 3, 15, 150, 35, 151),
                    Bytes.of(1, 28, 66, 6, 15, 3, 35, 150));

    /** What option 60 said before, byte for byte: a storm of phones says the same few things. */
    private final Map<Bytes, Optional<String>> callsItself = new HashMap<>();

    private final AddressDeskStory story = new AddressDeskStory();
    private final DeskSettings settings;
    private final AddressDesk desk;
    private final LeaseBook leases;
    private final Predicate<Tracked> needsStart;

    /**
     * @param needsStart whether what a phone was to start again for still is
     */
    AddressPart(DeskSettings settings, LeaseBook leases, Predicate<Tracked> needsStart) {
        this.needsStart = needsStart;
        this.settings = settings;
        this.desk = new AddressDesk(settings.scopes());
        this.leases = leases;
    }

    /**
     * @param told for the story
     * @param granted an address that somebody has now
     */
    record Outcome(Optional<StationEvent> told, Optional<Ipv4> granted) {}

    /**
     * Why the sender is taken for a phone, by what this message says: it asks for an address and
     * calls itself one. Empty says nothing.
     */
    Optional<String> askingPhoneBecause(DhcpMessage message, World world) {
        Optional<DhcpKind> kind = message.kind();
        Optional<Bytes> vendorClass = message.option(DhcpOption.VENDOR_CLASS);
        boolean isQuestion =
                kind.isPresent()
                        && (kind.get() == DhcpKind.DISCOVER || kind.get() == DhcpKind.REQUEST);
        if (!isQuestion || vendorClass.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> known = callsItself.get(vendorClass.get());
        if (known == null) {
            if (callsItself.size() >= VENDOR_CLASSES_MAX) {
                callsItself.clear();
            }
            known = phoneBecause(message, Optional.empty(), world);
            callsItself.put(vendorClass.get(), known);
        }
        return known;
    }

    /** Why the sender is taken for a phone, if it is. */
    static Optional<String> phoneBecause(
            DhcpMessage message, Optional<Tracked> known, World world) {
        String vendorClass = message.text(DhcpOption.VENDOR_CLASS).orElse("");
        boolean isOldFriend =
                known.filter(phone -> phone.kind().model().isPresent())
                        .filter(phone -> phone.story().network().vendorClass().equals(vendorClass))
                        .isPresent();
        if (isOldFriend) {
            return Optional.of("it calls itself " + vendorClass);
        }
        VendorReading reading = world.catalogue().identify(vendorClass);
        if (reading.isPhone()) {
            return Optional.of("it calls itself " + vendorClass);
        }
        // A RELEASE has no vendor class, and some phones' renewals have none either.
        return known.flatMap(AddressPart::phoneBefore)
                .or(() -> vendorClass.isEmpty() ? habit(message) : Optional.empty());
    }

    /** A phone asks; another station that asks as one is answered, and is none. */
    static boolean isStory(Input.DhcpArrived arrived, Optional<String> because) {
        return because.isPresent() && !StationQuestion.isOne(arrived.message());
    }

    /** Without option 60: it calls itself as only phones do, or asks for options in their order. */
    private static Optional<String> habit(DhcpMessage message) {
        String name = message.text(DhcpOption.HOST_NAME).orElse("");
        if (message.mac().filter(mac -> mac.deviceName().equalsIgnoreCase(name)).isPresent()) {
            return Optional.of("it calls itself " + name);
        }
        return message.option(DhcpOption.PARAMETER_LIST)
                .filter(ORDERS::contains)
                .map(order -> "it asks for options in the order of a Cisco phone");
    }

    /**
     * @param before what the same phone asked just now, if it did
     */
    Optional<StationEvent.AddressAsked> asked(
            Input.DhcpArrived arrived, Optional<StationEvent.AddressAsked> before) {
        return story.asked(arrived.message(), arrived.arrival(), before);
    }

    private static Optional<String> phoneBefore(Tracked known) {
        if (known.story().boot().hasFiles()) {
            return Optional.of("it has asked for a phone's files");
        }
        return known.story().identity().model().map(learned -> "it is a " + learned.model());
    }

    Outcome decide(
            Input.DhcpArrived arrived,
            Optional<Tracked> phone,
            Optional<String> because,
            Turn turn) {
        PhoneStanding standing =
                phone.flatMap(it -> because.map(why -> standing(it, why, turn.now)))
                        .orElseGet(() -> nobody(arrived, because));
        return decide(arrived, standing, turn);
    }

    /** It wants to hear what a phone would. */
    private static PhoneStanding nobody(Input.DhcpArrived arrived, Optional<String> because) {
        return because.filter(why -> StationQuestion.isOne(arrived.message()))
                .map(PhoneStanding::phone)
                .orElseGet(PhoneStanding::stranger);
    }

    Outcome decide(Input.DhcpArrived arrived, PhoneStanding standing, Turn turn) {
        Decision decision =
                desk.decide(arrived.message(), arrived.arrival(), leases, turn.now, standing);
        Optional<Ipv4> granted = Optional.empty();
        switch (decision) {
            case Decision.Ack ack -> {
                turn.persist(ack.lease());
                granted = Optional.of(ack.lease().address());
            }
            case Decision.Released released -> turn.persist(released.ended());
            case Decision.Declined declined -> turn.forget(declined.address());
            case Decision.Offer _,
                    Decision.Nak _,
                    Decision.Informed _,
                    Decision.OtherServer _,
                    Decision.Silence _ -> {
                // Nothing to keep.
            }
        }
        if (decision instanceof Decision.Answered answered) {
            boolean isUntried = decision instanceof Decision.Offer offer && offer.isUntried();
            turn.say(
                    new Effect.Reply(
                            arrived.arrival(), answered.reply(), answered.route(), isUntried));
        }
        return new Outcome(AddressDeskStory.told(decision), granted);
    }

    PhoneStanding standing(Tracked phone, String because, Instant now) {
        Journey journey = phone.story().journey();
        var standing = PhoneStanding.phone(because);
        // While nothing is known yet it may turn out to be one that has a way to go.
        boolean isOnItsWay =
                journey.isConverting()
                        || journey.target().isEmpty() && journey.impossible().isEmpty();
        if (isOnItsWay) {
            standing = standing.withLease(settings.convertingLease());
        }
        boolean shallRestart =
                journey.restartWantedIn() == phone.story().boot().number()
                        && journey.restartWantedIn() > 0
                        && journey.refusals() < Journey.REFUSALS_MAX
                        && phone.story().stage(now) == BootStage.RUNNING
                        && needsStart.test(phone);
        return shallRestart
                ? standing.refusingRenewal(
                        "it has to start again " + StepWords.nextStart(phone.story()))
                : standing;
    }
}
