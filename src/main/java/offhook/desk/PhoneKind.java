package offhook.desk;

import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a phone is, as far as it is known: a model, or only the platform whose loads it runs. */
record PhoneKind(Optional<PhoneModel> model, Optional<Platform> platform) {
    static final PhoneKind UNKNOWN = new PhoneKind(Optional.empty(), Optional.empty());

    static PhoneKind of(Optional<StationEvent.ModelLearned> learned, PhoneCatalogue catalogue) {
        if (learned.isEmpty()) {
            return UNKNOWN;
        }
        String said = learned.get().model();
        Optional<PhoneModel> model = catalogue.named(said);
        return model.isPresent()
                ? new PhoneKind(model, model.map(PhoneModel::platform))
                : new PhoneKind(
                        Optional.empty(),
                        Arrays.stream(Platform.values())
                                .filter(platform -> platform.label().equals(said))
                                .findFirst());
    }

    /** Models of one platform run the same loads, so any of them will do for planning. */
    Optional<PhoneModel> modelToPlanFor(PhoneCatalogue catalogue) {
        return model.isPresent()
                ? model
                : platform.map(catalogue::onPlatform).map(List::stream).flatMap(s -> s.findFirst());
    }
}
