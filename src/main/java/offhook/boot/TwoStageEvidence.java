package offhook.boot;

import offhook.phone.PhoneFile;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Optional;

/**
 * 7940/60 from 7.0 on. The universal loader and every later load ask for the manifest in each boot;
 * then for the loader ({@code .sbn}) if theirs differs, and start again; then for the application
 * ({@code .sb2}) if theirs differs, and start again (phones.md §2.2c-e).
 */
final class TwoStageEvidence extends StepEvidence {
    TwoStageEvidence(BootExpectation expected, BootStory story) {
        super(expected, story);
    }

    @Override
    BootVerdict during() {
        List<FileFact> parts = partsAsked();
        Optional<BootVerdict> thrownAway =
                parts.stream().flatMap(part -> thrownAway(part).stream()).findFirst();
        if (thrownAway.isPresent()) {
            return thrownAway.get();
        }
        if (!parts.isEmpty()) {
            var leftBehind = leftBehind(parts.getLast(), FailureCode.AUTHENTICATION_FAILED);
            if (leftBehind.isPresent()) {
                return leftBehind.get();
            }
            boolean isWhole = parts.stream().anyMatch(part -> isApplicationTaken(part));
            return isWhole && progress.deliveredIn() != boot.number()
                    ? new BootVerdict.Delivered(false)
                    : open();
        }
        var manifest = manifest();
        if (manifest.isPresent()) {
            if (goesOnAfter(manifest.get())) {
                return contentWith(manifest.get());
            }
            // A SIP application would have asked for its settings long ago.
            return boot.isLongQuiet() ? refused(manifest.get(), goingOn()) : open();
        }
        return settings().isPresent() && boot.isUp() ? notAsked() : open();
    }

    @Override
    BootVerdict atEnd() {
        var missing = missingPart();
        if (missing.isPresent()) {
            return missing(missing.get());
        }
        List<FileFact> parts = partsAsked();
        var manifest = manifest();
        // Once it has fetched the load, no more questions are what a phone that took it shows.
        if (parts.isEmpty()
                && manifest.isPresent()
                && manifest.get().sent() > 0
                && !tookPartsBefore()) {
            return refused(manifest.get(), "started again");
        }
        // Between loader and application it starts again as it should.
        boolean isLost =
                !parts.isEmpty() && !parts.getLast().isTaken() && parts.getLast().isBroken();
        return isLost
                ? new BootVerdict.Interrupted(
                        "it started again while %s was on its way"
                                .formatted(parts.getLast().name()))
                : open();
    }

    private BootVerdict contentWith(FileFact manifest) {
        if (isKnownToRunAnother() || speaksSipAgainst(manifest)) {
            return refused(manifest, goingOn());
        }
        if (!tookPartsBefore() && !manifest.isClean()) {
            return unclear(manifest, goingOn());
        }
        if (!tookPartsBefore() && manifest.asked() > 1) {
            return refused(manifest, goingOn());
        }
        return new BootVerdict.Proved(
                "%sit fetched %s, asked for none of its parts, and %s"
                        .formatted(before(), manifest.name(), goingOn()));
    }

    /** Only a SIP application asks for SIP settings once it knows its load. */
    private boolean speaksSipAgainst(FileFact manifest) {
        return !isSip() && boot.askedAfter(manifest, Boot::isLater);
    }

    /** A phone whose image fails its check fetches it again (firmware.md §4.3). */
    private Optional<BootVerdict> thrownAway(FileFact part) {
        boolean isAgain =
                part.isGiven()
                        && (part.sent() > 1
                                || progress.part(part.name())
                                        .filter(fact -> fact.times() > 0)
                                        .filter(
                                                fact ->
                                                        fact.sentIn() < boot.number()
                                                                || fact.times() > 1)
                                        .isPresent());
        return isAgain
                ? Optional.of(
                        new BootVerdict.Failed(
                                FailureCode.AUTHENTICATION_FAILED,
                                "it fetches %s again although it had it whole: it threw it away"
                                        .formatted(part.name())))
                : Optional.empty();
    }

    private boolean isApplicationTaken(FileFact part) {
        return expected.isApplication(part) && part.isTaken();
    }

    /**
     * A SIP application goes on to its own settings some 23 s later, and then to ring list and dial
     * plan; if the settings name another load than it runs, it asks for that one's manifest before.
     * One that speaks SCCP asks for nothing more, but keeps its lease (phones.md §2.2d).
     */
    private boolean goesOnAfter(FileFact manifest) {
        return isSip()
                ? boot.askedAfter(manifest, fact -> fact.file() instanceof PhoneFile.Comfort)
                        || boot.askedAfter(manifest, Boot::isLater) && boot.hasRenewed()
                : boot.askedAfter(manifest, Boot::isLater) || boot.hasRenewed();
    }

    private boolean isSip() {
        return expected.load().protocol().equals(Optional.of(Protocol.SIP));
    }
}
