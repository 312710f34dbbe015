package offhook.diagnosis;

import offhook.firmware.Condition;
import offhook.firmware.Load;

import java.util.Optional;

/** The load that it shall get, or a step on the way, lacks files. */
final class LoadIncomplete implements Rule {
    static final String CODE = "load-incomplete";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.journey()
                .target()
                .filter(target -> phone.journey().arrived().isEmpty())
                .flatMap(target -> phone.library().load(target.load()))
                .flatMap(load -> finding(load, phone))
                .or(
                        () ->
                                phone.journey()
                                        .impossible()
                                        .filter(impossible -> impossible.code().equals(CODE))
                                        .map(impossible -> warning(impossible.why(), "", phone)));
    }

    private static Optional<Finding> finding(Load load, PhoneCase phone) {
        return switch (load.condition()) {
            case Condition.Complete _ -> Optional.empty();
            case Condition.Incomplete(var missing, String hint) ->
                    Optional.of(
                            warning(
                                    "%s lacks %s"
                                            .formatted(
                                                    load.name().text(), String.join(", ", missing)),
                                    hint,
                                    phone));
            case Condition.Damaged(var defects) ->
                    Optional.of(
                            new Finding(
                                    LoadCorrupt.CODE,
                                    Severity.WARNING,
                                    "%s is damaged: %s"
                                            .formatted(
                                                    load.name().text(), String.join("; ", defects)),
                                    "import the package anew from its source",
                                    "the library's judgement of " + load.origin(),
                                    phone.story().firstSeen()));
        };
    }

    private static Finding warning(String sentence, String hint, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.WARNING,
                sentence,
                hint.isEmpty() ? "import the whole package of it" : hint,
                "the library's judgement",
                phone.story().firstSeen());
    }
}
