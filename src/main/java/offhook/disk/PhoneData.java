package offhook.disk;

import offhook.address.MacAddress;
import offhook.phone.Generation;
import offhook.phone.LocaleJar;
import offhook.phone.MakerHint;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.ResetKeys;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.toml.TomlMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the models that are part of the program. Whatever is wrong in that file is our own mistake,
 * so it stops the program.
 */
public final class PhoneData {
    private static final String RESOURCE = "/offhook/phone/models.toml";

    private PhoneData() {}

    /** The catalogue of the resource {@code offhook/phone/models.toml}. */
    public static PhoneCatalogue catalogue() {
        try (InputStream in = PhoneData.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return catalogue(in);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    static PhoneCatalogue catalogue(InputStream toml) {
        var mapper =
                TomlMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .build();
        try {
            return catalogue(mapper.readValue(toml, Rows.class));
        } catch (JacksonException e) {
            throw new IllegalStateException(RESOURCE + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The names of the file's tables and keys. */
    private record Rows(List<ResetRow> reset, List<ModelRow> model, List<LocaleJar> jar) {}

    private record ResetRow(String id, String purpose, String keys, String seen, String source) {}

    private record ModelRow(
            String name,
            Generation generation,
            Platform platform,
            int device_type,
            List<String> vendor_classes,
            String default_loads,
            List<String> load_prefixes,
            int lines,
            List<String> reset,
            List<String> ouis,
            String source) {}

    private static PhoneCatalogue catalogue(Rows rows) {
        var keys = new LinkedHashMap<String, ResetKeys>();
        for (ResetRow row : rows.reset()) {
            keys.put(row.id(), new ResetKeys(row.purpose(), row.keys(), row.seen(), row.source()));
        }
        var models = new ArrayList<PhoneModel>();
        var makers = new LinkedHashMap<Integer, List<PhoneModel>>();
        for (ModelRow row : rows.model()) {
            PhoneModel model = model(row, keys);
            models.add(model);
            for (String oui : row.ouis()) {
                makers.computeIfAbsent(oui(row, oui), key -> new ArrayList<>()).add(model);
            }
        }
        var hints =
                makers.entrySet().stream()
                        .map(entry -> new MakerHint(entry.getKey(), entry.getValue()))
                        .toList();
        return new PhoneCatalogue(models, rows.jar(), hints);
    }

    private static PhoneModel model(ModelRow row, Map<String, ResetKeys> keys) {
        return new PhoneModel(
                row.name(),
                row.generation(),
                row.platform(),
                row.device_type(),
                row.vendor_classes(),
                Optional.of(row.default_loads()).filter(name -> !name.isEmpty()),
                row.load_prefixes(),
                row.lines(),
                row.reset().stream().map(id -> keys(row, id, keys)).toList(),
                row.source());
    }

    private static ResetKeys keys(ModelRow row, String id, Map<String, ResetKeys> keys) {
        return Optional.ofNullable(keys.get(id))
                .orElseThrow(() -> wrong(row, "reset", id, "the id of a [[reset]] entry"));
    }

    private static int oui(ModelRow row, String text) {
        return MacAddress.read(text + ":00:00:00")
                .map(mac -> (int) (mac.value() >> 24))
                .orElseThrow(() -> wrong(row, "ouis", text, "three bytes such as 00:1b:0c"));
    }

    private static IllegalStateException wrong(
            ModelRow row, String key, String value, String expected) {
        return new IllegalStateException(
                RESOURCE + ": " + row.name() + ": " + key + " " + value + ": expected " + expected);
    }
}
