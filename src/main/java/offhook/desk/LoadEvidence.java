package offhook.desk;

import offhook.boot.Boot;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.boot.OriginEvidence;
import offhook.event.StationEvent;
import offhook.event.StationEvent.LoadLearned;
import offhook.firmware.Origin;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a phone runs, from what it asks for, without a plan that would say what was expected
 * (phones.md §5, "TFTP pattern").
 */
public final class LoadEvidence {
    private final BootStory story;
    private final Boot boot;

    private LoadEvidence(BootStory story) {
        this.story = story;
        this.boot = story.boot();
    }

    /** Something that is not known yet. */
    public static Optional<LoadLearned> of(BootStory story, PhoneCatalogue catalogue) {
        return of(story, platform(story, catalogue));
    }

    static Optional<LoadLearned> of(BootStory story, Optional<Platform> platform) {
        var evidence = new LoadEvidence(story);
        return evidence.loader()
                .or(evidence::content)
                .or(evidence::fetchedBefore)
                .or(() -> evidence.bound(platform))
                .filter(learned -> isNews(learned, story));
    }

    /** A name outdoes a bound in words, and what is proved what is likely. */
    public static boolean isNews(LoadLearned learned, BootStory story) {
        Optional<LoadLearned> known = story.identity().load();
        boolean isSame = known.map(LoadLearned::load).equals(Optional.of(learned.load()));
        boolean isBetter =
                known.map(it -> learned.certainty().compareTo(it.certainty()) < 0).orElse(true);
        // A bound in words never takes the place of a name.
        boolean isWeaker =
                known.map(LoadLearned::load).flatMap(LoadNames::named).isPresent()
                        && LoadNames.named(learned.load()).isEmpty()
                        && !learned.load().equals(OriginEvidence.FACTORY_LOADER);
        return isSame ? isBetter : !isWeaker;
    }

    private Optional<LoadLearned> loader() {
        return boot.first(fact -> fact.file() instanceof PhoneFile.DefaultLoads)
                .map(
                        fact ->
                                new LoadLearned(
                                        OriginEvidence.FACTORY_LOADER,
                                        Certainty.LIKELY,
                                        "it asks for %s, as only a loader without an application"
                                                        .formatted(fact.name())
                                                + " does"));
    }

    /** It looked at a load's manifest, wanted no part of it, and went on. */
    private Optional<LoadLearned> content() {
        return boot.first(fact -> fact.file() instanceof PhoneFile.Manifest && !fact.isAbsent())
                .filter(manifest -> !boot.asked(PhoneFile.Image.class))
                .filter(manifest -> boot.askedAfter(manifest, LoadEvidence::isAfterFirmware))
                .flatMap(manifest -> named(manifest).map(name -> content(name, manifest)));
    }

    private LoadLearned content(LoadName name, FileFact manifest) {
        // A 7940/60 looks at it in every boot; a Java phone only if it runs something else, and
        // then it may as well have refused it.
        boolean isTwoStage = name.platform() == Platform.TWO_STAGE;
        String went =
                boot.files().stream()
                        .dropWhile(fact -> fact != manifest)
                        .skip(1)
                        .filter(LoadEvidence::isAfterFirmware)
                        .findFirst()
                        .map(FileFact::name)
                        .orElse("other files");
        return new LoadLearned(
                name.text(),
                isTwoStage ? Certainty.PROVED : Certainty.LIKELY,
                "it looked at %s, asked for none of its parts, and went on to %s"
                        .formatted(manifest.name(), went));
    }

    /** It fetched a load whole, started again, and came up without asking for it again. */
    private Optional<LoadLearned> fetchedBefore() {
        if (story.past().isEmpty() || !boot.hasComfort() || boot.asked(PhoneFile.Image.class)) {
            return Optional.empty();
        }
        List<FileFact> before = story.past().getLast().files();
        boolean isWhole =
                before.stream().anyMatch(fact -> fact.file() instanceof PhoneFile.Image)
                        && before.stream()
                                .filter(fact -> fact.file() instanceof PhoneFile.Image)
                                .allMatch(FileFact::isTaken);
        return before.stream()
                .filter(fact -> isWhole && fact.file() instanceof PhoneFile.Manifest)
                .flatMap(fact -> named(fact).stream())
                .findFirst()
                .map(
                        name ->
                                new LoadLearned(
                                        name.text(),
                                        Certainty.PROVED,
                                        "it fetched all of it, started again and came up without"
                                                + " asking for it again"));
    }

    private Optional<LoadLearned> bound(Optional<Platform> platform) {
        boolean isTold = boot.first(FileFact::isSettings).isPresent();
        if (!isTold || story.identity().load().isPresent() && !isLoaderGone()) {
            return Optional.empty();
        }
        boolean asksItl = boot.asked(PhoneFile.IdentityTrustList.class);
        if (platform.isEmpty() && !asksItl) {
            return Optional.empty();
        }
        Platform assumed = platform.orElse(Platform.JAVA_41);
        return OriginEvidence.of(story, assumed)
                .filter(origin -> showsItsStart(assumed) || !restsOnSilence(origin))
                .flatMap(LoadEvidence::words);
    }

    /** That it is an old load is told by what it did not ask for. */
    private static boolean restsOnSilence(Origin origin) {
        return origin instanceof Origin.Between between && between.below().isPresent();
    }

    /**
     * What was not asked for is only known of a start that was heard whole. Logs begin anywhere,
     * and some servers write down what they sent and nothing else.
     */
    private boolean showsItsStart(Platform platform) {
        if (platform.isJava()) {
            return boot.asked(PhoneFile.CertificateTrustList.class);
        }
        return boot.files().stream()
                .findFirst()
                .filter(
                        first ->
                                first.file() instanceof PhoneFile.ImageName
                                        || first.file() instanceof PhoneFile.OwnSettings
                                        || first.file() instanceof PhoneFile.DefaultSettings
                                        || first.file() instanceof PhoneFile.SipDefaults)
                .isPresent();
    }

    /** A loader asks for no trust list: what it fetched before runs now, whatever it is called. */
    private boolean isLoaderGone() {
        return story.identity()
                        .load()
                        .filter(known -> known.load().equals(OriginEvidence.FACTORY_LOADER))
                        .isPresent()
                && !boot.asked(PhoneFile.DefaultLoads.class)
                && boot.asked(PhoneFile.CertificateTrustList.class);
    }

    private static Optional<LoadLearned> words(Origin origin) {
        return origin instanceof Origin.Between between
                ? Optional.of(new LoadLearned(between.text(), Certainty.LIKELY, between.evidence()))
                : Optional.empty();
    }

    private static Optional<Platform> platform(BootStory story, PhoneCatalogue catalogue) {
        Optional<String> model = story.identity().model().map(StationEvent.ModelLearned::model);
        return model.flatMap(catalogue::named)
                .map(PhoneModel::platform)
                .or(() -> model.flatMap(LoadEvidence::labelled));
    }

    private static Optional<Platform> labelled(String label) {
        return Arrays.stream(Platform.values()).filter(it -> it.label().equals(label)).findFirst();
    }

    private static Optional<LoadName> named(FileFact manifest) {
        return manifest.file() instanceof PhoneFile.Manifest(String load)
                ? LoadNames.named(load)
                : Optional.empty();
    }

    private static boolean isAfterFirmware(FileFact fact) {
        return fact.file() instanceof PhoneFile.SipDefaults
                || fact.file() instanceof PhoneFile.OwnSipSettings
                || fact.file() instanceof PhoneFile.Comfort;
    }
}
