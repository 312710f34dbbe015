package offhook.desk;

import java.time.Duration;
import java.util.Optional;

/**
 * What the desk knows and wants of a client when it asks for an address.
 *
 * @param phoneBecause why it is taken for a phone, "it calls itself CP-7961G"; empty if it is not
 * @param lease how long it may keep an address now, if not as long as its subnet says: short while
 *     it is converted, because phones renew at half of it and so show that they live
 * @param refuseRenewal why it shall start again now. A phone whose renewal is refused gives up its
 *     address and starts over ("Phone-Re-IP", alarm 21 of phones.md §4; inferred)
 */
public record PhoneStanding(
        Optional<String> phoneBecause, Optional<Duration> lease, Optional<String> refuseRenewal) {
    /** Nothing speaks for a phone. */
    public static PhoneStanding stranger() {
        return new PhoneStanding(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static PhoneStanding phone(String because) {
        return new PhoneStanding(Optional.of(because), Optional.empty(), Optional.empty());
    }

    public PhoneStanding withLease(Duration length) {
        return new PhoneStanding(phoneBecause, Optional.of(length), refuseRenewal);
    }

    public PhoneStanding refusingRenewal(String why) {
        return new PhoneStanding(phoneBecause, lease, Optional.of(why));
    }

    public boolean isPhone() {
        return phoneBecause.isPresent();
    }
}
