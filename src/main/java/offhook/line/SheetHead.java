package offhook.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the columns of a sheet mean. */
final class SheetHead {
    /** FreePBX's Bulk Handler writes these, and nobody else does (module core, export). */
    private static final Set<String> OF_FREEPBX =
            Set.of("ringtimer", "devicetype", "mohclass", "noanswerdest", "emergencycid", "tech");

    private static final int FREEPBX_SIGNS_MIN = 3;

    /** {@code line2_number}, {@code key 2 label}. */
    private static final Pattern NUMBERED_BEFORE =
            Pattern.compile("(line|l|key|button|speeddial|speed|sd|blf)(\\d{1,2})(\\p{L}+)");

    /** {@code number2}, {@code password_2}. */
    private static final Pattern NUMBERED_BEHIND = Pattern.compile("(\\p{L}+)(\\d{1,2})");

    /** The number, where no other column has it; else who signs in. */
    private static final Set<String> USERS = Set.of("user", "username", "userid");

    private final Sheet.Row row;
    private final boolean isFreePbx;
    private final List<Meaning> meanings = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> unused = new LinkedHashSet<>();

    /** What a column holds. */
    sealed interface Meaning {
        record OfPhone(Column column) implements Meaning {}

        record OfSetting(Setting setting) implements Meaning {}

        /**
         * @param button 0: the key that the row describes
         */
        record OfKey(Column column, int button, KeyKind kind) implements Meaning {}

        record Unused() implements Meaning {}
    }

    SheetHead(Sheet.Row row) {
        this.row = row;
        Set<String> all = new HashSet<>();
        row.cells().forEach(heading -> all.add(Column.bare(heading)));
        long signs = OF_FREEPBX.stream().filter(all::contains).count();
        this.isFreePbx = all.contains("extension") && signs >= FREEPBX_SIGNS_MIN;
        boolean isHead = row.cells().stream().anyMatch(heading -> meaning(heading).isPresent());
        if (!isHead) {
            // Its cells are not shown: it may be a phone with its password.
            faults.add(
                    new Fault(
                            new Place.InRow(row.number()),
                            "expected a heading that names the columns, such as mac, number,"
                                    + " label, password"));
            return;
        }
        var taken = new HashMap<Meaning, String>();
        for (int i = 0; i < row.cells().size(); i++) {
            read(i, taken);
        }
        if (isFreePbx) {
            unused.clear();
        }
    }

    int width() {
        return row.cells().size();
    }

    Meaning meaning(int column) {
        return meanings.get(column);
    }

    Cell cell(Sheet.Row of, int column) {
        String heading = row.cells().get(column).strip();
        return new Cell(of.cells().get(column), new Place.InSheet(of.number(), column, heading));
    }

    boolean has(Column column) {
        return meanings.stream()
                .anyMatch(
                        meaning ->
                                meaning.equals(new Meaning.OfPhone(column))
                                        || meaning instanceof Meaning.OfKey key
                                                && key.column() == column);
    }

    boolean hasKeys() {
        return meanings.stream().anyMatch(Meaning.OfKey.class::isInstance);
    }

