package offhook.line;

import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words that values may be: models by the catalogue, time zones as those know them who write
 * the phones' files.
 */
public final class Vocabulary {
    private final PhoneCatalogue catalogue;
    private final Function<String, ValueReading> zones;
    private final List<String> models;

    /**
     * @param zones reads the name of a time zone
     */
    public Vocabulary(PhoneCatalogue catalogue, Function<String, ValueReading> zones) {
        this.catalogue = catalogue;
        this.zones = zones;
        this.models = catalogue.models().stream().map(PhoneModel::name).toList();
    }

    ValueReading zone(String name) {
        return zones.apply(name);
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
