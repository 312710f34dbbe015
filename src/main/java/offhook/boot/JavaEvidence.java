package offhook.boot;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneFile;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 7906 to 7975. A running phone asks for the manifest only if its settings name another load than
 * it runs, then fetches every part in that boot; a factory loader asks {@code termNN.default.loads}
 * instead (phones.md §2.3).
 */
final class JavaEvidence extends StepEvidence {
    /** Asked from 8.5 or 9.x on; where exactly is inferred, so only what is sure is used. */
    private static final LoadVersion ASKS_IDENTITY_LIST = LoadVersion.of(9, 0, 0);

    /** No report of an older load that asks for it. */
    private static final LoadVersion NEVER_ASKED_IDENTITY_LIST = LoadVersion.of(8, 3, 0);

    JavaEvidence(BootExpectation expected, BootStory story) {
        super(expected, story);
    }

    @Override
    BootVerdict during() {
        List<FileFact> parts = partsAsked();
        var manifest = manifest();
        if (isLoaderGone()) {
            return new BootVerdict.Proved(
                    ("its factory loader fetched all of %s in boot %d; now it asks for %s, which"
                                    + " only a running load does")
                            .formatted(load, progress.loaderIn(), boot.files().getFirst().name()));
        }
        if (manifest.isEmpty()) {
            return goesOn() ? settled() : open();
        }
        if (!parts.isEmpty() && wasDeliveredBefore()) {
            return new BootVerdict.Failed(
                    FailureCode.LOAD_CORRUPT,
                    "it has fetched all of %s in boot %d, and now fetches it again: it threw it away"
                            .formatted(load, progress.deliveredIn()));
        }
        if (!parts.isEmpty()) {
            var leftBehind = leftBehind(parts.getLast(), FailureCode.LOAD_CORRUPT);
            if (leftBehind.isPresent()) {
                return leftBehind.get();
            }
        }
        if (parts.isEmpty() && goesOnAfter(manifest.get())) {
            return refused(manifest.get(), goingOn());
        }
        return isDelivered(parts) && progress.deliveredIn() != boot.number()
                ? new BootVerdict.Delivered(isLoader())
                : open();
    }

    @Override
    BootVerdict atEnd() {
        if (progress.deliveredIn() == boot.number()) {
            return open();
        }
        var missing = missingPart();
        if (missing.isPresent()) {
            return missing(missing.get());
        }
        List<FileFact> parts = partsAsked();
        var manifest = manifest();
        if (manifest.isPresent() && manifest.get().sent() > 0 && parts.isEmpty()) {
            return refused(manifest.get(), "started again");
        }
        if (parts.isEmpty() && manifest.isEmpty()) {
            return open();
        }
        return mayHaveAll(parts)
                ? open()
                : new BootVerdict.Interrupted(
                        "it started again while %s was on its way"
                                .formatted(
                                        parts.isEmpty()
                                                ? manifest.get().name()
                                                : parts.getLast().name()));
    }

    private BootVerdict settled() {
        Optional<FileFact> jar = jarOfOtherThanProved();
        if (jar.isEmpty() && isKnownToRunAnother()
                || contradictsTrustLists()
                || contradictsJar()
                || mayHaveSpurned()) {
            return notAsked();
        }
        BootVerdict verdict = settled(expected.manifest().orElse("its manifest"));
        return verdict instanceof BootVerdict.Silent(String evidence) && jar.isPresent()
                ? new BootVerdict.Proved(
                        "%s; it asks for %s, which %s does not"
                                .formatted(
                                        evidence,
                                        jar.get().name(),
                                        story.identity().provedLoad().orElseThrow()))
                : verdict;
    }

