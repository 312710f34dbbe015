package offhook.app;

import offhook.address.MacAddress;
import offhook.config.NearWord;
import offhook.line.Cell;
import offhook.line.Column;
import offhook.line.Drafts;
import offhook.line.Fault;
import offhook.line.KeyDraft;
import offhook.line.KeyKind;
import offhook.line.PhoneDraft;
import offhook.line.PhoneSetup;
import offhook.line.Place;
import offhook.line.ServerDraft;
import offhook.line.Setting;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts the JSON of {@link BookDocument} into values to be judged. A phone that is named is written
 * anew: what is left out of it is empty, but for passwords, which stay.
 */
final class BookDrafts {
    private static final int PHONES_MAX = 100_000;

    /** Of a line's JSON name and the column of a list. */
    private static final Map<String, Column> OF_LINE =
            ordered(
                    "button", Column.BUTTON,
                    "number", Column.NUMBER,
                    "label", Column.LABEL,
                    "displayName", Column.DISPLAY_NAME,
                    "authName", Column.AUTH_NAME,
                    "password", Column.PASSWORD,
                    "voicemail", Column.VOICEMAIL,
                    "pbx", Column.PBX);

    private static final Map<String, Column> OF_DIAL =
            ordered("button", Column.BUTTON, "number", Column.NUMBER, "label", Column.LABEL);

    private static final Map<String, Column> OF_PHONE =
            ordered(
                    "model", Column.MODEL,
                    "site", Column.SITE,
                    "description", Column.DESCRIPTION);

    private final List<PhoneDraft> phones = new ArrayList<>();
    private final List<ServerDraft> servers = new ArrayList<>();
    private final List<Drafts.Layer> layers = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Cell> usual = Optional.empty();

    private BookDrafts() {}

    /** A whole document, or a part of one. */
    static Drafts ofBook(JsonNode book) {
        var drafts = new BookDrafts();
        drafts.expectObject(book, "", Set.of("usualPbx", "pbxs", "settings", "phones"));
        drafts.servers(book);
        if (book.has("settings")) {
            drafts.layers(book.get("settings"), "settings");
        }
        int at = 0;
        for (JsonNode phone : drafts.list(book, "phones", "")) {
            drafts.phone(phone, "phones[" + at++ + "]", Optional.empty());
        }
        return drafts.done();
    }

    /** {@code {usualPbx, pbxs}}. */
    static Drafts ofServers(JsonNode document) {
        var drafts = new BookDrafts();
        drafts.expectObject(document, "", Set.of("usualPbx", "pbxs"));
        drafts.servers(document);
        return drafts.done();
    }

    /** {@code {everybody, sites, models}}. */
    static Drafts ofLayers(JsonNode document) {
        var drafts = new BookDrafts();
        drafts.layers(document, "");
        return drafts.done();
    }

    /** One phone's part of the document; its MAC address may be left out. */
    static Drafts ofPhone(JsonNode phone, MacAddress mac) {
        var drafts = new BookDrafts();
        drafts.phone(phone, "", Optional.of(mac));
        return drafts.done();
    }

    private Drafts done() {
        return new Drafts(phones, List.of(), servers, layers, usual, faults, List.of());
    }

    private void servers(JsonNode document) {
        if (document.has("usualPbx")) {
            usual = Optional.of(cell(document, "usualPbx", ""));
        }
        int at = 0;
        for (JsonNode server : list(document, "pbxs", "")) {
            String path = "pbxs[" + at++ + "]";
            var names = new TreeSet<String>();
            Arrays.stream(ServerDraft.Field.values()).forEach(it -> names.add(it.word()));
            expectObject(server, path, names);
            // What the settings file says is no part of the book.
            if (server.path("name").asString("").equals(StationSettingsPbx.NAME)) {
                continue;
            }
            var cells = new EnumMap<ServerDraft.Field, Cell>(ServerDraft.Field.class);
            for (ServerDraft.Field field : ServerDraft.Field.values()) {
                if (server.has(field.word())) {
                    cells.put(field, cell(server, field.word(), path));
                }
            }
            servers.add(new ServerDraft(new Place.InDocument(path), cells));
        }
        usual = usual.filter(cell -> !cell.text().equals(StationSettingsPbx.NAME));
    }

    private void layers(JsonNode document, String path) {
        expectObject(document, path, Set.of("everybody", "sites", "models"));
        if (document.has("everybody")) {
            layer(
                    document.get("everybody"),
                    join(path, "everybody"),
                    PhoneSetup.Origin.EVERYBODY,
                    "");
        }
        layersOf(document, "sites", path, PhoneSetup.Origin.SITE);
        layersOf(document, "models", path, PhoneSetup.Origin.MODEL);
    }

    private void layersOf(JsonNode document, String name, String path, PhoneSetup.Origin of) {
        JsonNode all = document.path(name);
        for (String owner : all.propertyNames()) {
            layer(all.get(owner), join(path, name) + "." + owner, of, owner);
        }
    }

