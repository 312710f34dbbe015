package offhook.diagnosis;

import java.util.Optional;
import java.util.Set;

/** There is no way to the target now: a load is missing, or none would ever do. */
final class PlanBlocked implements Rule {
    /** These have rules of their own. */
    private static final Set<String> ELSEWHERE =
            Set.of(LoadIncomplete.CODE, LoadWrongFamily.CODE, BridgeNeeded.CODE);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.journey()
                .impossible()
                .filter(impossible -> !ELSEWHERE.contains(impossible.code()))
                .map(
                        impossible ->
                                new Finding(
                                        impossible.code(),
                                        Severity.WARNING,
                                        impossible.why(),
                                        remedy(impossible.code()),
                                        phone.story()
                                                .identity()
                                                .load()
                                                .map(load -> load.evidence())
                                                .orElse("what the phone asked for"),
                                        phone.boot().beganAt()));
    }

    private static String remedy(String code) {
        return switch (code) {
            case "load-missing" -> "import the package; the plan is made by itself then";
            case "no-way" -> "choose another target";
            default ->
                    "look at the phone: Settings, Model Information says its load; choose a"
                            + " target that suits it";
        };
    }
}
