package offhook.store;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The book's tables, within one transaction. */
final class SqlLines {
    private static final String USUAL_SERVER = "usual-server";
    private static final String EVERYBODY = "everybody";
    private static final String SITE = "site";
    private static final String MODEL = "model";
    private static final String PHONE = "phone";

    private final Handle handle;
    private final Vault vault;
    private int lost;
    private String whyLost = "";

    SqlLines(Handle handle, Vault vault) {
        this.handle = handle;
        this.vault = vault;
    }

    LineBook read(List<String> notices) {
        var servers = new HashMap<String, Pbx>();
        each("select * from book_server", row -> servers.put(row.getString("name"), server(row)));
        Map<String, Map<Setting, String>> sites = new HashMap<>();
        Map<String, Map<Setting, String>> models = new HashMap<>();
        Map<String, Map<Setting, String>> ofPhones = new HashMap<>();
        Map<String, Map<Setting, String>> everybody = new HashMap<>();
        each(
                "select * from book_setting",
                row -> {
                    Map<String, Map<Setting, String>> layer =
                            switch (row.getString("layer")) {
                                case EVERYBODY -> everybody;
                                case SITE -> sites;
                                case MODEL -> models;
                                default -> ofPhones;
                            };
                    setting(row, layer);
                });
        var book =
                new LineBook(
                        servers,
                        usual(),
                        everybody.getOrDefault("", Map.of()),
                        sites,
                        models,
                        phones(ofPhones, notices));
        if (lost > 0) {
            notices.add(
                    "%d passwords cannot be read: %s. Bring it back from a backup, or hand these passwords in again; until then their lines do not register."
                            .formatted(lost, whyLost));
        }
        return book;
    }

    /** Only what differs: an import of one phone does not rewrite five thousand. */
    void write(LineBook older, LineBook newer) {
        if (!older.pbxs().equals(newer.pbxs())) {
            handle.execute("delete from book_server");
            newer.pbxs().values().forEach(this::insert);
        }
        if (!older.usualPbx().equals(newer.usualPbx())) {
            handle.execute("delete from setting where name = ?", USUAL_SERVER);
            newer.usualPbx()
                    .ifPresent(
                            name ->
                                    handle.execute(
                                            "insert into setting (name, value) values (?, ?)",
                                            USUAL_SERVER,
                                            name));
        }
        layer(EVERYBODY, Map.of("", older.usual()), Map.of("", newer.usual()));
        layer(SITE, older.sites(), newer.sites());
        layer(MODEL, older.models(), newer.models());
        var changed = new ArrayList<PhoneEntry>();
        newer.phones()
                .forEach(
                        (mac, entry) -> {
                            if (!entry.equals(older.phones().get(mac))) {
                                changed.add(entry);
                            }
                        });
        var gone = new ArrayList<>(older.phones().keySet());
        gone.removeAll(newer.phones().keySet());
        var unread = unreadable(changed);
        var cleared = new ArrayList<>(gone);
        changed.stream()
                .map(PhoneEntry::mac)
                .filter(older.phones()::containsKey)
                .forEach(cleared::add);
        clear(cleared);
        insert(changed, unread);
    }

    private Optional<String> usual() {
        return handle.createQuery("select value from setting where name = ?")
                .bind(0, USUAL_SERVER)
                .mapTo(String.class)
                .findOne();
    }

