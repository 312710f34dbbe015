package offhook.line;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a list of phones: one row a phone, or one a line, in any order of columns. */
public final class SheetReading {
    /** Shown instead of passwords, by us and by others; means: as it was. */
    static final String DOTS = "•••";

    private final Sheet sheet;
    private final Map<MacAddress, Phone> phones = new LinkedHashMap<>();
    private final List<KeyDraft> loose = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private SheetReading(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Rows of the same phone, gathered. */
    private static final class Phone {
        final Place place;
        final Map<Column, Cell> cells = new EnumMap<>(Column.class);
        final Map<Setting, Cell> settings = new EnumMap<>(Setting.class);
        final List<KeyDraft> keys = new ArrayList<>();

        Phone(Place place) {
            this.place = place;
        }
    }

    /** What the cells say; whether it is right is judged by {@link BookJudge}. */
    public static Drafts read(Sheet sheet) {
        var reading = new SheetReading(sheet);
        reading.read();
        return reading.drafts();
    }

    private Drafts drafts() {
        boolean hasKeys =
                !sheet.rows().isEmpty() && new SheetHead(sheet.rows().getFirst()).hasKeys();
        var drafts = new ArrayList<PhoneDraft>();
        phones.forEach(
                (mac, phone) ->
                        drafts.add(
                                new PhoneDraft(
                                        phone.place,
                                        mac,
                                        phone.cells,
                                        phone.settings,
                                        hasKeys ? Optional.of(phone.keys) : Optional.empty())));
        return Drafts.ofSheet(drafts, loose, faults, notes);
    }

    private void read() {
        if (sheet.rows().isEmpty()) {
            faults.add(new Fault(new Place.InRow(1), "the list is empty"));
            return;
        }
        var head = new SheetHead(sheet.rows().getFirst());
        faults.addAll(head.faults());
        if (!head.faults().isEmpty()) {
            return;
        }
        if (!head.has(Column.MAC) && !head.has(Column.NUMBER)) {
            faults.add(
                    new Fault(
                            new Place.InRow(sheet.rows().getFirst().number()),
                            "expected a column mac with the phones' addresses, or a column number"
                                    + " to complete the lines that are known"));
            return;
        }
        note(head);
        sheet.rows().stream().skip(1).forEach(row -> read(head, row));
    }

    private void note(SheetHead head) {
        if (head.isFreePbx()) {
            notes.add(
                    "this is FreePBX's export: extension, name and secret are taken from it"
                            + (head.has(Column.MAC)
                                    ? "; rows without a MAC address complete known lines"
                                    : "; it has no column mac, so it completes known lines"));
        }
        if (!head.unused().isEmpty()) {
            notes.add("these columns are not used: " + String.join(", ", head.unused()));
        }
    }

    private void read(SheetHead head, Sheet.Row row) {
        Optional<Sheet.Row> whole = squared(head, row);
        if (whole.isEmpty() || isDamaged(head, whole.get())) {
            return;
        }
        var cells = new EnumMap<Column, Cell>(Column.class);
        var settings = new EnumMap<Setting, Cell>(Setting.class);
        var keys = new TreeMap<Integer, Map<Column, Cell>>();
        var kinds = new TreeMap<Integer, KeyKind>();
        for (int i = 0; i < head.width(); i++) {
            Cell cell = head.cell(whole.get(), i);
            switch (head.meaning(i)) {
                case SheetHead.Meaning.OfPhone(Column column) -> cells.put(column, cell);
                case SheetHead.Meaning.OfSetting(Setting setting) -> {
                    if (!setting.isSecret() || isSaid(cell)) {
                        settings.put(setting, cell);
                    }
                }
                case SheetHead.Meaning.OfKey(Column column, int button, KeyKind kind) -> {
                    kinds.put(button, kind);
                    var key = keys.computeIfAbsent(button, any -> new EnumMap<>(Column.class));
                    if (column != Column.PASSWORD || isSaid(cell)) {
                        key.put(column, cell);
                    }
                }
                case SheetHead.Meaning.Unused _ -> {}
            }
        }
        var drafts = new ArrayList<KeyDraft>();
        keys.forEach(
                (button, of) -> {
                    boolean isThere = of.values().stream().anyMatch(cell -> !cell.isEmpty());
                    if (isThere) {
                        var place = new Place.InRow(row.number());
                        drafts.add(new KeyDraft(place, kinds.get(button), button, of));
                    }
                });
        gather(head, row, cells, settings, drafts);
    }

    /** A number or a password that lost its digits must not be taken for one. */
    private boolean isDamaged(SheetHead head, Sheet.Row row) {
        int before = faults.size();
        for (int i = 0; i < head.width(); i++) {
            Cell cell = head.cell(row, i);
            boolean isSecret =
                    switch (head.meaning(i)) {
                        case SheetHead.Meaning.OfPhone _, SheetHead.Meaning.Unused _ -> false;
                        case SheetHead.Meaning.OfSetting(Setting setting) -> setting.isSecret();
                        case SheetHead.Meaning.OfKey(Column column, int _, KeyKind _) ->
                                column == Column.PASSWORD;
                    };
            if (!(head.meaning(i) instanceof SheetHead.Meaning.Unused)) {
                SheetDamage.in(cell.text())
                        .map(
                                why ->
                                        isSecret
                                                ? new Fault(cell.place(), "the password: " + why)
                                                : Fault.of(cell, why))
                        .ifPresent(faults::add);
            }
        }
        return faults.size() > before;
    }

    private void gather(
            SheetHead head,
            Sheet.Row row,
            Map<Column, Cell> cells,
            Map<Setting, Cell> settings,
            List<KeyDraft> keys) {
        Optional<Cell> written = Optional.ofNullable(cells.remove(Column.MAC));
        boolean isLoose = written.isEmpty() || head.isFreePbx() && written.get().isEmpty();
        if (isLoose) {
            loose.addAll(keys);
            return;
        }
        switch (ScannedMac.read(written.get().text())) {
            case ValueReading.Wrong wrong -> faults.add(Fault.of(written.get(), wrong.clause()));
            case ValueReading.Fine(String mac) -> {
                Phone phone =
                        phones.computeIfAbsent(
                                MacAddress.read(mac).orElseThrow(),
                                any -> new Phone(new Place.InRow(row.number())));
                cells.forEach((column, cell) -> lay(phone.cells, column, cell));
                settings.forEach((setting, cell) -> lay(phone.settings, setting, cell));
                phone.keys.addAll(keys);
            }
        }
    }

    /** Rows of one phone say the same of it, or nothing. */
    private <K> void lay(Map<K, Cell> known, K what, Cell cell) {
        Cell before = known.get(what);
        if (before == null || before.isEmpty()) {
            known.put(what, cell);
        } else if (!cell.isEmpty() && !cell.text().strip().equals(before.text().strip())) {
            faults.add(
                    new Fault(
                            cell.place(),
                            "it differs from %s, of the same phone"
                                    .formatted(before.place().text())));
        }
    }

    /** As wide as the head; a comma that nobody quoted would put a password into another column. */
    private Optional<Sheet.Row> squared(SheetHead head, Sheet.Row row) {
        List<String> cells = row.cells();
        long filled = cells.size();
        while (filled > head.width() && cells.get((int) filled - 1).isBlank()) {
            filled--;
        }
        if (filled > head.width()) {
            faults.add(
                    new Fault(
                            new Place.InRow(row.number()),
                            "it has %d cells, the heading %d; put quotes around a value that has the separator in it"
                                    .formatted(filled, head.width())));
            return Optional.empty();
        }
        var square = new ArrayList<>(cells.subList(0, Math.min(cells.size(), head.width())));
        while (square.size() < head.width()) {
            square.add("");
        }
        return Optional.of(new Sheet.Row(row.number(), square));
    }

    private static boolean isSaid(Cell password) {
        return !password.isEmpty() && !password.text().strip().equals(DOTS);
    }
}
