package offhook.app;

import offhook.config.NearWord;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One table of the settings: reads what is asked for, then complains about what was not. */
final class StationSettingsTable {
    private final JsonNode node;
    private final String path;
    private final StationSettingsFaults faults;
    private final Set<String> known = new TreeSet<>();

    StationSettingsTable(JsonNode node, String path, StationSettingsFaults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /**
     * @param expected how the sentence goes on after "expected"
     */
    <T> Optional<T> value(String key, String expected, Function<String, Optional<T>> reader) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return read(pathOf(key), key, value, expected, reader);
    }

    /** A list of them, or one by itself. */
    <T> List<T> values(String key, String expected, Function<String, Optional<T>> reader) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        var values = new ArrayList<T>();
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                String place = pathOf(key) + "[" + i + "]";
                read(place, key, value.get(i), expected, reader).ifPresent(values::add);
            }
        } else {
            read(pathOf(key), key, value, expected, reader).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    /** Empty if it is not there. */
    Optional<StationSettingsTable> table(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            faults.add(pathOf(key), key + ": expected a table, written [" + pathOf(key) + "]");
            return Optional.empty();
        }
        return Optional.of(new StationSettingsTable(value, pathOf(key), faults));
    }

    /** A table that stands any number of times. */
    List<StationSettingsTable> tables(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        var tables = new ArrayList<StationSettingsTable>();
        for (int i = 0; i < value.size(); i++) {
            if (value.isArray() && value.get(i).isObject()) {
                tables.add(
                        new StationSettingsTable(
                                value.get(i), pathOf(key) + "[" + i + "]", faults));
            }
        }
        if (tables.isEmpty() || tables.size() != value.size()) {
            faults.add(pathOf(key), key + ": expected tables, each written [[" + plain(key) + "]]");
            return List.of();
        }
        return List.copyOf(tables);
    }

    /** Every key there is, whatever its name. */
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    JsonNode node(String key) {
        return node.get(key);
    }

    private String pathOf(String key) {
        return StationSettingsLines.join(path, key);
    }

    /** A mistake at this key. */
    void fault(String key, String sentence) {
        faults.add(pathOf(key), sentence);
    }

    /** The value as it was written. */
    String raw(String key) {
        return faults.lines().raw(pathOf(key)).orElse("");
    }

    /** A key that must be there. */
    void require(String key, String example) {
        if (node.get(key) == null) {
            faults.add(path, key + " is missing; write for instance " + key + " = " + example);
        }
    }

    /** Called last: every other key is a mistake. */
    void refuseOthers() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                faults.add(
                        pathOf(key),
                        "unknown key \"" + key + "\"" + where() + NearWord.hint(key, known));
            }
        }
    }

    private String where() {
        return path.isEmpty() ? "" : " in [" + plain("").replaceFirst("\\.$", "") + "]";
    }

    /** As a header has it, without the numbers of repeated tables. */
    private String plain(String key) {
        return pathOf(key).replaceAll("\\[\\d+]", "");
    }

    private <T> Optional<T> read(
            String place,
            String key,
            JsonNode value,
            String expected,
            Function<String, Optional<T>> reader) {
        Optional<T> read =
                value.isValueNode() ? reader.apply(value.asString().strip()) : Optional.empty();
        if (read.isEmpty()) {
            String shown = value.isValueNode() ? "\"" + value.asString() + "\"" : value.toString();
            faults.add(place, key + " " + shown + ": expected " + expected);
        }
        return read;
    }
}
