package offhook.diagnosis;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Asks every rule. Cheap enough to do whenever somebody looks; nothing is remembered. */
public final class Diagnostician {
    private static final List<Rule> RULES =
            List.of(
                    new ManifestRefused(),
                    new AuthenticationFailed(),
                    new LoadCorrupt(),
                    // Before the library's view of it: it knows which name was cut.
                    new PartAbsent(),
                    new PartMissing(),
                    new LoadNotAsked(),
                    new RebootLoop(),
                    new NoFileRequest(),
                    new OtherDhcpServer(),
                    new OtherServersOffer(),
                    new NoAddress(),
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
                    new ArrivedAtTarget(),
                    new ArrivalUnproved(),
                    new SaidOutright(),
                    new ManifestAgain(),
                    new ImageAgain(),
                    new TrustListLoop(),
                    new LoaderHunting(),
                    new ConfigurationAgain(),
                    new BootsAgain(),
                    new RebootRequestIgnored(),
                    new OneWayTftp(),
                    new RegistrationRefused(),
                    new NotRegistered(),
                    new ReplyLost(),
                    new ForeignTrustList(),
                    new ConfigurationSilence(),
                    new LoadNameExtension(),
                    new ContentWithLoad(),
                    new CameUpWith());

    private Diagnostician() {}

    /** Worst first; each code once, as the rule that stands first in the list says it. */
    public static List<Finding> examine(PhoneCase phone) {
        var codes = new HashSet<String>();
        List<Finding> made =
                RULES.stream()
                        .flatMap(rule -> rule.examine(phone).stream())
                        .filter(finding -> codes.add(finding.code()))
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList();
        return Consequences.removed(made);
    }
}