    /**
     * Somebody else moved it: this jar is the load's, and not that of what it was proved to run.
     */
    private Optional<FileFact> jarOfOtherThanProved() {
        Optional<Protocol> protocol = expected.load().protocol();
        return story.identity()
                .provedLoad()
                .flatMap(LoadNames::named)
                .flatMap(LoadName::protocol)
                .filter(before -> !protocol.equals(Optional.of(before)))
                .flatMap(before -> protocol.flatMap(this::jarOf));
    }

    /**
     * Renewing a lease proves nothing of a phone that may have thrown its settings away: one with a
     * trust list, which asks for signed ones first, or a SIP load that did not go on to its
     * locale's jar (logs 04, 05).
     */
    private boolean mayHaveSpurned() {
        boolean wantsSigned =
                boot.first(
                                fact ->
                                        fact.file() instanceof PhoneFile.OwnSettings(_, boolean it)
                                                && it)
                        .isPresent();
        boolean shallAskForJar =
                expected.load().protocol().equals(Optional.of(Protocol.SIP))
                        && boot.asked(PhoneFile.IdentityTrustList.class);
        return !boot.hasComfort() && !wasDeliveredBefore() && (wantsSigned || shallAskForJar);
    }

    private boolean goesOn() {
        return settings()
                .filter(
                        settings ->
                                boot.hasRenewed()
                                        || boot.askedAfter(settings, JavaEvidence::isComfort))
                .isPresent();
    }

    private boolean goesOnAfter(FileFact manifest) {
        return boot.hasRenewed() || boot.askedAfter(manifest, JavaEvidence::isComfort);
    }

    private boolean isLoader() {
        return boot.asked(PhoneFile.DefaultLoads.class);
    }

    /** The loader had asked for the last part, and now something else is running. */
    private boolean isLoaderGone() {
        return progress.loaderIn() > 0
                && progress.loaderIn() < boot.number()
                && !isLoader()
                && boot.asked(PhoneFile.CertificateTrustList.class)
                && progress.part(expected.parts().getLast())
                        .filter(last -> last.askedIn() == progress.loaderIn())
                        .isPresent();
    }

    /** A SIP load asks for xx-sip.jar, an SCCP load for xx-sccp.jar (phones.md §2.3). */
    private boolean contradictsJar() {
        return expected.load()
                .protocol()
                .filter(own -> own == Protocol.SIP || own == Protocol.SCCP)
                .map(own -> own == Protocol.SIP ? Protocol.SCCP : Protocol.SIP)
                .flatMap(this::jarOf)
                .isPresent();
    }

    private Optional<FileFact> jarOf(Protocol protocol) {
        String end = "-%s.jar".formatted(protocol.name().toLowerCase(Locale.ROOT));
        return boot.first(fact -> fact.name().toLowerCase(Locale.ROOT).endsWith(end));
    }

    /** It runs something else than the load if it (does not) ask for identity trust lists. */
    private boolean contradictsTrustLists() {
        if (wasDeliveredBefore() || !boot.asked(PhoneFile.CertificateTrustList.class)) {
            return false;
        }
        boolean asks = boot.asked(PhoneFile.IdentityTrustList.class);
        LoadVersion version = expected.load().version();
        return asks
                ? version.isBelow(NEVER_ASKED_IDENTITY_LIST)
                : version.isAtLeast(ASKS_IDENTITY_LIST);
    }

    /** The parts come in order, so the last one is asked for when the others are there. */
    private boolean isDelivered(List<FileFact> parts) {
        return !parts.isEmpty()
                && parts.getLast().isTaken()
                && parts.getLast().name().equalsIgnoreCase(expected.parts().getLast());
    }

    /** The end of the last transfer may not be known yet. */
    private boolean mayHaveAll(List<FileFact> parts) {
        return !parts.isEmpty()
                && parts.getLast().name().equalsIgnoreCase(expected.parts().getLast())
                && (parts.getLast().isTaken() || !parts.getLast().isBroken());
    }

    private static boolean isComfort(FileFact fact) {
        return fact.file() instanceof PhoneFile.Comfort;
    }
}
