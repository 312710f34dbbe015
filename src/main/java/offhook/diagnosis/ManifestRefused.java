package offhook.diagnosis;

import offhook.event.StationEvent;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * The commonest failure: a phone takes a load's manifest and none of its parts, because it cannot
 * verify what was signed with a newer key (phones.md §6, 1; logs 08 and 24).
 */
final class ManifestRefused implements Rule {
    static final String CODE = "manifest-refused";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.failure(CODE)
                .map(StationEvent.StepFailed::load)
                .flatMap(
                        load ->
                                phone.stuckOn(
                                        CODE,
                                        "the phone rejects the manifest of %s",
                                        SigningKey.ofOldOne(load, phone)
                                                .orElseGet(() -> remedy(phone))));
    }

    private static String remedy(PhoneCase phone) {
        if (phone.platform().filter(platform -> platform.isJava()).isEmpty()) {
            return "import the package of this load anew, or choose a lower load as target first";
        }
        return phone.boot().asked(PhoneFile.DefaultLoads.class)
                ? "its factory loader is older than the load's key: import a load between 8.3(3)"
                        + " and 8.5(2) for it and try again"
                : "what it runs is older than the load's key or its hardware newer than the load:"
                        + " import a load between 8.3(3) and 8.5(2) for it and try again";
    }
}
