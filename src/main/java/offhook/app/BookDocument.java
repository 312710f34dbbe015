package offhook.app;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PhoneEntry;
import offhook.line.PhoneSetup;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The book as JSON; {@link BookDrafts} reads the same. Passwords are not in it, unless somebody at
 * the machine asked for them.
 */
record BookDocument(
        Optional<String> usualPbx, List<Server> pbxs, Layers settings, List<Phone> phones) {
    private static final String DOTS = "•••";

    record Server(
            String name,
            String kind,
            String host,
            int port,
            Optional<String> transport,
            Optional<String> outboundProxy,
            boolean behindNat,
            Optional<String> natAddress,
            String voicemail) {
        static Server of(Pbx pbx) {
            return new Server(
                    pbx.name(),
                    pbx.kind().word(),
                    pbx.host(),
                    pbx.port(),
                    pbx.transport().map(Transport::word),
                    pbx.outboundProxy(),
                    pbx.isBehindNat(),
                    pbx.natAddress(),
                    pbx.voicemail());
        }
    }

    record Layers(
            Map<String, String> everybody,
            Map<String, Map<String, String>> sites,
            Map<String, Map<String, String>> models) {}

    record Phone(
            String mac,
            Optional<String> model,
            Optional<String> site,
            String description,
            List<OneLine> lines,
            List<Dial> speedDials,
            Map<String, String> settings) {}

    /**
     * @param password only in an export with passwords
     */
    record OneLine(
            int button,
            String number,
            String label,
            String displayName,
            String authName,
            boolean hasPassword,
            Optional<String> password,
            Optional<String> voicemail,
            Optional<String> pbx) {}

    record Dial(int button, String label, String number, boolean watches) {}

    /**
     * One phone with everything resolved: each setting, and who says so.
     *
     * @param phone what was written down for it
     */
    record Resolved(Phone phone, List<Placed> lines, List<Effective> settings) {}

    /**
     * @param pbx empty if the book does not know it
     */
    record Placed(int button, String number, Optional<Server> pbx) {}

    /**
     * @param origin {@code offhook}, {@code everybody}, {@code site}, {@code model} or {@code
     *     phone}
     * @param usual what it is when nobody says anything
     */
    record Effective(String name, String value, String origin, String usual, boolean isDifferent) {}

    /**
     * @param counted with the settings' server
     */
    static BookDocument of(LineBook counted, boolean withPasswords) {
        return new BookDocument(
                counted.usualPbx(),
                servers(counted),
                layers(counted, withPasswords),
                counted.phones().values().stream()
                        .sorted(Comparator.comparing(PhoneEntry::mac))
                        .map(entry -> phone(entry, withPasswords))
                        .toList());
    }

    static List<Server> servers(LineBook book) {
        return book.pbxs().values().stream()
                .sorted(Comparator.comparing(Pbx::name))
                .map(Server::of)
                .toList();
    }

    static Layers layers(LineBook book, boolean withPasswords) {
        return new Layers(
                words(book.usual(), withPasswords),
                byName(book.sites(), withPasswords),
                byName(book.models(), withPasswords));
    }

    static Phone phone(PhoneEntry entry, boolean withPasswords) {
        return new Phone(
                entry.mac().toString(),
                entry.model(),
                entry.site(),
                entry.description(),
                entry.lines().stream().map(line -> line(line, withPasswords)).toList(),
                entry.speedDials().stream().map(BookDocument::dial).toList(),
                words(entry.overrides(), withPasswords));
    }

    /** Empty if nobody wrote anything down for it. */
    static Optional<Resolved> resolved(
            LineBook counted, MacAddress mac, Optional<String> seenModel) {
        return counted.setup(mac, seenModel)
                .map(
                        setup ->
                                new Resolved(
                                        phone(counted.phones().get(mac), false),
                                        setup.lines().stream().map(BookDocument::placed).toList(),
                                        effective(setup)));
    }

    private static Placed placed(PhoneSetup.PlacedLine placed) {
        return new Placed(
                placed.line().button(), placed.line().number(), placed.pbx().map(Server::of));
    }

    private static List<Effective> effective(PhoneSetup setup) {
        return Arrays.stream(Setting.values())
                .map(
                        setting -> {
                            PhoneSetup.Chosen chosen = setup.settings().get(setting);
                            return new Effective(
                                    setting.word(),
                                    shown(setting, chosen.value(), false),
                                    chosen.origin().word(),
                                    setting.usual(),
                                    !chosen.value().equals(setting.usual()));
                        })
                .toList();
    }

    private static OneLine line(Line line, boolean withPasswords) {
        return new OneLine(
                line.button(),
                line.number(),
                line.label(),
                line.displayName(),
                line.authName(),
                !line.password().isEmpty(),
                Optional.of(line.password())
                        .filter(secret -> withPasswords && !secret.isEmpty())
                        .map(Secret::text),
                line.voicemail(),
                line.pbx());
    }

    private static Dial dial(SpeedDial dial) {
        return new Dial(dial.button(), dial.label(), dial.number(), dial.watches());
    }

    private static Map<String, Map<String, String>> byName(
            Map<String, Map<Setting, String>> layers, boolean withPasswords) {
        var sorted = new TreeMap<String, Map<String, String>>();
        layers.forEach((name, settings) -> sorted.put(name, words(settings, withPasswords)));
        return sorted;
    }

    private static Map<String, String> words(Map<Setting, String> settings, boolean withPasswords) {
        var words = new TreeMap<String, String>();
        settings.forEach(
                (setting, value) ->
                        words.put(setting.word(), shown(setting, value, withPasswords)));
        return words;
    }

    private static String shown(Setting setting, String value, boolean withPasswords) {
        return setting.isSecret() && !withPasswords && !value.isEmpty() ? DOTS : value;
    }
}
