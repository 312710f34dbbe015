package offhook.provision;

import offhook.config.FileKind;
import offhook.config.ParsedFile;
import offhook.config.SettingsLine;
import offhook.config.XmlAttribute;
import offhook.config.XmlElement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A place at which two files of one kind say different things. Values are told only by those who
 * may: some are passwords.
 *
 * @param place {@code sipProfile/kpml}, {@code line2/proxy} or a key such as {@code nat_enable}
 */
public record FileDifference(String place, Kind kind) {
    /** Which of the two has it. */
    public enum Kind {
        THEIRS_ONLY,
        OURS_ONLY,
        ANOTHER_VALUE
    }

    /** By place. Blanks around a value, comments and the order do not count. */
    public static List<FileDifference> between(ParsedFile theirs, ParsedFile ours) {
        Map<String, String> one = values(theirs);
        Map<String, String> other = values(ours);
        var places = new TreeSet<>(one.keySet());
        places.addAll(other.keySet());
        var differences = new ArrayList<FileDifference>();
        for (String place : places) {
            Optional<String> theirValue = Optional.ofNullable(one.get(place));
            Optional<String> ourValue = Optional.ofNullable(other.get(place));
            if (!theirValue.equals(ourValue)) {
                differences.add(
                        new FileDifference(
                                place,
                                ourValue.isEmpty()
                                        ? Kind.THEIRS_ONLY
                                        : theirValue.isEmpty()
                                                ? Kind.OURS_ONLY
                                                : Kind.ANOTHER_VALUE));
            }
        }
        return List.copyOf(differences);
    }

    /** What a phone reads, by where it stands; what is empty says nothing. */
    static Map<String, String> values(ParsedFile file) {
        var values = new TreeMap<String, String>();
        if (file.kind() == FileKind.SIP_SETTINGS) {
            for (SettingsLine line : SettingsLine.read(file.text())) {
                put(values, line.key().toLowerCase(Locale.ROOT), line.value());
            }
        } else if (file.kind() == FileKind.DIAL_PLAN) {
            // Here the case of attributes does not count (config-files.md §5.1).
            file.root().ifPresent(root -> root.children().forEach(it -> add(it, "", values)));
            return lowered(values);
        } else {
            file.root().ifPresent(root -> root.children().forEach(it -> add(it, "", values)));
        }
        return values;
    }

    private static void add(XmlElement element, String above, Map<String, String> values) {
        String place = place(element, above);
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.name().equals("button") && !attribute.name().equals("id")) {
                put(values, place + "@" + attribute.name(), attribute.value());
            }
        }
        if (element.isLeaf()) {
            put(values, place, element.value());
        } else {
            element.children().forEach(child -> add(child, place + "/", values));
        }
    }

    /** What occurs several times is told by its number or its name. */
    private static String place(XmlElement element, String above) {
        Optional<String> button = element.attribute("button").map(XmlAttribute::value);
        if (button.isPresent()) {
            return "line" + button.get();
        }
        String named =
                element.attribute("id")
                        .or(() -> element.attribute("keyID").filter(it -> !element.isLeaf()))
                        .map(it -> "[" + it.value() + "]")
                        .orElse("");
        return above + element.name() + named;
    }

    private static Map<String, String> lowered(Map<String, String> values) {
        var lowered = new TreeMap<String, String>();
        values.forEach((place, value) -> lowered.put(place.toLowerCase(Locale.ROOT), value));
        return lowered;
    }

    private static void put(Map<String, String> values, String place, String value) {
        if (!value.isBlank()) {
            values.merge(place, value.strip(), (first, second) -> first + " | " + second);
        }
    }
}
