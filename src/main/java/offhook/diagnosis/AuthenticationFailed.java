package offhook.diagnosis;

import java.util.Optional;

/** An image that fails its check is fetched a second time and thrown away (firmware.md §4.3). */
final class AuthenticationFailed implements Rule {
    static final String CODE = "authentication-failed";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.stuckOn(
                CODE,
                "the phone throws %s away after fetching it",
                "import the package anew from its source; if it is sound, choose another load of"
                        + " that generation as target: one 7960 refused 8.0(5) and took 8.0(4). The"
                        + " phone tries again by itself: leave its power on");
    }
}
