package offhook.diagnosis;

import java.util.Comparator;
import java.util.List;

/** Asks every rule. Cheap enough to do whenever somebody looks; nothing is remembered. */
public final class Diagnostician {
    private static final List<Rule> RULES =
            List.of(
                    new ManifestRefused(),
                    new AuthenticationFailed(),
                    new LoadCorrupt(),
                    new PartMissing(),
                    new LoadNotAsked(),
                    new RebootLoop(),
                    new NoFileRequest(),
                    new OtherDhcpServer(),
                    new LoadWrongFamily(),
                    new LoadIncomplete(),
                    new PlanBlocked(),
                    new TransferStalled(),
                    new BridgeNeeded(),
                    new NoWayBack(),
                    new RestartNeeded(),
                    new ConfigurationMissing(),
                    new WritingFlash(),
                    new RunningAlready(),
                    new Upgraded(),
                    new ArrivedAtTarget());

    private Diagnostician() {}

    /** Worst first. */
    public static List<Finding> examine(PhoneCase phone) {
        return RULES.stream()
                .flatMap(rule -> rule.examine(phone).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
