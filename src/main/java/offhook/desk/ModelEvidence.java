package offhook.desk;

import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.event.StationEvent;
import offhook.line.PhoneEntry;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.VendorReading;

import java.util.List;
import java.util.Optional;

/** What option 60 and the names that a phone asks for tell of its model (phones.md §1b, §5). */
public final class ModelEvidence {
    private static final String WRITTEN = "the list of lines says so";

    private ModelEvidence() {}

    /** The same for a story that is only read, not converted. */
    public static Optional<StationEvent.ModelLearned> of(
            BootStory story, PhoneCatalogue catalogue) {
        return of(story, PhoneKind.of(story.identity().model(), catalogue), catalogue);
    }

    /** Something that is not known yet; empty if there is nothing new. */
    static Optional<StationEvent.ModelLearned> of(
            BootStory story, PhoneKind known, PhoneCatalogue catalogue) {
        boolean isOnlyWritten = isWritten(story);
        if (known.model().isPresent() && !isOnlyWritten) {
            return Optional.empty();
        }
        Optional<StationEvent.ModelLearned> said = ofVendorClass(story, catalogue);
        if (said.isPresent() || known.platform().isPresent() && !isOnlyWritten) {
            return said;
        }
        return story.boot().files().stream()
                .flatMap(fact -> ofFile(fact, catalogue).stream())
                .findFirst()
                .filter(learned -> !isOnlyWritten || contradicts(learned, known, catalogue));
    }

    /**
     * What people wrote down, where the phone itself has said at most its group: once it asks for
     * files, because option 60 comes before.
     */
    static Optional<StationEvent.ModelLearned> ofBook(Tracked phone, World world) {
        BootStory story = phone.story();
        if (phone.kind().model().isPresent() || !story.boot().hasFiles()) {
            return Optional.empty();
        }
        return Optional.ofNullable(world.book().phones().get(story.mac()))
                .flatMap(PhoneEntry::model)
                .flatMap(world.catalogue()::named)
                .filter(
                        model ->
                                phone.kind().platform().stream().allMatch(model.platform()::equals))
                .map(
                        model ->
                                new StationEvent.ModelLearned(
                                        model.name(), Certainty.LIKELY, WRITTEN));
    }

    private static boolean isWritten(BootStory story) {
        return story.identity()
                .model()
                .filter(learned -> learned.evidence().equals(WRITTEN))
                .isPresent();
    }

    /** A list can be wrong; what the phone asks for is not. */
    private static boolean contradicts(
            StationEvent.ModelLearned learned, PhoneKind known, PhoneCatalogue catalogue) {
        return !PhoneKind.of(Optional.of(learned), catalogue).platform().equals(known.platform());
    }

    private static Optional<StationEvent.ModelLearned> ofVendorClass(
            BootStory story, PhoneCatalogue catalogue) {
        String vendorClass = story.network().vendorClass();
        return catalogue.identify(vendorClass) instanceof VendorReading.Known(PhoneModel model)
                ? Optional.of(
                        new StationEvent.ModelLearned(
                                model.name(),
                                Certainty.PROVED,
                                "its DHCP option 60 says \"" + vendorClass + "\""))
                : Optional.empty();
    }

    private static Optional<StationEvent.ModelLearned> ofFile(
            FileFact fact, PhoneCatalogue catalogue) {
        String asks = "it asks for " + fact.name();
        return switch (fact.file()) {
            case PhoneFile.DefaultLoads loads ->
                    ofModels(catalogue.ofDefaultLoads(loads.name()), asks);
            case PhoneFile.Comfort comfort ->
                    ofPlatforms(catalogue.ofJar(comfort.name()), Certainty.PROVED, asks);
            case PhoneFile.ImageName _, PhoneFile.OwnSipSettings _, PhoneFile.SipDefaults _ ->
                    ofPlatforms(List.of(Platform.TWO_STAGE), Certainty.LIKELY, asks);
            case PhoneFile.OwnProfile _ ->
                    ofPlatforms(
                            List.of(
                                    fact.name().regionMatches(true, 0, "gk", 0, 2)
                                            ? Platform.CP7912
                                            : Platform.CP7905),
                            Certainty.LIKELY,
                            asks);
            case PhoneFile.Manifest manifest ->
                    LoadNames.read(manifest.load()) instanceof LoadNameReading.Named(LoadName load)
                            ? ofPlatforms(List.of(load.platform()), Certainty.LIKELY, asks)
                            : Optional.empty();
            case PhoneFile.CertificateTrustList _,
                    PhoneFile.IdentityTrustList _,
                    PhoneFile.OwnSettings _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.DefaultSettings _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _,
                    PhoneFile.Image _,
                    PhoneFile.Unknown _ ->
                    Optional.empty();
        };
    }

    private static Optional<StationEvent.ModelLearned> ofModels(
            List<PhoneModel> models, String asks) {
        return models.size() == 1
                ? Optional.of(
                        new StationEvent.ModelLearned(
                                models.getFirst().name(), Certainty.PROVED, asks))
                : ofPlatforms(
                        models.stream().map(PhoneModel::platform).distinct().toList(),
                        Certainty.PROVED,
                        asks);
    }

    private static Optional<StationEvent.ModelLearned> ofPlatforms(
            List<Platform> platforms, Certainty certainty, String asks) {
        return platforms.size() == 1
                ? Optional.of(
                        new StationEvent.ModelLearned(
                                platforms.getFirst().label(), certainty, asks))
                : Optional.empty();
    }
}
