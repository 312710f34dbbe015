package offhook.boot;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a question is the first of a new boot. A request for an address alone is not enough: a
 * copy of one that was delayed on the way would tear a boot in two. The first name of a hunt must
 * follow (phones.md §2.2, §2.3).
 */
public final class BootStart {
    /** A phone that restarts without asking us for an address (another server's) needs longer. */
    static final Duration RESTART_MIN = Duration.ofSeconds(3);

    private BootStart() {}

    /** The evidence, a sentence, if it is. */
    public static Optional<String> of(BootStory story, String asked, Instant now) {
        return of(story, asked, PhoneFileNames.read(asked), now);
    }

    /**
     * @param file what the name means
     */
    public static Optional<String> of(BootStory story, String asked, PhoneFile file, Instant now) {
        Boot boot = story.boot();
        if (boot.number() == 0) {
            return Optional.of("it asks for files for the first time: " + asked);
        }
        if (!startsHunt(file, boot)) {
            return Optional.empty();
        }
        if (story.network().isRestarting()) {
            return Optional.of("it asked for its address anew, and now for " + asked);
        }
        if (isLoaderGone(file, boot, now)) {
            return Optional.of("its factory loader fetched a load, and now it asks for " + asked);
        }
        boolean isAgain = boot.file(PhoneFileNames.normal(asked)).isPresent();
        boolean isLater =
                boot.latest()
                        .filter(latest -> !now.isBefore(latest.lastAt().plus(RESTART_MIN)))
                        .isPresent();
        boolean mayRestartUnseen = !story.network().isOurs() || boot.isUp();
        return isAgain && isLater && mayRestartUnseen && boot.files().size() > 1
                ? Optional.of("it begins again with " + asked)
                : Optional.empty();
    }

    /**
     * A factory loader asks for its manifest and the parts and for nothing else; a trust list is
     * asked for by what it wrote (phones.md §2.3). Nobody else may have seen it ask for an address.
     */
    private static boolean isLoaderGone(PhoneFile file, Boot boot, Instant now) {
        return file instanceof PhoneFile.CertificateTrustList
                && boot.asked(PhoneFile.DefaultLoads.class)
                && boot.asked(PhoneFile.Image.class)
                && !boot.asked(PhoneFile.CertificateTrustList.class)
                && boot.latest()
                        .filter(latest -> !now.isBefore(latest.lastAt().plus(RESTART_MIN)))
                        .isPresent();
    }

    private static boolean startsHunt(PhoneFile file, Boot boot) {
        return switch (file) {
            case PhoneFile.CertificateTrustList _,
                    PhoneFile.ImageName _,
                    PhoneFile.DefaultLoads _,
                    PhoneFile.OwnProfile _ ->
                    true;
            // Old images and the 7902/05/12 begin with it; others ask for a trust list before.
            case PhoneFile.OwnSettings _ ->
                    !boot.asked(PhoneFile.CertificateTrustList.class)
                                    && !boot.asked(PhoneFile.ImageName.class)
                            || boot.asked(PhoneFile.OwnSettings.class);
            case PhoneFile.SipDefaults _ -> boot.asked(PhoneFile.SipDefaults.class);
            case PhoneFile.IdentityTrustList _,
                    PhoneFile.OwnSipSettings _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.DefaultSettings _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _,
                    PhoneFile.Manifest _,
                    PhoneFile.Image _,
                    PhoneFile.Comfort _,
                    PhoneFile.Unknown _ ->
                    false;
        };
    }
}
