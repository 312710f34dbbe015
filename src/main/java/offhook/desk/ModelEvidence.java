package offhook.desk;

import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.event.StationEvent;
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
    private ModelEvidence() {}

    /** The same for a story that is only read, not converted. */
    public static Optional<StationEvent.ModelLearned> of(
            BootStory story, PhoneCatalogue catalogue) {
        return of(story, PhoneKind.of(story.identity().model(), catalogue), catalogue);
    }

    /** Something that is not known yet; empty if there is nothing new. */
    static Optional<StationEvent.ModelLearned> of(
            BootStory story, PhoneKind known, PhoneCatalogue catalogue) {
        if (known.model().isPresent()) {
            return Optional.empty();
        }
        Optional<StationEvent.ModelLearned> said = ofVendorClass(story, catalogue);
        if (said.isPresent() || known.platform().isPresent()) {
            return said;
        }
        return story.boot().files().stream()
                .flatMap(fact -> ofFile(fact, catalogue).stream())
                .findFirst();
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
