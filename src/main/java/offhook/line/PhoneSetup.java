package offhook.line;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One phone with everything resolved: what its files are made from.
 *
 * @param lines by button
 */
public record PhoneSetup(
        MacAddress mac,
        Optional<String> model,
        String description,
        List<PlacedLine> lines,
        List<SpeedDial> speedDials,
        Map<Setting, Chosen> settings) {
    public PhoneSetup {
        lines = List.copyOf(lines);
        speedDials = List.copyOf(speedDials);
        settings = Map.copyOf(settings);
    }

    /** A line and its server; empty if the book does not know the server that it names. */
    public record PlacedLine(Line line, Optional<Pbx> pbx) {}

    /** A value and who says so; the nearest wins. */
    public record Chosen(String value, Origin origin) {
        /** Not the value: it may be a password. */
        @Override
        public String toString() {
            return "Chosen[" + origin + "]";
        }
    }

    /** From the farthest to the nearest. */
    public enum Origin {
        OFFHOOK("offhook"),
        EVERYBODY("everybody"),
        SITE("site"),
        MODEL("model"),
        PHONE("phone");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        /** As the API writes it. */
        public String word() {
            return word;
        }
    }

    public String value(Setting setting) {
        return settings.get(setting).value();
    }

    /** Every password in it, for those who have to keep them out of what they show. */
    public List<Secret> secrets() {
        var secrets = new ArrayList<Secret>();
        lines.forEach(placed -> secrets.add(placed.line().password()));
        settings.forEach(
                (setting, chosen) -> {
                    if (setting.isSecret()) {
                        secrets.add(new Secret(chosen.value()));
                    }
                });
        secrets.removeIf(Secret::isEmpty);
        return List.copyOf(secrets);
    }

    /** Not the values: some are passwords. */
    @Override
    public String toString() {
        return "PhoneSetup[" + mac + ", " + lines.size() + " lines]";
    }

    static PhoneSetup of(LineBook book, PhoneEntry entry, Optional<String> model) {
        Map<Setting, String> site =
                entry.site()
                        .map(name -> book.sites().getOrDefault(name, Map.of()))
                        .orElse(Map.of());
        Map<Setting, String> ofModel =
                model.map(name -> book.models().getOrDefault(name, Map.of())).orElse(Map.of());
        var settings = new EnumMap<Setting, Chosen>(Setting.class);
        for (Setting setting : Setting.values()) {
            settings.put(setting, new Chosen(setting.usual(), Origin.OFFHOOK));
        }
        lay(settings, book.usual(), Origin.EVERYBODY);
        lay(settings, site, Origin.SITE);
        lay(settings, ofModel, Origin.MODEL);
        lay(settings, entry.overrides(), Origin.PHONE);
        List<PlacedLine> lines =
                entry.lines().stream()
                        .sorted((left, right) -> Integer.compare(left.button(), right.button()))
                        .map(line -> new PlacedLine(line, pbx(book, line)))
                        .toList();
        return new PhoneSetup(
                entry.mac(), model, entry.description(), lines, entry.speedDials(), settings);
    }

    private static Optional<Pbx> pbx(LineBook book, Line line) {
        return line.pbx().or(book::usualPbx).map(name -> book.pbxs().get(name));
    }

    private static void lay(
            Map<Setting, Chosen> settings, Map<Setting, String> layer, Origin origin) {
        layer.forEach((setting, value) -> settings.put(setting, new Chosen(value, origin)));
    }
}
