package offhook.desk;

import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a phone is, as far as it is known: a model, or only the platform whose loads it runs.
 *
 * @param kin the model, or else one that runs the same loads and has the same keys
 */
record PhoneKind(
        Optional<PhoneModel> model, Optional<Platform> platform, Optional<PhoneModel> kin) {
    static final PhoneKind UNKNOWN =
            new PhoneKind(Optional.empty(), Optional.empty(), Optional.empty());

    static PhoneKind of(Optional<StationEvent.ModelLearned> learned, PhoneCatalogue catalogue) {
        if (learned.isEmpty()) {
            return UNKNOWN;
        }
        String said = learned.get().model();
        Optional<PhoneModel> model = catalogue.named(said);
        if (model.isPresent()) {
            return new PhoneKind(model, model.map(PhoneModel::platform), model);
        }
        Optional<Platform> platform =
                Arrays.stream(Platform.values())
                        .filter(known -> known.label().equals(said))
                        .findFirst();
        return new PhoneKind(
                Optional.empty(),
                platform,
                platform.flatMap(known -> catalogue.onPlatform(known).stream().findFirst()));
    }
}
