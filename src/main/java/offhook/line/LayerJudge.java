package offhook.line;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of everybody, of sites and of models, as they were and as they are changed. */
final class LayerJudge {
    private static final ValueForm SITE = new ValueForm.Text(60);

    private final Vocabulary words;
    private final List<Fault> faults;
    private final LineBook before;
    private Map<Setting, String> usual;
    private final Map<String, Map<Setting, String>> sites;
    private final Map<String, Map<Setting, String>> models;

    LayerJudge(LineBook before, Vocabulary words, List<Fault> faults) {
        this.before = before;
        this.words = words;
        this.faults = faults;
        this.usual = before.usual();
        this.sites = new HashMap<>(before.sites());
        this.models = new HashMap<>(before.models());
    }

    Map<Setting, String> usual() {
        return usual;
    }

    Map<String, Map<Setting, String>> sites() {
        return sites;
    }

    Map<String, Map<Setting, String>> models() {
        return models;
    }

    void judge(Drafts.Layer layer) {
        switch (layer.of()) {
            case EVERYBODY -> usual = settings(before.usual(), layer);
            case SITE -> {
                String name = layer.name().strip();
                if (SITE.read(name, words) instanceof ValueReading.Wrong wrong) {
                    faults.add(new Fault(layer.place(), "the site's name: " + wrong.clause()));
                }
                put(sites, name, layer);
            }
            case MODEL -> {
                switch (words.model(layer.name())) {
                    case ValueReading.Fine(String model) -> put(models, model, layer);
                    case ValueReading.Wrong wrong ->
                            faults.add(
                                    Fault.of(
                                            new Cell(layer.name(), layer.place()), wrong.clause()));
                }
            }
            case OFFHOOK, PHONE ->
                    throw new IllegalStateException("no layer of settings: " + layer.of());
        }
    }

    private void put(Map<String, Map<Setting, String>> layers, String name, Drafts.Layer layer) {
        var settings = settings(layers.getOrDefault(name, Map.of()), layer);
        if (settings.isEmpty()) {
            layers.remove(name);
        } else {
            layers.put(name, settings);
        }
    }

    /** What is not named goes, but for passwords that are only shown as dots. */
    private Map<Setting, String> settings(Map<Setting, String> old, Drafts.Layer layer) {
        var settings = new EnumMap<Setting, String>(Setting.class);
        old.forEach(
                (setting, value) -> {
                    if (setting.isSecret() && !layer.settings().containsKey(setting)) {
                        settings.put(setting, value);
                    }
                });
        layer.settings()
                .forEach(
                        (setting, cell) -> {
                            if (setting.isSecret() && old.containsKey(setting)) {
                                settings.put(setting, old.get(setting));
                            }
                            lay(settings, setting, cell);
                        });
        return settings;
    }

    /** Nothing written: it is as farther layers say. */
    void lay(Map<Setting, String> settings, Setting setting, Cell cell) {
        if (cell.isEmpty()) {
            settings.remove(setting);
            return;
        }
        if (setting.isSecret() && cell.text().strip().equals(SheetReading.DOTS)) {
            return;
        }
        switch (setting.form().read(cell.text(), words)) {
            case ValueReading.Fine(String value) -> settings.put(setting, value);
            case ValueReading.Wrong wrong ->
                    faults.add(
                            setting.isSecret()
                                    ? new Fault(cell.place(), wrong.clause())
                                    : Fault.of(cell, wrong.clause()));
        }
    }
}
