package offhook.app;

import static offhook.app.StationSettings.Targets.LATEST_SCCP;
import static offhook.app.StationSettings.Targets.LATEST_SIP;

import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads {@code [targets]}: a load or "the latest" for each model. */
final class StationSettingsTargets {
    private static final String USUAL = "default";

    private final PhoneCatalogue catalogue;

    StationSettingsTargets(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    StationSettings.Targets read(StationSettingsTable table) {
        String usual = StationSettings.DEFAULTS.targets().usual();
        var byModel = new LinkedHashMap<String, String>();
        for (String key : table.keys()) {
            Optional<String> target = target(table, key);
            if (key.equals(USUAL)) {
                usual = target.orElse(usual);
                continue;
            }
            Optional<PhoneModel> model = catalogue.named(key);
            if (model.isEmpty()) {
                table.fault(
                        key,
                        "unknown model \""
                                + key
                                + "\" in [targets]: expected default or a model such as"
                                + " 7960");
                continue;
            }
            target.ifPresent(load -> byModel.put(model.get().name(), load));
            target.flatMap(LoadNames::named)
                    .filter(load -> load.platform() != model.get().platform())
                    .ifPresent(load -> wrongPlatform(table, key, model.get(), load));
        }
        return new StationSettings.Targets(usual, byModel);
    }

    private static Optional<String> target(StationSettingsTable table, String key) {
        String text = table.node(key).isString() ? table.node(key).asString().strip() : "";
        if (text.equals(LATEST_SIP) || text.equals(LATEST_SCCP)) {
            return Optional.of(text);
        }
        return switch (LoadNames.read(text)) {
            case LoadNameReading.Named(LoadName name) -> Optional.of(name.text());
            case LoadNameReading.NotALoad(String why, Optional<String> likely) -> {
                table.fault(
                        key,
                        "%s \"%s\": expected %s, %s or a load's name: %s%s"
                                .formatted(
                                        key,
                                        text,
                                        LATEST_SIP,
                                        LATEST_SCCP,
                                        why,
                                        likely.map(name -> "; did you mean " + name + "?")
                                                .orElse("")));
                yield Optional.empty();
            }
        };
    }

    private static void wrongPlatform(
            StationSettingsTable table, String key, PhoneModel model, LoadName load) {
        table.fault(
                key,
                "%s \"%s\": that is firmware of a %s; a %s runs loads that begin with %s"
                        .formatted(
                                key,
                                load.text(),
                                load.platform().label(),
                                model.name(),
                                String.join(" or ", model.loadPrefixes())));
    }
}
