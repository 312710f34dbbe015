package offhook.line;

import offhook.address.MacAddress;

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
    public record Chosen(String value, Origin origin) {}

    /** From the farthest to the nearest. */
    public enum Origin {
        OFFHOOK,
        EVERYBODY,
        SITE,
        MODEL,
        PHONE
    }

    public String value(Setting setting) {
        return settings.get(setting).value();
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
