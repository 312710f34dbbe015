package offhook.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the keys of one phone can be what was handed in. Limits: config-files.md §2.1, §8. */
final class KeyJudge {
    /** Two add-on modules of 24 keys (7915, 7916). */
    private static final int ADD_ON_KEYS = 48;

    /** Smaller phones take no add-on module. */
    private static final int LINE_KEYS_WITH_ADD_ON = 6;

    private static final int KEYS_MAX = 8 + ADD_ON_KEYS;
    private static final ValueForm SHOWN = new ValueForm.Text(30);
    private static final ValueForm BUTTON = new ValueForm.Whole(1, KEYS_MAX, false);
    private static final ValueForm USER = new ValueForm.Name(30);

    private final Map<String, Pbx> servers;
    private final Vocabulary words;
    private final List<Fault> faults;
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final TreeMap<Integer, SpeedDial> dials = new TreeMap<>();
    private final TreeMap<Integer, Place> places = new TreeMap<>();

    /**
     * @param servers may grow: an address instead of a server's name makes one
     */
    KeyJudge(Map<String, Pbx> servers, Vocabulary words, List<Fault> faults) {
        this.servers = servers;
        this.words = words;
        this.faults = faults;
    }

    /** Those that say their button first, the others on what is free. */
    void judge(List<KeyDraft> drafts, List<Line> before, Optional<String> model) {
        var open = new ArrayList<KeyDraft>();
        for (KeyDraft draft : drafts) {
            Optional<Cell> cell = draft.filled(Column.BUTTON);
            if (draft.button() > 0) {
                place(draft, draft.button(), before);
            } else if (cell.isPresent()) {
                value(cell, BUTTON).ifPresent(it -> place(draft, Integer.parseInt(it), before));
            } else {
                open.add(draft);
            }
        }
        var free = new TreeSet<Integer>();
        for (int button = 1; button <= KEYS_MAX; button++) {
            if (!places.containsKey(button)) {
                free.add(button);
            }
        }
        // Lines before the others: they have to stand together.
        open.sort((one, two) -> Boolean.compare(kind(two).isLine(), kind(one).isLine()));
        for (KeyDraft draft : open) {
            if (free.isEmpty()) {
                faults.add(new Fault(draft.place(), "a phone has at most " + KEYS_MAX + " keys"));
                return;
            }
            place(draft, free.pollFirst(), before);
        }
        checkTogether(model);
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    List<SpeedDial> dials() {
        return List.copyOf(dials.values());
    }

    private void checkTogether(Optional<String> model) {
        int expected = 1;
        // Behind the last line speed dials stand where people want them (published files of 7962
        // and 7941 have one line and speed dials on 5 and 6).
        int last = lines.isEmpty() ? 0 : java.util.Collections.max(lines.keySet());
        for (int button : places.headMap(last, true).keySet()) {
            if (button != expected) {
                faults.add(
                        new Fault(
                                places.get(button),
                                ("button %d has a key, but button %d has none: older loads stop at"
                                                + " the first gap, so fill them from 1 on")
                                        .formatted(button, expected)));
                return;
            }
            expected++;
        }
        for (int button : lines.keySet()) {
            if (dials.headMap(button).size() > 0) {
                faults.add(
                        new Fault(
                                places.get(button),
                                "button %d is a line behind a speed dial: lines come first"
                                        .formatted(button)));
                return;
            }
        }
        model.flatMap(words::lineKeys).ifPresent(keys -> checkRoom(model.get(), keys));
    }

    private void checkRoom(String model, int keys) {
        lines.keySet().stream()
                .filter(button -> button > keys)
                .findFirst()
                .ifPresent(button -> tooMany(button, "%s has %d lines", model, keys));
        int all = keys >= LINE_KEYS_WITH_ADD_ON ? keys + ADD_ON_KEYS : keys;
        dials.keySet().stream()
                .filter(button -> button > all)
                .findFirst()
                .ifPresent(button -> tooMany(button, "%s has %d keys", model, all));
    }

    private void tooMany(int button, String what, String model, int keys) {
        faults.add(
                new Fault(
                        places.get(button),
                        ("button %d: a " + what).formatted(button, model, keys)));
    }

    private void place(KeyDraft draft, int button, List<Line> before) {
        Place taken = places.putIfAbsent(button, draft.place());
        if (taken != null) {
            faults.add(
                    new Fault(
                            draft.place(),
                            "button %d has a key already, from %s"
                                    .formatted(button, taken.text())));
            return;
        }
        Optional<Cell> number = draft.filled(Column.NUMBER);
        if (number.isEmpty()) {
            Place where = draft.cell(Column.NUMBER).map(Cell::place).orElse(draft.place());
            faults.add(new Fault(where, "a line needs a number"));
            return;
        }
        KeyKind kind = kind(draft);
        if (kind.isLine()) {
            Optional<String> user = user(number.get());
            // Also if the number is wrong: all that is wrong is said at once.
            Line line = line(draft, button, user.orElse(""), before);
            user.ifPresent(it -> lines.put(button, line));
        } else {
            value(number, new ValueForm.Dialled())
                    .ifPresent(
                            it ->
                                    dials.put(
                                            button,
                                            new SpeedDial(
                                                    button,
                                                    text(draft, Column.LABEL, SHOWN, ""),
                                                    it,
                                                    kind == KeyKind.BLF)));
        }
    }

    private KeyKind kind(KeyDraft draft) {
        return draft.filled(Column.KIND)
                .map(
                        cell -> {
                            Optional<KeyKind> kind = KeyKind.named(cell.text());
                            if (kind.isEmpty()) {
                                faults.add(
                                        Fault.of(
                                                cell,
                                                "expected one of "
                                                        + String.join(", ", KeyKind.words())));
                            }
                            return kind.orElse(KeyKind.LINE);
                        })
                .orElse(draft.kind());
    }

    /** As it was where nothing is said; what was there is found by its number, then its button. */
    Line line(KeyDraft draft, int button, String number, List<Line> before) {
        Optional<Line> same =
                before.stream().filter(line -> line.number().equals(number)).findFirst();
        Optional<Line> old =
                same.or(() -> before.stream().filter(it -> it.button() == button).findFirst());
        Secret kept = same.map(Line::password).orElse(Secret.NONE);
        return new Line(
                button,
                number,
                text(draft, Column.LABEL, SHOWN, old.map(Line::label).orElse("")),
                text(draft, Column.DISPLAY_NAME, SHOWN, old.map(Line::displayName).orElse("")),
                text(draft, Column.AUTH_NAME, USER, same.map(Line::authName).orElse("")),
                password(draft, kept),
                draft.cell(Column.VOICEMAIL).isPresent()
                        ? value(draft.filled(Column.VOICEMAIL), new ValueForm.Dialled())
                        : old.flatMap(Line::voicemail),
                draft.cell(Column.PBX).isPresent()
                        ? draft.filled(Column.PBX).flatMap(this::server)
                        : old.flatMap(Line::pbx));
    }

    private Optional<String> user(Cell cell) {
        // A spreadsheet's sign for text, and the formula that keeps zeros in front.
        String text =
                cell.text()
                        .strip()
                        .replaceFirst("^'(\\+?[\\d*#]+)$", "$1")
                        .replaceFirst("^=\"(.*)\"$", "$1");
        if (text.matches("(?i)(sips?:)?[^@\\s]+@\\S+")) {
            String user = text.replaceFirst("(?i)^sips?:", "").replaceFirst("@.*", "");
            faults.add(
                    Fault.of(
                            cell,
                            "expected the number alone; the server has a column of its own; did you"
                                    + " mean \"%s\"?".formatted(user)));
            return Optional.empty();
        }
        // A spreadsheet's number with decimals.
        text = text.replaceFirst("^(\\d+)[.,]0+$", "$1");
        if (text.matches("(?=.*[ ()/])\\+?[\\d ()/-]*\\d")) {
            faults.add(
                    Fault.of(
                            cell,
                            "expected the number as the server knows it, without blanks and signs"
                                    + " between; did you mean \"%s\"?"
                                            .formatted(text.replaceAll("[ ()/-]", ""))));
            return Optional.empty();
        }
        if (!text.matches("[^\"<>;:,%?/\\\\\\[\\]{}|^`]*")) {
            faults.add(
                    Fault.of(
                            cell,
                            "a SIP user has none of \" < > ; : , % ? / \\ [ ] { } | ^ in it"));
            return Optional.empty();
        }
        return value(Optional.of(new Cell(text, cell.place())), USER);
    }

    private Secret password(KeyDraft draft, Secret kept) {
        Optional<Cell> cell = draft.cell(Column.PASSWORD);
        if (cell.isEmpty() || cell.get().text().strip().equals(SheetReading.DOTS)) {
            return kept;
        }
        if (cell.get().text().isEmpty()) {
            return Secret.NONE;
        }
        return switch (new ValueForm.Password().read(cell.get().text(), words)) {
            case ValueReading.Fine(String value) -> new Secret(value);
            case ValueReading.Wrong wrong -> {
                faults.add(new Fault(cell.get().place(), "the password: " + wrong.clause()));
                yield kept;
            }
        };
    }

    /** Its name, or its address: then there is a server of that name from now on. */
    private Optional<String> server(Cell cell) {
        String text = cell.text().strip();
        Optional<String> known =
                servers.keySet().stream().filter(text::equalsIgnoreCase).findFirst();
        if (known.isPresent()) {
            return known;
        }
        boolean looksLikeHost = text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d{1,5})?");
        if (looksLikeHost) {
            String host = text.replaceFirst(":\\d+$", "");
            boolean isSound =
                    value(Optional.of(new Cell(host, cell.place())), new ValueForm.Host())
                            .isPresent();
            int colon = text.indexOf(':');
            int port =
                    colon < 0
                            ? PbxKind.OTHER_SIP.usualPort()
                            : Integer.parseInt(text.substring(colon + 1));
            if (isSound && port > 0 && port <= 65_535) {
                Pbx plain = Pbx.of(text, PbxKind.OTHER_SIP, host);
                servers.put(text, plain.at(port));
                return Optional.of(text);
            }
        }
        var wrong =
                new ValueReading.Wrong(
                        servers.isEmpty()
                                ? "no server is known yet; expected an address, or add it first"
                                : "no server is called so; expected an address or one of "
                                        + String.join(", ", new TreeSet<>(servers.keySet())),
                        ValueReading.nearest(text, servers.keySet()));
        faults.add(Fault.of(cell, wrong.clause()));
        return Optional.empty();
    }

    private String text(KeyDraft draft, Column column, ValueForm form, String kept) {
        Optional<Cell> cell = draft.cell(column);
        return cell.isEmpty() ? kept : value(cell.filter(it -> !it.isEmpty()), form).orElse("");
    }

    private Optional<String> value(Optional<Cell> cell, ValueForm form) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        return switch (form.read(cell.get().text(), words)) {
            case ValueReading.Fine(String value) -> Optional.of(value);
            case ValueReading.Wrong wrong -> {
                faults.add(Fault.of(cell.get(), wrong.clause()));
                yield Optional.empty();
            }
        };
    }
}
