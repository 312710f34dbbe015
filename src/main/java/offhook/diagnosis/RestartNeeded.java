package offhook.diagnosis;

import offhook.boot.Journey;

import java.util.Optional;

/** The next step needs a start that we cannot bring about. */
final class RestartNeeded implements Rule {
    static final String CODE = "restart-needed";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        var journey = phone.journey();
        boolean isWanted =
                journey.restartWantedIn() > 0
                        && journey.restartWantedIn() == phone.boot().number()
                        && !phone.story().network().isRestarting();
        boolean isBeyondUs =
                !phone.story().network().isOurs() || journey.refusals() >= Journey.REFUSALS_MAX;
        return isWanted && isBeyondUs
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.NOTICE,
                                "the phone has to be started again by hand for its next step",
                                "press Settings, then **#**; or take its power away for a moment",
                                phone.story().network().isOurs()
                                        ? "it goes on although its renewals were refused"
                                        : "its address is not from this station",
                                phone.boot().beganAt()))
                : Optional.empty();
    }
}
