package offhook.explain;

import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.event.StationEvent;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.MemberName;
import offhook.phone.MemberNames;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone that asks for a part of a load is one of those that the load is for. */
final class PartEvidence {
    /** The wireless phones name their language files after themselves (phones.md §2.5). */
    private static final Pattern DICTIONARY =
            Pattern.compile("(?:.*/)?(79\\d\\d)-(?:dictionary|kate|font).*");

    private PartEvidence() {}

    static Optional<StationEvent> of(BootStory story) {
        return story.identity().model().isPresent()
                ? Optional.empty()
                : story.boot().files().stream()
                        .flatMap(fact -> platform(fact).stream())
                        .findFirst();
    }

    private static Optional<StationEvent> platform(FileFact fact) {
        Matcher dictionary = DICTIONARY.matcher(fact.name());
        if (dictionary.matches()) {
            return Optional.of(
                    new StationEvent.ModelLearned(
                            dictionary.group(1), Certainty.LIKELY, "it asks for " + fact.name()));
        }
        if (!(fact.file() instanceof PhoneFile.Image)) {
            return Optional.empty();
        }
        Optional<Platform> platform =
                MemberNames.read(fact.name())
                        .map(MemberName::platform)
                        .or(() -> LoadNames.named(fact.name()).map(LoadName::platform));
        return platform.map(
                it ->
                        new StationEvent.ModelLearned(
                                it.label(), Certainty.LIKELY, "it asks for " + fact.name()));
    }
}