    private Map<MacAddress, PhoneEntry> phones(
            Map<String, Map<Setting, String>> overrides, List<String> notices) {
        Map<String, List<Line>> lines = new HashMap<>();
        each("select * from book_line order by mac, button", row -> of(lines, row).add(line(row)));
        Map<String, List<SpeedDial>> dials = new HashMap<>();
        each(
                "select * from book_speed_dial order by mac, button",
                row ->
                        of(dials, row)
                                .add(
                                        new SpeedDial(
                                                row.getInt("button"),
                                                row.getString("label"),
                                                row.getString("number"),
                                                row.getBoolean("watches"))));
        var phones = new HashMap<MacAddress, PhoneEntry>();
        each(
                "select * from book_phone",
                row -> {
                    String text = row.getString("mac");
                    Optional<MacAddress> mac = MacAddress.read(text);
                    if (mac.isEmpty()) {
                        notices.add("a phone without a MAC address is passed over.");
                        return;
                    }
                    phones.put(
                            mac.get(),
                            new PhoneEntry(
                                    mac.get(),
                                    Optional.ofNullable(row.getString("model")),
                                    Optional.ofNullable(row.getString("site")),
                                    row.getString("description"),
                                    lines.getOrDefault(text, List.of()),
                                    dials.getOrDefault(text, List.of()),
                                    overrides.getOrDefault(text, Map.of())));
                });
        return phones;
    }

    private static <T> List<T> of(Map<String, List<T>> byMac, ResultSet row) throws SQLException {
        return byMac.computeIfAbsent(row.getString("mac"), any -> new ArrayList<>());
    }

    private Line line(ResultSet row) throws SQLException {
        String sealed = row.getString("password");
        return new Line(
                row.getInt("button"),
                row.getString("number"),
                row.getString("label"),
                row.getString("display_name"),
                row.getString("auth_name"),
                sealed.isEmpty() ? Secret.NONE : new Secret(opened(sealed, row.getString("mac"))),
                Optional.ofNullable(row.getString("voicemail")),
                Optional.ofNullable(row.getString("server")));
    }

    private void setting(ResultSet row, Map<String, Map<Setting, String>> layer)
            throws SQLException {
        // One of a newer version stays in its row.
        Optional<Setting> setting = Setting.named(row.getString("name"));
        if (setting.isEmpty()) {
            return;
        }
        String owner = row.getString("owner");
        String value = row.getString("value");
        if (setting.get().isSecret()) {
            value = opened(value, row.getString("layer") + " " + owner);
        }
        if (!value.isEmpty()) {
            layer.computeIfAbsent(owner, any -> new EnumMap<>(Setting.class))
                    .put(setting.get(), value);
        }
    }

    private String opened(String sealed, String owner) {
        return switch (vault.open(sealed, owner)) {
            case Vault.Opened.Plain(String text) -> text;
            case Vault.Opened.Lost(String why) -> {
                lost++;
                whyLost = why;
                yield "";
            }
        };
    }

    private static Pbx server(ResultSet row) throws SQLException {
        return new Pbx(
                row.getString("name"),
                PbxKind.named(row.getString("kind")).orElse(PbxKind.OTHER_SIP),
                row.getString("host"),
                row.getInt("port"),
                transport(row.getString("transport")),
                Optional.ofNullable(row.getString("outbound_proxy")),
                row.getBoolean("behind_nat"),
                Optional.ofNullable(row.getString("nat_address")),
                row.getString("voicemail"));
    }

    private static Optional<Transport> transport(String word) {
        return Arrays.stream(Transport.values()).filter(it -> it.word().equals(word)).findFirst();
    }

    private void insert(Pbx pbx) {
        handle.execute(
                "insert into book_server (name, kind, host, port, transport, outbound_proxy,"
                        + " behind_nat, nat_address, voicemail) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                pbx.name(),
                pbx.kind().word(),
                pbx.host(),
                pbx.port(),
                pbx.transport().map(Transport::word).orElse(null),
                pbx.outboundProxy().orElse(null),
                pbx.isBehindNat(),
                pbx.natAddress().orElse(null),
                pbx.voicemail());
    }

    private void layer(
            String layer,
            Map<String, Map<Setting, String>> older,
            Map<String, Map<Setting, String>> newer) {
        var owners = new ArrayList<>(older.keySet());
        owners.addAll(newer.keySet());
        for (String owner : owners.stream().distinct().toList()) {
            var now = newer.getOrDefault(owner, Map.of());
            if (!Objects.equals(older.getOrDefault(owner, Map.of()), now)) {
                handle.execute(
                        "delete from book_setting where layer = ? and owner = ?", layer, owner);
                now.forEach((setting, value) -> insert(layer, owner, setting, value));
            }
        }
    }

