package offhook.boot;

import offhook.event.StationEvent.ProbeForm;
import offhook.phone.PhoneFile;

import java.util.List;
import java.util.Optional;

/** What the three ways of taking in a load have in common when a boot is read. */
abstract sealed class StepEvidence permits JavaEvidence, TwoStageEvidence, ImageEvidence {
    final BootExpectation expected;
    final BootStory story;
    final Boot boot;
    final StepProgress progress;
    final String load;

    StepEvidence(BootExpectation expected, BootStory story) {
        this.expected = expected;
        this.story = story;
        this.boot = story.boot();
        this.progress = story.journey().progress();
        this.load = expected.load().text();
    }

    abstract BootVerdict during();

    abstract BootVerdict atEnd();

    final List<FileFact> partsAsked() {
        return boot.files().stream().filter(expected.isPart()).toList();
    }

    final Optional<FileFact> manifest() {
        return boot.first(expected.isManifest());
    }

    /**
     * The settings that named the load in this boot, as far as the phone can have them. OS79XX.TXT
     * is none: a phone passes over what it says of its own kind of image (phones.md §2.2a).
     */
    final Optional<FileFact> settings() {
        return boot.first(
                fact ->
                        fact.isSettings()
                                && !(fact.file() instanceof PhoneFile.ImageName)
                                && fact.isGiven()
                                && !isLost(fact));
    }

    /**
     * A transfer of which neither end nor break is known is neither proof nor none: it is under
     * way, or a crash of the station took the note. Renewals long after decide it.
     */
    private boolean isLost(FileFact fact) {
        return !fact.isTaken() && (fact.isBroken() || !boot.hasRenewed());
    }

    final Optional<FileFact> missingPart() {
        return boot.first(
                fact ->
                        !fact.isGiven()
                                && (expected.isPart(fact.name())
                                        || expected.isManifest().test(fact)));
    }

    static BootVerdict missing(FileFact file) {
        return new BootVerdict.Failed(
                FailureCode.PART_MISSING, "%s is asked for and not there".formatted(file.name()));
    }

    /** It fetched, or tried to, and then went on without starting again. */
    final Optional<BootVerdict> leftBehind(FileFact part, FailureCode ifWhole) {
        if (!boot.wentOnAfter(part)) {
            return Optional.empty();
        }
        if (!part.isGiven()) {
            return Optional.of(missing(part));
        }
        return Optional.of(
                part.isTaken()
                        ? new BootVerdict.Failed(
                                ifWhole,
                                "it fetched %s whole, and went on without starting again"
                                        .formatted(part.name()))
                        : new BootVerdict.Interrupted(
                                "it gave up fetching %s, and went on with what it has"
                                        .formatted(part.name())));
    }

    /**
     * It fetched the manifest, asked for no part, and then did something else. If the manifest came
     * through with losses, nobody knows what the phone made of it.
     */
    final BootVerdict refused(FileFact manifest, String then) {
        if (!manifest.isGiven()) {
            return missing(manifest);
        }
        String asked = manifest.asked() > 1 ? " (%d times)".formatted(manifest.asked()) : "";
        return manifest.isClean()
                ? new BootVerdict.Failed(
                        FailureCode.MANIFEST_REFUSED,
                        "it fetched %s whole%s, asked for none of its parts, and %s"
                                .formatted(manifest.name(), asked, then))
                : unclear(manifest, then);
    }

    static BootVerdict unclear(FileFact manifest, String then) {
        return new BootVerdict.Interrupted(
                "%s came through with losses; it asked for none of its parts, and %s"
                        .formatted(manifest.name(), then));
    }

    /** Every file was with the phone before this boot. */
    final boolean wasDeliveredBefore() {
        return progress.deliveredIn() > 0 && progress.deliveredIn() < boot.number();
    }

    /** It fetched something of the load in an earlier boot of this step. */
    final boolean tookPartsBefore() {
        return progress.parts().stream()
                .anyMatch(part -> part.askedIn() < boot.number() && expected.isPart(part.name()));
    }

    /**
     * It took settings that name the load, asked for nothing of it, and went on. That proves the
     * load if the settings surely reached it (of a transfer without its last acknowledgement nobody
     * can tell), and if this phone is known to ask for what its settings name: one that passes over
     * them says as little (phones.md §6, 10).
     */
    final BootVerdict settled(String notAsked) {
        Optional<BootVerdict> astray = astray();
        if (astray.isPresent()) {
            return astray.get();
        }
        FileFact settings = settings().orElseThrow();
        if (settings.sent() == 0) {
            return new BootVerdict.Interrupted(
                    "the end of %s was lost; it did not ask for %s, and %s"
                            .formatted(settings.name(), notAsked, goingOn()));
        }
        String evidence =
                "%sit took %s, which names %s, did not ask for %s, and %s"
                        .formatted(before(), settings.name(), load, notAsked, goingOn());
        return wasDeliveredBefore() || isHeeding()
                ? new BootVerdict.Proved(evidence)
                : new BootVerdict.Silent(evidence);
    }

    /** A load that was only named to find out what it runs is as good as any. */
    private boolean isHeeding() {
        Probing probing = story.identity().probing();
        return story.journey().isHeeding()
                || probing.has(ProbeForm.SIGNED)
                || probing.has(ProbeForm.UNSIGNED);
    }

    final BootVerdict notAsked() {
        return astray().orElseGet(this::passedOver);
    }

    /** It asked for firmware, though for none that it was told: a name was changed on the way. */
    private Optional<BootVerdict> astray() {
        return boot.first(
                        fact ->
                                fact.isAbsent()
                                        && (fact.file() instanceof PhoneFile.Manifest
                                                || fact.file() instanceof PhoneFile.Image))
                .map(StepEvidence::missing);
    }

    private BootVerdict passedOver() {
        return new BootVerdict.Failed(
                FailureCode.LOAD_NOT_ASKED,
                "it took %s, which names %s, did not ask for it%s, and %s"
                        .formatted(
                                settings().orElseThrow().name(),
                                load,
                                otherUnasked().map(", nor for %s before"::formatted).orElse(""),
                                goingOn()));
    }

    /** It cannot run both: one of the two it passed over. */
    private Optional<String> otherUnasked() {
        return story.unaskedLoad().filter(other -> !other.equalsIgnoreCase(load));
    }

    /** Its own boot proved that it runs something else, and nothing of this load went to it. */
    final boolean isKnownToRunAnother() {
        return !tookPartsBefore()
                && story.identity()
                        .provedLoad()
                        .or(this::otherUnasked)
                        .filter(proved -> !proved.equalsIgnoreCase(load))
                        .isPresent();
    }

    /** "all 5 files of it were sent in boot 3; " or what else is known of how it got there. */
    final String before() {
        if (wasDeliveredBefore()) {
            return "it has fetched all of %s in boot %d; ".formatted(load, progress.deliveredIn());
        }
        return tookPartsBefore() ? "it has fetched files of %s before; ".formatted(load) : "";
    }

    final String goingOn() {
        return boot.files().stream()
                .filter(fact -> Boot.isLater(fact) && fact != settings().orElse(null))
                .findFirst()
                .map(fact -> "went on to " + fact.name())
                .orElse("renewed its lease since");
    }

    static BootVerdict open() {
        return new BootVerdict.Open();
    }
}