    private void layer(JsonNode settings, String path, PhoneSetup.Origin of, String owner) {
        var place = new Place.InDocument(path);
        layers.add(new Drafts.Layer(place, of, owner, settings(settings, path)));
    }

    private void phone(JsonNode phone, String path, Optional<MacAddress> known) {
        var names = new TreeSet<>(OF_PHONE.keySet());
        names.addAll(Set.of("mac", "lines", "speedDials", "settings"));
        expectObject(phone, path, names);
        Optional<MacAddress> mac = mac(phone, path, known);
        if (mac.isEmpty()) {
            return;
        }
        var cells = new EnumMap<Column, Cell>(Column.class);
        OF_PHONE.forEach((name, column) -> cells.put(column, cell(phone, name, path)));
        var keys = new ArrayList<KeyDraft>();
        int at = 0;
        for (JsonNode line : list(phone, "lines", path)) {
            keys.add(key(line, join(path, "lines[" + at++ + "]"), KeyKind.LINE));
        }
        at = 0;
        for (JsonNode dial : list(phone, "speedDials", path)) {
            boolean watches = dial.path("watches").asBoolean(false);
            String where = join(path, "speedDials[" + at++ + "]");
            keys.add(key(dial, where, watches ? KeyKind.BLF : KeyKind.SPEED_DIAL));
        }
        var settings = new EnumMap<Setting, Cell>(Setting.class);
        // All that is not said here goes; a secret stays.
        for (Setting setting : Setting.values()) {
            if (!setting.isSecret()) {
                settings.put(setting, new Cell("", new Place.InDocument(join(path, "settings"))));
            }
        }
        if (phone.has("settings")) {
            settings.putAll(settings(phone.get("settings"), join(path, "settings")));
        }
        phones.add(
                new PhoneDraft(
                        new Place.InDocument(path.isEmpty() ? mac.get().toString() : path),
                        mac.get(),
                        cells,
                        settings,
                        Optional.of(keys)));
    }

    private Optional<MacAddress> mac(JsonNode phone, String path, Optional<MacAddress> known) {
        Optional<MacAddress> said = MacAddress.read(phone.path("mac").asString(""));
        if (!phone.has("mac") && known.isPresent()) {
            return known;
        }
        boolean isRight = said.isPresent() && known.map(said.get()::equals).orElse(true);
        if (!isRight) {
            faults.add(
                    new Fault(
                            new Place.InDocument(join(path, "mac")),
                            known.map(
                                            mac ->
                                                    "expected "
                                                            + mac
                                                            + ", as the address of the call says")
                                    .orElse("expected twelve hex digits such as 001B0C18BDC1")));
            return Optional.empty();
        }
        return said;
    }

    private KeyDraft key(JsonNode key, String path, KeyKind kind) {
        Map<String, Column> columns = kind == KeyKind.LINE ? OF_LINE : OF_DIAL;
        var names = new TreeSet<>(columns.keySet());
        names.add(kind == KeyKind.LINE ? "hasPassword" : "watches");
        expectObject(key, path, names);
        var cells = new EnumMap<Column, Cell>(Column.class);
        columns.forEach(
                (name, column) -> {
                    boolean isKept = column == Column.PASSWORD && !key.hasNonNull(name);
                    if (!isKept) {
                        cells.put(column, cell(key, name, path));
                    }
                });
        return new KeyDraft(new Place.InDocument(path), kind, 0, cells);
    }

    private Map<Setting, Cell> settings(JsonNode node, String path) {
        var settings = new HashMap<Setting, Cell>();
        var names = new TreeSet<String>();
        Arrays.stream(Setting.values()).forEach(setting -> names.add(setting.word()));
        expectObject(node, path, names);
        for (String name : node.propertyNames()) {
            Setting.named(name).ifPresent(setting -> settings.put(setting, cell(node, name, path)));
        }
        return settings;
    }

    /** What is not there, or null, is an empty one. */
    private Cell cell(JsonNode node, String name, String path) {
        JsonNode value = node.path(name);
        var place = new Place.InDocument(join(path, name));
        if (value.isContainer()) {
            faults.add(new Fault(place, "expected a text or a number"));
        }
        boolean isSaid = value.isValueNode() && !value.isNull();
        return new Cell(isSaid ? value.asString() : "", place);
    }

    private List<JsonNode> list(JsonNode node, String name, String path) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > PHONES_MAX) {
            faults.add(
                    new Fault(
                            new Place.InDocument(join(path, name)),
                            "expected a list of at most " + PHONES_MAX));
            return List.of();
        }
        var list = new ArrayList<JsonNode>();
        value.forEach(list::add);
        return list;
    }

    private void expectObject(JsonNode node, String path, Set<String> known) {
        if (!node.isObject()) {
            String place = path.isEmpty() ? "the document" : path;
            faults.add(new Fault(new Place.InDocument(place), "expected an object {…}"));
            return;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                faults.add(
                        new Fault(
                                new Place.InDocument(join(path, PlainText.of(name))),
                                "unknown" + NearWord.hint(name, known)));
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Map<String, Column> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Column>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Column) pairs[i + 1]);
        }
        return map;
    }
}