    boolean isFreePbx() {
        return isFreePbx;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Headings that mean nothing to us. */
    List<String> unused() {
        return List.copyOf(unused);
    }

    private void read(int at, Map<Meaning, String> taken) {
        String heading = row.cells().get(at).strip();
        Optional<Meaning> read = meaning(heading);
        if (read.isEmpty()) {
            meanings.add(new Meaning.Unused());
            unknown(at, heading);
            return;
        }
        String before = taken.putIfAbsent(read.get(), heading);
        if (before != null) {
            faults.add(
                    new Fault(
                            new Place.InSheet(row.number(), at, heading),
                            "column \"%s\" means the same; leave one out".formatted(before)));
        }
        meanings.add(read.get());
    }

    /** A misspelt heading must not lose a column of passwords; others are nobody's concern. */
    private void unknown(int at, String heading) {
        if (isFreePbx || heading.isEmpty()) {
            return;
        }
        var known = new ArrayList<String>();
        Arrays.stream(Column.values()).map(Column::word).forEach(known::add);
        Arrays.stream(Setting.values()).map(Setting::word).forEach(known::add);
        Optional<String> meant = ValueReading.nearest(heading, known);
        if (meant.isPresent() && Column.bare(heading).length() > 3) {
            faults.add(
                    new Fault(
                            new Place.InSheet(row.number(), at, heading),
                            "no column is called so; did you mean \"%s\"?".formatted(meant.get())));
        } else {
            unused.add(heading);
        }
    }

    private Optional<Meaning> meaning(String heading) {
        String bare = Column.bare(heading);
        if (isFreePbx) {
            return ofFreePbx(bare);
        }
        if (USERS.contains(bare) && hasNumber()) {
            return Optional.of(of(Column.AUTH_NAME));
        }
        Optional<Meaning> plain =
                Column.called(bare)
                        .<Meaning>map(SheetHead::of)
                        .or(() -> setting(bare).map(Meaning.OfSetting::new));
        return plain.or(() -> numbered(bare));
    }

    private static Meaning of(Column column) {
        return column.isOfKey()
                ? new Meaning.OfKey(column, 0, KeyKind.LINE)
                : new Meaning.OfPhone(column);
    }

    /**
     * Its {@code password} is not the phone's and its {@code voicemail} is a context; a column with
     * the MAC address, and others of ours, may have been added by hand.
     */
    private static Optional<Meaning> ofFreePbx(String bare) {
        return switch (bare) {
            case "extension" -> Optional.of(of(Column.NUMBER));
            case "name" -> Optional.of(of(Column.DISPLAY_NAME));
            case "secret" -> Optional.of(of(Column.PASSWORD));
            case "model", "site", "button", "label", "pbx" ->
                    Column.called(bare).map(SheetHead::of);
            default ->
                    Column.called(bare).filter(column -> column == Column.MAC).map(SheetHead::of);
        };
    }

    private static Optional<Setting> setting(String bare) {
        return Arrays.stream(Setting.values())
                .filter(setting -> Column.bare(setting.word()).equals(bare))
                .findFirst();
    }

    private Optional<Meaning> numbered(String bare) {
        Matcher before = NUMBERED_BEFORE.matcher(bare);
        if (before.matches()) {
            int button = Integer.parseInt(before.group(2));
            KeyKind kind =
                    switch (before.group(1)) {
                        case "speeddial", "speed", "sd" -> KeyKind.SPEED_DIAL;
                        case "blf" -> KeyKind.BLF;
                        default -> KeyKind.LINE;
                    };
            return key(before.group(3), button, kind);
        }
        Matcher behind = NUMBERED_BEHIND.matcher(bare);
        return behind.matches()
                ? key(behind.group(1), Integer.parseInt(behind.group(2)), KeyKind.LINE)
                : Optional.empty();
    }

    /** In Cisco's own files line1_name is the user, and line1_displayname what people see. */
    private Optional<Meaning> key(String bare, int button, KeyKind kind) {
        Optional<Column> column = Column.called(bare).filter(Column::isOfKey);
        boolean isUser = bare.equals("name") && kind == KeyKind.LINE && !hasNumber(button);
        boolean isLabel = bare.equals("name") && kind != KeyKind.LINE;
        if (isUser) {
            column = Optional.of(Column.NUMBER);
        } else if (isLabel) {
            column = Optional.of(Column.LABEL);
        }
        return column.map(it -> new Meaning.OfKey(it, button, kind));
    }

    private boolean hasNumber() {
        return row.cells().stream()
                .map(Column::bare)
                .anyMatch(
                        bare ->
                                !USERS.contains(bare)
                                        && Column.called(bare).equals(Optional.of(Column.NUMBER)));
    }

    private boolean hasNumber(int button) {
        return row.cells().stream()
                .map(Column::bare)
                .anyMatch(
                        heading ->
                                heading.matches(
                                        "(line|l|key|button)"
                                                + button
                                                + "(number|extension|ext)"
                                                + "|(number|extension|ext)"
                                                + button));
    }
}
