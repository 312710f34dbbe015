package offhook.line;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether what was handed in can stand in the book. All of it or nothing: with one fault the book
 * stays as it is.
 */
public final class BookJudge {
    /** Two-stage phones have room for so much (config-files.md §4); others for a letter more. */
    private static final int TWO_STAGE_LABEL_MAX = 11;

    private static final ValueForm SITE = new ValueForm.Text(60);
    private static final ValueForm DESCRIPTION = new ValueForm.Text(120);

    private final LineBook current;
    private final Vocabulary words;
    private final Map<String, Pbx> servers;
    private final Map<MacAddress, PhoneEntry> phones;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private BookJudge(LineBook current, Vocabulary words) {
        this.current = current;
        this.words = words;
        this.servers = new TreeMap<>(current.pbxs());
        this.phones = new HashMap<>(current.phones());
    }

    /** What becomes of what was there and is not handed in. */
    public enum Others {
        STAY,
        PHONES_GO,
        SERVERS_GO
    }

    /** Without the phones of these addresses. */
    public static Judgement without(LineBook current, Set<MacAddress> macs) {
        var phones = new HashMap<>(current.phones());
        phones.keySet().removeAll(macs);
        var book =
                new LineBook(
                        current.pbxs(),
                        current.usualPbx(),
                        current.usual(),
                        current.sites(),
                        current.models(),
                        phones);
        return new Judgement(book, List.of(), List.of(), BookChange.between(current, book));
    }

    public static Judgement judge(
            LineBook current, Drafts drafts, Others others, Vocabulary words) {
        return new BookJudge(current, words).judge(drafts, others);
    }

