package offhook.diagnosis;

import offhook.boot.Journey;
import offhook.boot.Network;

import java.util.Optional;

/** The next step, or its own file with its lines, needs a start that we cannot bring about. */
final class RestartNeeded implements Rule {
    static final String CODE = "restart-needed";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        var journey = phone.journey();
        boolean isWanted =
                journey.restartWantedIn() > 0
                        && journey.restartWantedIn() == phone.boot().number()
                        && !phone.story().network().isRestarting();
        // Refused a moment ago, it is about to start.
        boolean isForeign = phone.story().network().phase() == Network.Phase.FOREIGN;
        boolean isBeyondUs = isForeign || journey.refusals() >= Journey.REFUSALS_MAX;
        return isWanted && isBeyondUs
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.NOTICE,
                                "the phone has to be started again by hand for "
                                        + (journey.arrived().isPresent()
                                                ? "its lines"
                                                : "its next step"),
                                Keys.restart(phone),
                                isForeign
                                        ? "its address is not from this station"
                                        : "it goes on although its renewals were refused",
                                phone.boot().beganAt()))
                : Optional.empty();
    }
}
