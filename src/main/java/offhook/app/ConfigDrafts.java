package offhook.app;

import offhook.line.Cell;
import offhook.line.Column;
import offhook.line.Drafts;
import offhook.line.KeyDraft;
import offhook.line.KeyKind;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneDraft;
import offhook.line.Place;
import offhook.line.ServerDraft;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.ValueForm;
import offhook.line.ValueReading;
import offhook.line.Vocabulary;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Phones read from their files as drafts, which are judged like any list that is handed in. */
final class ConfigDrafts {
    private static final ValueForm LABEL = new ValueForm.Text(30);

    private final LineBook book;
    private final Optional<PbxKind> kind;
    private final Vocabulary words;
    private final Map<String, Pbx> servers = new LinkedHashMap<>();

    /** What the book does not take as it stands, though the phone does: by phone, as words. */
    private final Map<String, List<String>> changed = new LinkedHashMap<>();

    /**
     * @param kind of servers that the book does not know yet; files do not tell it
     */
    ConfigDrafts(LineBook book, Optional<PbxKind> kind, Vocabulary words) {
        this.book = book;
        this.kind = kind;
        this.words = words;
    }

    Drafts of(List<GatheredConfigs.Phone> phones) {
        List<PhoneDraft> drafts = phones.stream().map(this::draft).toList();
        List<ServerDraft> made = servers.values().stream().map(ConfigDrafts::draft).toList();
        return new Drafts(
                drafts, List.of(), made, List.of(), usual(phones), List.of(), notes(phones));
    }

    /**
     * With SCCP the files name one server and no line that could: it is the usual one, unless there
     * are others who would take it for theirs.
     */
    private Optional<Cell> usual(List<GatheredConfigs.Phone> phones) {
        List<String> names = ofSccp(phones);
        boolean isPlain =
                book.usualPbx().isEmpty()
                        && names.size() == 1
                        && phones.stream().allMatch(phone -> phone.brought().lines().isEmpty());
        return isPlain
                ? Optional.of(new Cell(names.getFirst(), new Place.InDocument("server")))
                : Optional.empty();
    }

    private List<String> notes(List<GatheredConfigs.Phone> phones) {
        var notes = new ArrayList<>(ofSccpNotes(phones));
        var names = new LinkedHashMap<String, List<String>>();
        for (GatheredConfigs.Phone phone : phones) {
            if (!phone.brought().leftOut().isEmpty()) {
                names.computeIfAbsent(
                                String.join("; ", phone.brought().leftOut()),
                                any -> new ArrayList<>())
                        .add(phone.name());
            }
        }
        changed.forEach(
                (name, what) ->
                        notes.add(name + ": changed on the way: " + String.join("; ", what)));
        names.forEach(
                (leftOut, of) ->
                        notes.add(
                                of.getFirst()
                                        + (of.size() > 1 ? " and " + (of.size() - 1) + " more" : "")
                                        + ": not taken over, as the book has no place for it: "
                                        + leftOut));
        return notes;
    }

    private List<String> ofSccpNotes(List<GatheredConfigs.Phone> phones) {
        List<String> names = ofSccp(phones);
        boolean isOpen = !names.isEmpty() && usual(phones).isEmpty() && !isUsual(names);
        return isOpen
                ? List.of(
                        "phones with SCCP go to the usual server, and none of theirs is it: offhook"
                                + " lines server "
                                + names.getFirst()
                                + " --usual makes it so")
                : List.of();
    }

    private boolean isUsual(List<String> names) {
        return names.size() == 1 && book.usualPbx().equals(Optional.of(names.getFirst()));
    }

    private List<String> ofSccp(List<GatheredConfigs.Phone> phones) {
        return phones.stream()
                .filter(phone -> phone.brought().lines().isEmpty())
                .flatMap(phone -> phone.brought().servers().stream())
                .map(this::name)
                .distinct()
                .toList();
    }

    private PhoneDraft draft(GatheredConfigs.Phone phone) {
        var place = new Place.InDocument(phone.name());
        var named = new LinkedHashMap<String, String>();
        phone.brought().servers().forEach(pbx -> named.put(pbx.name(), name(pbx)));
        var cells = new EnumMap<Column, Cell>(Column.class);
        phone.brought().model().ifPresent(model -> cells.put(Column.MODEL, new Cell(model, place)));
        var settings = new EnumMap<Setting, Cell>(Setting.class);
        phone.brought()
                .settings()
                .forEach(
                        (setting, value) ->
                                fitting(phone, setting, value)
                                        .ifPresent(
                                                it ->
                                                        settings.put(
                                                                setting,
                                                                new Cell(
                                                                        it,
                                                                        in(
                                                                                phone,
                                                                                setting.word())))));
        var keys = new ArrayList<KeyDraft>();
        phone.brought().lines().forEach(line -> keys.add(line(line, phone, named)));
        phone.brought().speedDials().forEach(dial -> keys.add(dial(dial, phone)));
        return new PhoneDraft(
                place,
                phone.mac(),
                cells,
                settings,
                keys.isEmpty() ? Optional.empty() : Optional.of(keys));
    }