    private Judgement judge(Drafts drafts, Others others) {
        faults.addAll(drafts.faults());
        notes.addAll(drafts.notes());
        switch (others) {
            case STAY -> {}
            case PHONES_GO -> {
                Set<MacAddress> named =
                        drafts.phones().stream().map(PhoneDraft::mac).collect(Collectors.toSet());
                phones.keySet().retainAll(named);
            }
            case SERVERS_GO -> servers.clear();
        }
        var named = new HashMap<String, Place>();
        for (ServerDraft draft : drafts.servers()) {
            ServerJudge.judge(draft, words, faults).ifPresent(pbx -> server(pbx, draft, named));
        }
        var layers = new LayerJudge(current, words, faults);
        drafts.layers().forEach(layers::judge);
        drafts.phones().forEach(this::phone);
        complete(drafts.loose());
        Optional<String> usual = usual(drafts);
        checkServers();
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingLong(fault -> fault.place().rank()));
            return new Judgement(current, faults, notes, List.of());
        }
        var book =
                new LineBook(
                        servers, usual, layers.usual(), layers.sites(), layers.models(), phones);
        return new Judgement(book, List.of(), notes, BookChange.between(current, book));
    }

    private void server(Pbx pbx, ServerDraft draft, Map<String, Place> named) {
        Place before = named.putIfAbsent(pbx.name(), draft.place());
        if (before != null) {
            faults.add(
                    new Fault(
                            draft.place(),
                            "server \"%s\" stands there already, at %s"
                                    .formatted(pbx.name(), before.text())));
        }
        servers.put(pbx.name(), pbx);
    }

    private Optional<String> usual(Drafts drafts) {
        Optional<Cell> said = drafts.usualPbx();
        if (said.isEmpty()) {
            return current.usualPbx().filter(servers::containsKey);
        }
        String name = said.get().text().strip();
        if (!name.isEmpty() && !servers.containsKey(name)) {
            faults.add(Fault.of(said.get(), "no server is called so"));
        }
        return Optional.of(name).filter(it -> !it.isEmpty());
    }

    /** A server that lines still name can't go. */
    private void checkServers() {
        var missing = new TreeMap<String, String>();
        for (PhoneEntry phone : phones.values()) {
            for (Line line : phone.lines()) {
                line.pbx()
                        .filter(name -> !servers.containsKey(name))
                        .ifPresent(name -> missing.put(name, line.number() + " of " + phone.mac()));
            }
        }
        missing.forEach(
                (name, line) ->
                        faults.add(
                                new Fault(
                                        new Place.InDocument("pbxs"),
                                        "server \"%s\" is not there, but line %s registers at it"
                                                .formatted(name, line))));
    }

    private void phone(PhoneDraft draft) {
        Optional<PhoneEntry> before = Optional.ofNullable(current.phones().get(draft.mac()));
        Optional<String> model =
                draft.cells().containsKey(Column.MODEL)
                        ? model(draft.cells().get(Column.MODEL))
                        : before.flatMap(PhoneEntry::model);
        List<Line> lines = before.map(PhoneEntry::lines).orElse(List.of());
        List<SpeedDial> dials = before.map(PhoneEntry::speedDials).orElse(List.of());
        if (draft.keys().isPresent()) {
            var keys = new KeyJudge(servers, words, faults);
            keys.judge(draft.keys().get(), lines, model);
            lines = keys.lines();
            dials = keys.dials();
        }
        var overrides = new EnumMap<Setting, String>(Setting.class);
        overrides.putAll(before.map(PhoneEntry::overrides).orElse(Map.of()));
        var layers = new LayerJudge(current, words, faults);
        draft.settings().forEach((setting, cell) -> layers.lay(overrides, setting, cell));
        checkLabel(draft, overrides, model);
        var entry =
                new PhoneEntry(
                        draft.mac(),
                        model,
                        text(draft, Column.SITE, SITE, before.flatMap(PhoneEntry::site)),
                        text(
                                        draft,
                                        Column.DESCRIPTION,
                                        DESCRIPTION,
                                        before.map(PhoneEntry::description))
                                .orElse(""),
                        lines,
                        dials,
                        overrides);
        phones.put(draft.mac(), entry);
    }

    private void checkLabel(
            PhoneDraft draft, Map<Setting, String> overrides, Optional<String> model) {
        String label = overrides.getOrDefault(Setting.PHONE_LABEL, "");
        Cell cell = draft.settings().get(Setting.PHONE_LABEL);
        if (cell == null) {
            return;
        }
        boolean isTwoStage = model.filter(words::isTwoStage).isPresent();
        if (isTwoStage && label.length() > TWO_STAGE_LABEL_MAX) {
            faults.add(
                    Fault.of(
                            cell,
                            "a %s shows at most %d letters; did you mean \"%s\"?"
                                    .formatted(
                                            model.get(),
                                            TWO_STAGE_LABEL_MAX,
                                            label.substring(0, TWO_STAGE_LABEL_MAX).strip())));
        }
    }

    /** Lines that came without a phone: a PBX's export knows numbers, not MAC addresses. */
    private void complete(List<KeyDraft> loose) {
        if (loose.isEmpty()) {
            return;
        }
        var byNumber = new HashMap<String, KeyDraft>();
        for (KeyDraft draft : loose) {
            draft.filled(Column.NUMBER)
                    .map(cell -> cell.text().strip())
                    .ifPresent(number -> byNumber.put(number, draft));
        }
        var used = new java.util.HashSet<String>();
        for (PhoneEntry phone : List.copyOf(phones.values())) {
            boolean isNamed =
                    phone.lines().stream().anyMatch(line -> byNumber.containsKey(line.number()));
            if (isNamed) {
                var judge = new KeyJudge(servers, words, faults);
                List<Line> lines =
                        phone.lines().stream()
                                .map(
                                        line -> {
                                            KeyDraft draft = byNumber.get(line.number());
                                            if (draft == null) {
                                                return line;
                                            }
                                            used.add(line.number());
                                            return judge.line(
                                                    draft,
                                                    line.button(),
                                                    line.number(),
                                                    phone.lines());
                                        })
                                .toList();
                phones.put(phone.mac(), phone.withLines(lines));
            }
        }
        int without = byNumber.size() - used.size();
        if (without > 0) {
            notes.add(
                    "%d of %d numbers are on no phone yet and were passed over: give them a MAC address"
                            .formatted(without, byNumber.size()));
        }
    }

    private Optional<String> model(Cell cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.model(cell.text())) {
            case ValueReading.Fine(String name) -> Optional.of(name);
            case ValueReading.Wrong wrong -> {
                faults.add(Fault.of(cell, wrong.clause()));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> text(
            PhoneDraft draft, Column column, ValueForm form, Optional<String> kept) {
        Cell cell = draft.cells().get(column);
        if (cell == null || cell.isEmpty()) {
            return cell == null ? kept : Optional.empty();
        }
        return switch (form.read(cell.text(), words)) {
            case ValueReading.Fine(String value) -> Optional.of(value);
            case ValueReading.Wrong wrong -> {
                faults.add(Fault.of(cell, wrong.clause()));
                yield Optional.empty();
            }
        };
    }
}
