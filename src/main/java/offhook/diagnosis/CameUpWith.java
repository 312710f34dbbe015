package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.event.StationEvent;
import offhook.phone.PhoneFile;

import java.util.Optional;

/** A phone that nobody here converts fetched a load, started again and came up with it. */
final class CameUpWith implements Rule {
    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        boolean isUpAfterwards =
                phone.isWatched()
                        && phone.boot().isUp()
                        && !phone.story().past().isEmpty()
                        && phone.story().past().getLast().asked(PhoneFile.Image.class);
        return isUpAfterwards
                ? phone.story()
                        .identity()
                        .load()
                        .filter(load -> phone.story().identity().provedLoad().isPresent())
                        .map(load -> finding(load, phone.boot()))
                : Optional.empty();
    }

    private static Finding finding(StationEvent.LoadLearned load, Boot boot) {
        return new Finding(
                Upgraded.CODE,
                Severity.GOOD,
                "it runs %s now".formatted(load.load()),
                "",
                load.evidence(),
                boot.beganAt());
    }
}
