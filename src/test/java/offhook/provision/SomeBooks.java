package offhook.provision;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.line.Handed;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneModel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Valid books of one phone, by hand and by chance. */
final class SomeBooks {
    static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);
    static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    static final Pbx LAN = Pbx.of("pbx", PbxKind.ASTERISK_PJSIP, "192.168.1.10");

    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** Signs that XML or a settings file might take for its own. */
    private static final String SIGNS = "&<>'#;:=%$/\\!?*()[]{}|~^`@,.+-_ ";

    private SomeBooks() {}

    static LoadName load(String name) {
        return LoadNames.named(name).orElseThrow();
    }

    static FileOrder order(String model, String load, Pbx pbx, Map<Setting, String> overrides) {
        return order(
                model, load, pbx, overrides, List.of(Handed.line(1, "101", "secret")), List.of());
    }

    static FileOrder order(
            String model,
            String load,
            Pbx pbx,
            Map<Setting, String> overrides,
            List<Line> lines,
            List<SpeedDial> dials) {
        var entry =
                new PhoneEntry(
                        MAC, Optional.of(model), Optional.empty(), "", lines, dials, overrides);
        return order(entry, Map.of(pbx.name(), pbx), pbx.name(), load);
    }

    static FileOrder order(PhoneEntry entry, Map<String, Pbx> servers, String usual, String load) {
        var book =
                new LineBook(
                        servers,
                        Optional.of(usual),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(entry.mac(), entry));
        Optional<PhoneModel> model = entry.model().map(KnownPhones::model);
        return new FileOrder(
                book.setup(entry.mac(), Optional.empty()).orElseThrow(),
                model,
                load(load),
                STATION,
                Optional.ofNullable(servers.get(usual)));
    }

    /** Every seed another valid phone of any family, at any kind of server that suits its load. */
    static Arbitrary<FileOrder> valid() {
        return Combinators.combine(
                        Arbitraries.of(
                                "7962 SIP42.9-4-2SR3-1S",
                                "7941 SIP41.8-5-4S",
                                "7975 SIP75.9-4-2SR3-1S",
                                "7970 SIP70.8-5-4S",
                                "7911 SIP11.9-4-2SR3-1S",
                                "7965 SIP45.8-5-3S",
                                "7931 SIP31.9-4-2SR3-1S",
                                "7960 P0S3-8-12-00",
                                "7940 P0S3-8-12-00",
                                "7961 SCCP41.8-5-4S",
                                "7942 SCCP42.9-4-2SR3-1S",
                                "7960 P00308010200"),
                        Arbitraries.longs())
                .as((phone, seed) -> valid(phone.split(" ")[0], phone.split(" ")[1], seed));
    }

    static FileOrder valid(String model, String load, long seed) {
        var luck = new Luck(new Random(seed));
        LoadName name = load(load);
        boolean isSip = name.protocol().orElseThrow() == offhook.phone.Protocol.SIP;
        boolean isJava = name.platform().isJava();
        Pbx pbx = luck.pbx(isSip, isJava);
        int keys = KnownPhones.model(model).lines();
        int lines = 1 + luck.below(Math.min(keys, 8));
        int dials = luck.below(Math.max(1, keys - lines + 1));
        var all = new ArrayList<Line>();
        for (int button = 1; button <= lines; button++) {
            all.add(luck.line(button, isJava));
        }
        var speed = new ArrayList<SpeedDial>();
        for (int button = lines + 1; button <= lines + dials; button++) {
            speed.add(
                    new SpeedDial(button, luck.label(isJava), luck.digits(1, 12), luck.isHeads()));
        }
        return order(model, load, pbx, luck.settings(isJava), all, speed);
    }

    /** What a valid book may hold, drawn. */
    private record Luck(Random random) {
        int below(int bound) {
            return random.nextInt(bound);
        }

        boolean isHeads() {
            return random.nextBoolean();
        }

        String of(String... choices) {
            return choices[below(choices.length)];
        }

        String letters(String alphabet, int from, int to) {
            int length = from + below(to - from + 1);
            var text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(below(alphabet.length())));
            }
            return text.toString();
        }

        String digits(int from, int to) {
            return letters("0123456789", from, to);
        }

        String label(boolean isJava) {
            String signs = isJava ? SIGNS + "\"äéß漢" : SIGNS + "äéß";
            String text = letters(LETTERS + signs, 0, 30).strip();
            return text.codePointCount(0, text.length()) > 30 ? text.substring(0, 20) : text;
        }

        /** Marked, so that it is found wherever it turns up. */
        Secret password(int button, boolean isJava) {
            String signs = isJava ? SIGNS + "\"" : SIGNS;
            return isHeads() && button > 1
                    ? Secret.NONE
                    : new Secret("zQ" + button + letters(LETTERS + signs, 5, 26).strip() + "xJ");
        }

        Line line(int button, boolean isJava) {
            String name = isHeads() ? digits(1, 10) : "u" + letters(LETTERS + "._-+", 1, 29);
            return new Line(
                    button,
                    name,
                    label(isJava),
                    label(isJava),
                    isHeads() ? "" : "a" + letters(LETTERS + "._-+@/", 1, 29),
                    password(button, isJava),
                    isHeads() ? Optional.empty() : Optional.of("*" + digits(1, 5)),
                    Optional.empty());
        }

        String host() {
            return isHeads()
                    ? "10.%d.%d.%d".formatted(below(256), below(256), below(256))
                    : "h" + letters("abcdefgh0123456789", 1, 20) + ".example";
        }

        Pbx pbx(boolean isSip, boolean isJava) {
            PbxKind kind =
                    isSip
                            ? List.of(
                                            PbxKind.ASTERISK_PJSIP,
                                            PbxKind.FREEPBX,
                                            PbxKind.OTHER_SIP,
                                            PbxKind.PROVIDER)
                                    .get(below(4))
                            : List.of(PbxKind.CHAN_SCCP, PbxKind.CME, PbxKind.CUCM).get(below(3));
            boolean isProvider = kind == PbxKind.PROVIDER;
            Optional<Transport> transport =
                    isSip && isJava && below(4) == 0
                            ? Optional.of(Transport.TCP)
                            : Optional.empty();
            return new Pbx(
                    "p" + digits(1, 3),
                    kind,
                    host(),
                    1 + below(65_535),
                    transport,
                    isProvider && transport.isEmpty() && isHeads()
                            ? Optional.of(host())
                            : Optional.empty(),
                    isProvider && isHeads(),
                    isProvider && isHeads() ? Optional.of(host()) : Optional.empty(),
                    isHeads() ? "" : "*" + digits(1, 4));
        }

        Map<Setting, String> settings(boolean isJava) {
            var all = new EnumMap<Setting, String>(Setting.class);
            if (isHeads()) {
                List<String> zones = offhook.config.TimeZones.names();
                all.put(Setting.TIME_ZONE, zones.get(below(zones.size())));
            }
            put(all, Setting.DATE_TEMPLATE, of("D/M/Y", "M/D/YA", "D.M.Y", "Y-M-D", "D-M-YYa"));
            put(all, Setting.NTP_SERVER, host());
            put(all, Setting.PHONE_LABEL, letters(LETTERS, 1, isJava ? 12 : 11));
            put(all, Setting.USER_LOCALE, of("German_Germany", "French_France", "Mine"));
            put(all, Setting.NETWORK_LOCALE, of("Germany", "United_Kingdom"));
            put(all, Setting.PREFERRED_CODEC, of("g711alaw", "g729a", "g722"));
            for (Setting setting : Setting.values()) {
                if (setting.form() instanceof offhook.line.ValueForm.Truth) {
                    put(all, setting, String.valueOf(isHeads()));
                } else if (setting.form() instanceof offhook.line.ValueForm.Url) {
                    put(all, setting, "http://" + host() + "/" + letters(LETTERS + "/&?=%", 0, 60));
                } else if (setting.isSecret()) {
                    put(all, setting, "zQ9" + letters(LETTERS + "&<>'", 4, 26) + "xJ");
                }
            }
            put(all, Setting.SSH_USER, letters(LETTERS, 1, 20));
            put(all, Setting.IDLE_SECONDS, String.valueOf(below(80_000)));
            put(all, Setting.PICKUP_CODE, "*" + digits(1, 3));
            put(all, Setting.DIAL_PLAN, of("11.=0", "*0=2=%1 9,...=3", "\\*..=0 *=4"));
            put(all, Setting.RING_TONE, of("Bell.raw", "My bell=b.raw, Two=c.raw"));
            if (isJava) {
                put(
                        all,
                        Setting.SOFT_KEYS,
                        of("On Hook: Redial NewCall; Connected: Hold EndCall", "Ring In: Answer"));
            }
            put(all, Setting.BACKGROUND, "Logo.png, B2.png");
            put(all, Setting.REGISTER_SECONDS, String.valueOf(1 + below(80_000)));
            int low = 16_384 + 2 * below(4_000);
            put(all, Setting.MEDIA_PORT_LOW, String.valueOf(low));
            put(all, Setting.MEDIA_PORT_HIGH, String.valueOf(low + 2 + 2 * below(4_000)));
            boolean hasLow = all.containsKey(Setting.MEDIA_PORT_LOW);
            if (!hasLow) {
                all.remove(Setting.MEDIA_PORT_HIGH);
            }
            return all;
        }

        private void put(Map<Setting, String> all, Setting setting, String value) {
            if (isHeads()) {
                all.put(setting, value);
            }
        }
    }
}
