package offhook.diagnosis;

import java.util.Optional;

/** It starts over and over without getting further; where it stops says what to look at first. */
final class RebootLoop implements Rule {
    static final String CODE = "reboot-loop";

    /** A phone on a loose plug is unplugged a few times; a dozen in one step is something else. */
    static final int INTERRUPTIONS_MAX = 12;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int interruptions = phone.journey().progress().interruptions();
        boolean isStopped =
                phone.journey().stopped().filter(stop -> stop.code().equals(CODE)).isPresent();
        BootsEnd end = BootsEnd.of(phone);
        boolean isOneSpot = end instanceof BootsEnd.Writing && interruptions >= BootsEnd.STARTS_MIN;
        if (!isStopped && !isOneSpot && interruptions < INTERRUPTIONS_MAX) {
            return Optional.empty();
        }
        String evidence =
                isStopped
                        ? phone.journey().stopped().get().why()
                        : "it started again %d times in this step".formatted(interruptions);
        return Optional.of(
                new Finding(
                        CODE,
                        Severity.STUCK,
                        sentence(end),
                        remedy(end, phone),
                        evidence + where(end),
                        phone.boot().beganAt()));
    }

    static String sentence(BootsEnd end) {
        return switch (end) {
            case BootsEnd.Writing(String file) ->
                    "the phone starts again each time it is to write " + file;
            case BootsEnd.Transfer(String file) ->
                    "the phone starts again and again in the middle of files, last of " + file;
            case BootsEnd.Anywhere _ -> "the phone starts again and again before it has its load";
        };
    }

    static String remedy(BootsEnd end, PhoneCase phone) {
        return switch (end) {
            case BootsEnd.Writing _ -> Keys.power(phone);
            case BootsEnd.Transfer _ ->
                    "look at cable and switch port first, the data stops on its way; then at its"
                            + " power: "
                            + Keys.power(phone);
            case BootsEnd.Anywhere _ ->
                    "look at plug, cable and switch port first: it stops somewhere else each time;"
                            + " then at its power: "
                            + Keys.power(phone);
        };
    }

    static String where(BootsEnd end) {
        return switch (end) {
            case BootsEnd.Writing(String file) ->
                    "; the last %d ended when it had %s whole, and before the next file"
                            .formatted(BootsEnd.STARTS_MIN, file);
            case BootsEnd.Transfer _, BootsEnd.Anywhere _ -> "";
        };
    }
}
