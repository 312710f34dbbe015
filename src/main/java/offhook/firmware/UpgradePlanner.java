package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

/** Finds the way. Pure and total; the rules are {@link UpgradeRules}. */
public final class UpgradePlanner {
    private UpgradePlanner() {}

    public static UpgradePlan plan(PhoneModel model, Origin from, LoadName to, Library library) {
        throw new UnsupportedOperationException(model + " " + from + " " + to + " " + library);
    }
}
