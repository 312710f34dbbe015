package offhook.diagnosis;

import java.util.Optional;

/** Everything fetched whole, and fetched again in the next boot (phones.md §6, 14). */
final class LoadCorrupt implements Rule {
    static final String CODE = "load-corrupt";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.stuckOn(
                CODE,
                "the phone fetches %s again although it had it all",
                "check the package with offhook inspect and import it anew; leave the phone on"
                        + " power while it writes");
    }
}
