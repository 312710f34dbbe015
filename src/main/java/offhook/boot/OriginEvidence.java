package offhook.boot;

import offhook.event.StationEvent.ProbeForm;
import offhook.firmware.Origin;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.Optional;

/**
 * What the names that a phone asks for tell of the load that it starts from (phones.md §5, "TFTP
 * pattern"). Empty until it has asked enough.
 */
public final class OriginEvidence {
    /** What {@code LoadLearned} says of a phone that has no application. */
    public static final String FACTORY_LOADER = "factory loader";

    /** The first with the universal loader, which asks for a trust list (firmware.md §1.2). */
    private static final LoadVersion UNIVERSAL = LoadVersion.of(7, 0, 0);

    /** From here on images are signed, and no others are taken (rule A2). */
    private static final LoadVersion SIGNED = LoadVersion.of(5, 0, 0);

    /** Identity trust lists come with the CUCM 8 generation; where exactly is inferred. */
    private static final LoadVersion IDENTITY_LISTS = LoadVersion.of(8, 5, 1);

    private OriginEvidence() {}

    public static Optional<Origin> of(BootStory story, Platform platform) {
        Boot boot = story.boot();
        if (boot.asked(PhoneFile.DefaultLoads.class)) {
            // Its loader may be of any age, whatever ran before (rule B2).
            return Optional.of(new Origin.Unknown());
        }
        // If it passes over its settings, no plan that starts from elsewhere would move it either.
        Optional<LoadName> proved =
                story.identity().provedLoad().or(story::unaskedLoad).flatMap(OriginEvidence::named);
        if (proved.isPresent()) {
            return Optional.of(new Origin.Exactly(proved.get()));
        }
        if (platform == Platform.TWO_STAGE) {
            return ofTwoStage(boot, story.identity().probing());
        }
        return platform.isJava() ? ofJava(boot) : ofOther(boot);
    }

    private static Optional<Origin> ofTwoStage(Boot boot, Probing probing) {
        if (boot.asked(PhoneFile.CertificateTrustList.class)) {
            return between(
                    Optional.empty(),
                    Optional.of(UNIVERSAL),
                    Optional.empty(),
                    "it asks for a CTLSEP….tlv, as the 7940/60 do from 7.0 on");
        }
        String old =
                boot.asked(PhoneFile.ImageName.class)
                        ? "it asks for OS79XX.TXT, as the 7940/60 do below 7.0, and then for "
                        : "it asks for no trust list, as the 7940/60 below 7.0, but for ";
        Optional<FileFact> sip =
                boot.first(
                        fact ->
                                fact.file() instanceof PhoneFile.SipDefaults
                                        || fact.file() instanceof PhoneFile.OwnSipSettings);
        Optional<FileFact> sccp =
                boot.first(
                        fact ->
                                fact.file() instanceof PhoneFile.OwnSettings
                                        || fact.file() instanceof PhoneFile.DefaultSettings);
        if (sip.isPresent()) {
            return ofOldSip(probing, old + sip.get().name());
        }
        return sccp.isPresent()
                ? between(
                        Optional.of(Protocol.SCCP),
                        Optional.empty(),
                        Optional.of(UNIVERSAL),
                        old + sccp.get().name())
                : Optional.empty();
    }

    private static Optional<Origin> ofOldSip(Probing probing, String evidence) {
        Optional<LoadName> running = probing.running().flatMap(OriginEvidence::named);
        if (running.isPresent()) {
            return running.map(Origin.Exactly::new);
        }
        if (probing.has(ProbeForm.UNSIGNED)) {
            return between(
                    Optional.of(Protocol.SIP),
                    Optional.empty(),
                    Optional.of(SIGNED),
                    evidence + "; it asks for unsigned images");
        }
        return between(
                Optional.of(Protocol.SIP),
                probing.has(ProbeForm.SIGNED) ? Optional.of(SIGNED) : Optional.empty(),
                Optional.of(UNIVERSAL),
                evidence);
    }

    private static Optional<Origin> ofJava(Boot boot) {
        if (boot.asked(PhoneFile.IdentityTrustList.class)) {
            return between(
                    Optional.empty(),
                    Optional.of(IDENTITY_LISTS),
                    Optional.empty(),
                    "it asks for ITLSEP….tlv, as loads from 8.5 on do");
        }
        return boot.asked(PhoneFile.OwnSettings.class)
                        || boot.asked(PhoneFile.DefaultSettings.class)
                ? between(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(IDENTITY_LISTS),
                        "it asks for its settings without an ITLSEP….tlv before, as loads below 8.5"
                                + " do")
                : Optional.empty();
    }

    private static Optional<Origin> ofOther(Boot boot) {
        return boot.first(FileFact::isSettings).map(settings -> new Origin.Unknown());
    }

    private static Optional<Origin> between(
            Optional<Protocol> protocol,
            Optional<LoadVersion> atLeast,
            Optional<LoadVersion> below,
            String evidence) {
        return Optional.of(new Origin.Between(protocol, atLeast, below, evidence));
    }

    private static Optional<LoadName> named(String text) {
        return LoadNames.read(text) instanceof LoadNameReading.Named(LoadName name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
