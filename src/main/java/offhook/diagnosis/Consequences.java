package offhook.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which findings say nothing new once another is made: people shall be told the cause and not be
 * sent after its effects.
 */
final class Consequences {
    private static final Map<String, Set<String>> OF =
            Map.ofEntries(
                    Map.entry(SaidOutright.WRONG_MAC, Set.of(ConfigurationMissing.CODE)),
                    Map.entry(
                            SaidOutright.UNREADABLE,
                            Set.of(ConfigurationMissing.CODE, PartMissing.CODE)),
                    Map.entry(
                            OneWayTftp.CODE,
                            Set.of(
                                    TrustListLoop.CODE,
                                    TransferStalled.CODE,
                                    RebootLoop.CODE,
                                    LoaderHunting.CODE,
                                    ManifestRefused.CODE,
                                    ConfigurationMissing.CODE)),
                    Map.entry(LoaderHunting.CODE, Set.of(ConfigurationMissing.CODE)),
                    Map.entry(
                            TrustListLoop.CODE,
                            Set.of(
                                    ConfigurationAgain.CODE,
                                    LoadNotAsked.CODE,
                                    RebootLoop.CODE,
                                    ConfigurationMissing.CODE)),
                    Map.entry(ConfigurationAgain.CODE, Set.of(LoadNotAsked.CODE)),
                    Map.entry(LoadNameExtension.CODE, Set.of(LoadNotAsked.CODE, PartMissing.CODE)),
                    Map.entry(PartMissing.CODE, Set.of(LoadNotAsked.CODE, RebootLoop.CODE)),
                    Map.entry(LoadWrongFamily.CODE, Set.of(LoadNotAsked.CODE, PartMissing.CODE)),
                    Map.entry(ReplyLost.CODE, Set.of(NoFileRequest.CODE)),
                    Map.entry(NoAddress.CODE, Set.of(RebootRequestIgnored.CODE)),
                    Map.entry(
                            OtherServersOffer.MALFORMED,
                            Set.of(
                                    NoAddress.CODE,
                                    OtherDhcpServer.CODE,
                                    RebootRequestIgnored.CODE)),
                    Map.entry(OtherServersOffer.MISSING, Set.of(OtherDhcpServer.CODE)),
                    Map.entry(
                            RebootLoop.CODE,
                            Set.of(LoadCorrupt.CODE, TransferStalled.CODE, WritingFlash.CODE)),
                    Map.entry(
                            NoFileRequest.CODE,
                            Set.of(
                                    LoadCorrupt.CODE,
                                    AuthenticationFailed.CODE,
                                    RestartNeeded.CODE)),
                    Map.entry(LoadNotAsked.CODE, Set.of(RunningAlready.CODE)),
                    Map.entry(ArrivedAtTarget.CODE, Set.of(RunningAlready.CODE)));

    private Consequences() {}

    static List<Finding> removed(List<Finding> findings) {
        Set<String> effects =
                findings.stream()
                        .flatMap(finding -> OF.getOrDefault(finding.code(), Set.of()).stream())
                        .collect(Collectors.toSet());
        return findings.stream().filter(finding -> !effects.contains(finding.code())).toList();
    }
}
