package offhook.line;

import offhook.config.TimeZones;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;

/** The words that values may be: models by the catalogue, time zones as phones know them. */
public final class Vocabulary {
    private final PhoneCatalogue catalogue;
    private final List<String> models;

    public Vocabulary(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
        this.models = catalogue.models().stream().map(PhoneModel::name).toList();
    }

    ValueReading zone(String name) {
        return TimeZones.isKnown(name)
                ? new ValueReading.Fine(name)
                : new ValueReading.Wrong(
                        "expected a time zone as the phones know it", TimeZones.instead(name));
    }

    /** By the name in the catalogue, whatever it is called here. */
    ValueReading model(String spelling) {
        Optional<PhoneModel> model = catalogue.named(spelling.strip());
        return model.<ValueReading>map(known -> new ValueReading.Fine(known.name()))
                .orElseGet(
                        () ->
                                new ValueReading.Wrong(
                                        "expected a model such as 7961 or 7941G-GE",
                                        ValueReading.nearest(spelling.strip(), models)));
    }

    boolean isTwoStage(String model) {
        return catalogue
                .named(model)
                .filter(known -> known.platform() == Platform.TWO_STAGE)
                .isPresent();
    }

    /** How many line keys the model has; empty if it is not known. */
    Optional<Integer> lineKeys(String model) {
        return catalogue.named(model).map(PhoneModel::lines);
    }
}
