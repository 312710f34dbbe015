package offhook.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The book's phones as a list that {@link SheetReading} reads: a row a key. */
public final class SheetWriting {
    private static final List<Column> COLUMNS = List.of(Column.values());

    private final boolean withPasswords;
    private final List<Setting> settings;

    private SheetWriting(LineBook book, boolean withPasswords) {
        this.withPasswords = withPasswords;
        var used = EnumSet.noneOf(Setting.class);
        book.phones().values().forEach(phone -> used.addAll(phone.overrides().keySet()));
        this.settings = List.copyOf(used);
    }

    /**
     * @param withPasswords else they are dots, which mean on import: as it was
     */
    public static Sheet of(LineBook book, boolean withPasswords) {
        var writing = new SheetWriting(book, withPasswords);
        var rows = new ArrayList<Sheet.Row>();
        rows.add(new Sheet.Row(1, writing.head()));
        book.phones().values().stream()
                .sorted(Comparator.comparing(PhoneEntry::mac))
                .forEach(
                        phone ->
                                writing.rows(phone)
                                        .forEach(
                                                cells ->
                                                        rows.add(
                                                                new Sheet.Row(
                                                                        rows.size() + 1, cells))));
        return new Sheet(rows);
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        COLUMNS.forEach(column -> head.add(column.word()));
        settings.forEach(setting -> head.add(setting.word()));
        return head;
    }

    private List<List<String>> rows(PhoneEntry phone) {
        var rows = new ArrayList<List<String>>();
        for (Line line : phone.lines()) {
            rows.add(row(phone, rows.isEmpty(), line(line)));
        }
        for (SpeedDial dial : phone.speedDials()) {
            rows.add(row(phone, rows.isEmpty(), dial(dial)));
        }
        if (rows.isEmpty()) {
            rows.add(row(phone, true, Map.of()));
        }
        return rows;
    }

    private List<String> row(PhoneEntry phone, boolean isFirst, Map<Column, String> key) {
        var row = new ArrayList<String>();
        for (Column column : COLUMNS) {
            row.add(
                    switch (column) {
                        case MAC -> phone.mac().toString();
                        case MODEL -> phone.model().orElse("");
                        case SITE -> phone.site().orElse("");
                        case DESCRIPTION -> phone.description();
                        case KIND,
                                BUTTON,
                                NUMBER,
                                LABEL,
                                DISPLAY_NAME,
                                AUTH_NAME,
                                PASSWORD,
                                VOICEMAIL,
                                PBX ->
                                key.getOrDefault(column, "");
                    });
        }
        for (Setting setting : settings) {
            String value = isFirst ? phone.overrides().getOrDefault(setting, "") : "";
            boolean isHidden = setting.isSecret() && !withPasswords && !value.isEmpty();
            row.add(isHidden ? SheetReading.DOTS : value);
        }
        return row;
    }

    private Map<Column, String> line(Line line) {
        String password = line.password().text();
        return Map.of(
                Column.KIND, KeyKind.LINE.word(),
                Column.BUTTON, String.valueOf(line.button()),
                Column.NUMBER, line.number(),
                Column.LABEL, line.label(),
                Column.DISPLAY_NAME, line.displayName(),
                Column.AUTH_NAME, line.authName(),
                Column.PASSWORD, withPasswords || password.isEmpty() ? password : SheetReading.DOTS,
                Column.VOICEMAIL, line.voicemail().orElse(""),
                Column.PBX, line.pbx().orElse(""));
    }

    private static Map<Column, String> dial(SpeedDial dial) {
        KeyKind kind = dial.watches() ? KeyKind.BLF : KeyKind.SPEED_DIAL;
        return Map.of(
                Column.KIND, kind.word(),
                Column.BUTTON, String.valueOf(dial.button()),
                Column.NUMBER, dial.number(),
                Column.LABEL, dial.label());
    }
}