    private void insert(String layer, String owner, Setting setting, String value) {
        handle.execute(
                "insert into book_setting (layer, owner, name, value) values (?, ?, ?, ?)",
                layer,
                owner,
                setting.word(),
                setting.isSecret() ? vault.seal(value, layer + " " + owner) : value);
    }

    private void clear(List<MacAddress> macs) {
        for (String table : List.of("book_phone", "book_line", "book_speed_dial")) {
            try (var batch = handle.prepareBatch("delete from " + table + " where mac = ?")) {
                macs.forEach(mac -> batch.bind(0, mac.toString()).add());
                if (batch.size() > 0) {
                    batch.execute();
                }
            }
        }
        try (var batch =
                handle.prepareBatch("delete from book_setting where layer = ? and owner = ?")) {
            macs.forEach(mac -> batch.bind(0, PHONE).bind(1, mac.toString()).add());
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private record OfLine(String mac, String number) {}

    /** Sealed with a key that is not here: they stay as they are, in case it comes back. */
    private Map<OfLine, String> unreadable(List<PhoneEntry> changed) {
        var sealed = new HashMap<OfLine, String>();
        boolean isAsked =
                changed.stream()
                        .flatMap(entry -> entry.lines().stream())
                        .anyMatch(line -> line.password().isEmpty());
        if (isAsked) {
            each(
                    "select mac, number, password from book_line where password <> ''",
                    row -> {
                        String mac = row.getString("mac");
                        String password = row.getString("password");
                        if (vault.open(password, mac) instanceof Vault.Opened.Lost) {
                            sealed.put(new OfLine(mac, row.getString("number")), password);
                        }
                    });
        }
        return sealed;
    }

    private void insert(List<PhoneEntry> phones, Map<OfLine, String> unread) {
        if (phones.isEmpty()) {
            return;
        }
        // Plain batches: five thousand phones are some fifteen thousand rows.
        try (var rows =
                        handle.prepareBatch(
                                "insert into book_phone (mac, model, site, description) values (?,"
                                        + " ?, ?, ?)");
                var lines =
                        handle.prepareBatch(
                                "insert into book_line (mac, button, number, label, display_name,"
                                        + " auth_name, password, voicemail, server) values (?, ?,"
                                        + " ?, ?, ?, ?, ?, ?, ?)");
                var dials =
                        handle.prepareBatch(
                                "insert into book_speed_dial (mac, button, label, number, watches)"
                                        + " values (?, ?, ?, ?, ?)")) {
            for (PhoneEntry phone : phones) {
                String mac = phone.mac().toString();
                rows.add(
                        mac,
                        phone.model().orElse(null),
                        phone.site().orElse(null),
                        phone.description());
                for (Line line : phone.lines()) {
                    lines.add(
                            mac,
                            line.button(),
                            line.number(),
                            line.label(),
                            line.displayName(),
                            line.authName(),
                            line.password().isEmpty()
                                    ? unread.getOrDefault(new OfLine(mac, line.number()), "")
                                    : vault.seal(line.password().text(), mac),
                            line.voicemail().orElse(null),
                            line.pbx().orElse(null));
                }
                phone.speedDials()
                        .forEach(
                                dial ->
                                        dials.add(
                                                mac,
                                                dial.button(),
                                                dial.label(),
                                                dial.number(),
                                                dial.watches()));
                phone.overrides().forEach((setting, value) -> insert(PHONE, mac, setting, value));
            }
            rows.execute();
            if (lines.size() > 0) {
                lines.execute();
            }
            if (dials.size() > 0) {
                dials.execute();
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String query, RowReader reader) {
        try (var statement = handle.getConnection().prepareStatement(query);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }
}
