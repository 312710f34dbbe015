package offhook.diagnosis;

import offhook.boot.Hearsay;
import offhook.event.StationEvent.RegistrationSeen;

import java.util.Optional;

/** It asks a PBX to take it in, again and again, and is not accepted (phones.md §6, 6). */
final class RegistrationRefused implements Rule {
    static final String CODE = "registration-refused";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Hearsay hearsay = phone.story().hearsay();
        return hearsay.registration()
                .filter(seen -> !seen.isAccepted() && hearsay.attempts() >= Hearsay.ATTEMPTS_MAX)
                .map(seen -> finding(seen, hearsay.attempts(), phone));
    }

    private static Finding finding(RegistrationSeen seen, int attempts, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "the phone asks %s to take it in (%s) and is not accepted"
                        .formatted(
                                seen.server().map(Object::toString).orElse("its PBX"),
                                seen.protocol()),
                "compare user and password with the PBX. On one network NAT handling must be off"
                        + " on both sides: natEnabled false in the phone's settings, nat=no at the"
                        + " PBX, or its answers go to a wrong port; a phone behind a router needs"
                        + " both on. Look whether a ban list (fail2ban) holds the phone's address",
                "it asked %d times and more; %s".formatted(attempts, seen.evidence()),
                phone.boot().beganAt());
    }
}
