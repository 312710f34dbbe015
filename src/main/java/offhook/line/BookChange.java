package offhook.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is different in a newer book, for people; passwords are only said to be new.
 *
 * @param what {@code phone 00:1b:0c:18:bd:c1}, {@code server office}, {@code site Berlin} …
 * @param details empty if it is taken out
 */
public record BookChange(String what, How how, List<Detail> details) {
    public BookChange {
        details = List.copyOf(details);
    }

    /** What happened to it. */
    public enum How {
        ADDED("new"),
        CHANGED("changed"),
        REMOVED("removed");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param before empty if it was not there
     * @param after empty if it is gone
     */
    public record Detail(String field, String before, String after) {}

    /** Sorted: servers, settings, phones. */
    static List<BookChange> between(LineBook older, LineBook newer) {
        var changes = new ArrayList<BookChange>();
        compare("server ", older.pbxs(), newer.pbxs(), BookChange::fields, changes);
        of(
                        "usual server",
                        older.usualPbx().map(it -> Map.of("name", it)),
                        newer.usualPbx().map(it -> Map.of("name", it)))
                .ifPresent(changes::add);
        compare(
                "settings of ",
                Map.of("everybody", older.usual()),
                Map.of("everybody", newer.usual()),
                BookChange::settings,
                changes);
        compare("site ", older.sites(), newer.sites(), BookChange::settings, changes);
        compare("model ", older.models(), newer.models(), BookChange::settings, changes);
        compare("phone ", older.phones(), newer.phones(), BookChange::fields, changes);
        return List.copyOf(changes);
    }

    /** Of phones alone: what the numbers at the end of an import count. */
    public boolean isPhone() {
        return what.startsWith("phone ");
    }

    private interface Fields<T> {
        Map<String, String> of(T value);
    }

    private static <K extends Comparable<K>, T> void compare(
            String what,
            Map<K, T> older,
            Map<K, T> newer,
            Fields<T> fields,
            List<BookChange> changes) {
        var keys = new TreeSet<>(older.keySet());
        keys.addAll(newer.keySet());
        for (K key : keys) {
            T before = older.get(key);
            T after = newer.get(key);
            if (!Objects.equals(before, after)) {
                of(
                                what + key,
                                Optional.ofNullable(before).map(fields::of),
                                Optional.ofNullable(after).map(fields::of))
                        .ifPresent(changes::add);
            }
        }
    }

    private static Optional<BookChange> of(
            String what,
            Optional<Map<String, String>> before,
            Optional<Map<String, String>> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (after.isEmpty()) {
            return Optional.of(new BookChange(what, How.REMOVED, List.of()));
        }
        var details = new ArrayList<Detail>();
        var names = new LinkedHashMap<>(before.orElse(Map.of()));
        names.putAll(after.get());
        for (String name : names.keySet()) {
            String old = before.map(it -> it.get(name)).orElse(null);
            String now = after.get().get(name);
            if (!Objects.equals(old, now)) {
                details.add(
                        new Detail(
                                name,
                                shown(name, old, before.isPresent()),
                                shown(name, now, true)));
            }
        }
        return Optional.of(
                new BookChange(what, before.isEmpty() ? How.ADDED : How.CHANGED, details));
    }

    private static String shown(String name, String value, boolean isThere) {
        if (value == null || !isThere) {
            return "";
        }
        return isSecret(name) && !value.isEmpty() ? SheetReading.DOTS : value;
    }

    private static boolean isSecret(String name) {
        return name.endsWith(PASSWORD) || Setting.named(name).filter(Setting::isSecret).isPresent();
    }

    private static final String PASSWORD = "password";

    private static Map<String, String> fields(Pbx pbx) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", pbx.kind().word());
        fields.put("host", pbx.host());
        fields.put("port", String.valueOf(pbx.port()));
        pbx.transport().ifPresent(it -> fields.put("transport", it.word()));
        pbx.outboundProxy().ifPresent(it -> fields.put("outbound-proxy", it));
        fields.put("behind-nat", String.valueOf(pbx.isBehindNat()));
        pbx.natAddress().ifPresent(it -> fields.put("nat-address", it));
        fields.put("voicemail", pbx.voicemail());
        return fields;
    }

    private static Map<String, String> settings(Map<Setting, String> settings) {
        var fields = new TreeMap<String, String>();
        settings.forEach((setting, value) -> fields.put(setting.word(), value));
        return fields;
    }

    private static Map<String, String> fields(PhoneEntry phone) {
        var fields = new LinkedHashMap<String, String>();
        phone.model().ifPresent(it -> fields.put("model", it));
        phone.site().ifPresent(it -> fields.put("site", it));
        if (!phone.description().isEmpty()) {
            fields.put("description", phone.description());
        }
        for (Line line : phone.lines()) {
            String of = "line " + line.button() + " ";
            fields.put(of + "number", line.number());
            put(fields, of + "label", line.label());
            put(fields, of + "display-name", line.displayName());
            put(fields, of + "auth-name", line.authName());
            put(fields, of + PASSWORD, line.password().text());
            line.voicemail().ifPresent(it -> fields.put(of + "voicemail", it));
            line.pbx().ifPresent(it -> fields.put(of + "pbx", it));
        }
        for (SpeedDial dial : phone.speedDials()) {
            String kind = dial.watches() ? "blf " : "speed-dial ";
            fields.put(kind + dial.button() + " number", dial.number());
            put(fields, kind + dial.button() + " label", dial.label());
        }
        fields.putAll(settings(phone.overrides()));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
