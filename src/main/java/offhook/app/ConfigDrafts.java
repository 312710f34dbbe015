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
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Phones read from their files as drafts, which are judged like any list that is handed in. */
final class ConfigDrafts {
    private final LineBook book;
    private final Optional<PbxKind> kind;
    private final Map<String, Pbx> servers = new LinkedHashMap<>();

    /**
     * @param kind of servers that the book does not know yet; files do not tell it
     */
    ConfigDrafts(LineBook book, Optional<PbxKind> kind) {
        this.book = book;
        this.kind = kind;
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
                                settings.put(setting, new Cell(value, in(phone, setting.word()))));
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

    private static Place in(GatheredConfigs.Phone phone, String what) {
        return new Place.InDocument(phone.name() + ", " + what);
    }

    private static KeyDraft line(
            Line line, GatheredConfigs.Phone phone, Map<String, String> named) {
        Place place = in(phone, "line " + line.button());
        var cells = new EnumMap<Column, Cell>(Column.class);
        put(cells, Column.NUMBER, line.number(), place);
        put(cells, Column.LABEL, line.label(), place);
        put(cells, Column.DISPLAY_NAME, line.displayName(), place);
        put(cells, Column.AUTH_NAME, line.authName(), place);
        put(cells, Column.PASSWORD, line.password().text(), place);
        put(cells, Column.VOICEMAIL, line.voicemail().orElse(""), place);
        put(cells, Column.PBX, line.pbx().map(named::get).orElse(""), place);
        return new KeyDraft(place, KeyKind.LINE, line.button(), cells);
    }

    private static KeyDraft dial(SpeedDial dial, GatheredConfigs.Phone phone) {
        Place place = in(phone, "key " + dial.button());
        var cells = new EnumMap<Column, Cell>(Column.class);
        put(cells, Column.NUMBER, dial.number(), place);
        put(cells, Column.LABEL, dial.label(), place);
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