    /** One setting that is not to the book's taste is no reason to refuse the phone's lines. */
    private Optional<String> fitting(GatheredConfigs.Phone phone, Setting setting, String value) {
        ValueReading read =
                value.isEmpty() ? new ValueReading.Fine("") : setting.form().read(value, words);
        return switch (read) {
            case ValueReading.Fine _ -> Optional.of(value);
            case ValueReading.Wrong(String why, Optional<String> nearest) -> {
                boolean isSame = setting == Setting.PREFERRED_CODEC || setting == Setting.TIME_ZONE;
                Optional<String> instead = nearest.filter(it -> isSame);
                String what = setting.isSecret() ? "" : " \"" + value + "\"";
                changed(phone, setting.word() + what, why, instead);
                yield instead;
            }
        };
    }

    private String shown(GatheredConfigs.Phone phone, String what, String value, ValueForm form) {
        ValueReading read = value.isEmpty() ? new ValueReading.Fine("") : form.read(value, words);
        return switch (read) {
            case ValueReading.Fine _ -> value;
            case ValueReading.Wrong(String why, Optional<String> nearest) -> {
                changed(phone, what + " \"" + value + "\"", why, nearest);
                yield nearest.orElse("");
            }
        };
    }

    private void changed(
            GatheredConfigs.Phone phone, String what, String why, Optional<String> instead) {
        changed.computeIfAbsent(phone.name(), any -> new ArrayList<>())
                .add(
                        what
                                + " "
                                + instead.map(it -> "to \"" + it + "\"").orElse("left out")
                                + " ("
                                + why
                                + ")");
    }

    private static Place in(GatheredConfigs.Phone phone, String what) {
        return new Place.InDocument(phone.name() + ", " + what);
    }

    private KeyDraft line(Line line, GatheredConfigs.Phone phone, Map<String, String> named) {
        Place place = in(phone, "line " + line.button());
        var cells = new EnumMap<Column, Cell>(Column.class);
        put(cells, Column.NUMBER, line.number(), place);
        String where = "line " + line.button() + " ";
        String label = shown(phone, where + "label", line.label(), LABEL);
        put(cells, Column.LABEL, label, place);
        String name = shown(phone, where + "display-name", line.displayName(), LABEL);
        put(cells, Column.DISPLAY_NAME, name, place);
        put(cells, Column.AUTH_NAME, line.authName(), place);
        put(cells, Column.PASSWORD, line.password().text(), place);
        String voicemail = line.voicemail().orElse("");
        put(
                cells,
                Column.VOICEMAIL,
                shown(phone, where + "voicemail", voicemail, new ValueForm.Dialled()),
                place);
        put(cells, Column.PBX, line.pbx().map(named::get).orElse(""), place);
        return new KeyDraft(place, KeyKind.LINE, line.button(), cells);
    }

    private KeyDraft dial(SpeedDial dial, GatheredConfigs.Phone phone) {
        Place place = in(phone, "key " + dial.button());
        var cells = new EnumMap<Column, Cell>(Column.class);
        put(cells, Column.NUMBER, dial.number(), place);
        String label = shown(phone, "key " + dial.button() + " label", dial.label(), LABEL);
        put(cells, Column.LABEL, label, place);
        KeyKind kind = dial.watches() ? KeyKind.BLF : KeyKind.SPEED_DIAL;
        return new KeyDraft(place, kind, dial.button(), cells);
    }

    private static void put(Map<Column, Cell> cells, Column column, String text, Place place) {
        cells.put(column, new Cell(text, place));
    }

    /** What the book calls this server; a new one is added under its address. */
    private String name(Pbx pbx) {
        return book.pbxs().values().stream()
                .filter(known -> isSame(known, pbx))
                .findFirst()
                .map(Pbx::name)
                .orElseGet(
                        () -> {
                            servers.putIfAbsent(pbx.name(), kinded(pbx));
                            return pbx.name();
                        });
    }

    private static boolean isSame(Pbx known, Pbx read) {
        return known.host().equalsIgnoreCase(read.host())
                && known.port() == read.port()
                && known.kind().protocol() == read.kind().protocol();
    }

    private Pbx kinded(Pbx pbx) {
        Protocol spoken = pbx.kind().protocol();
        PbxKind right = kind.filter(it -> it.protocol() == spoken).orElse(pbx.kind());
        return new Pbx(
                pbx.name(),
                right,
                pbx.host(),
                pbx.port(),
                pbx.transport(),
                pbx.outboundProxy(),
                pbx.isBehindNat(),
                pbx.natAddress(),
                pbx.voicemail());
    }

    private static ServerDraft draft(Pbx pbx) {
        var place = new Place.InDocument("server " + pbx.name());
        var cells = new EnumMap<ServerDraft.Field, Cell>(ServerDraft.Field.class);
        BookDocument.Server server = BookDocument.Server.of(pbx);
        cells.put(ServerDraft.Field.NAME, new Cell(pbx.name(), place));
        cells.put(ServerDraft.Field.KIND, new Cell(server.kind(), place));
        cells.put(ServerDraft.Field.HOST, new Cell(pbx.host(), place));
        cells.put(ServerDraft.Field.PORT, new Cell(String.valueOf(pbx.port()), place));
        server.transport()
                .ifPresent(it -> cells.put(ServerDraft.Field.TRANSPORT, new Cell(it, place)));
        pbx.outboundProxy()
                .ifPresent(it -> cells.put(ServerDraft.Field.OUTBOUND_PROXY, new Cell(it, place)));
        cells.put(ServerDraft.Field.BEHIND_NAT, new Cell(String.valueOf(pbx.isBehindNat()), place));
        pbx.natAddress()
                .ifPresent(it -> cells.put(ServerDraft.Field.NAT_ADDRESS, new Cell(it, place)));
        return new ServerDraft(place, cells);
    }
}
