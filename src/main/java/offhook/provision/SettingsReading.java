package offhook.provision;

import offhook.config.SettingsLine;
import offhook.config.SipLine;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.phone.LoadNames;
import offhook.phone.Platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code SIPDefault.cnf} and {@code SIP<MAC>.cnf} read back together, ours or anybody's. */
final class SettingsReading {
    /** A 7960 has six keys, a 7940 two: who names a third has a 7960. */
    private static final int LINES_MAX = 6;

    private static final int LINES_OF_7940 = 2;

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Bringing phone;

    SettingsReading(Bringing phone) {
        this.phone = phone;
    }

    /** First the defaults, then the phone's own, which go before. */
    void add(String text) {
        for (SettingsLine line : SettingsLine.read(text)) {
            if (line.separator() != 0) {
                settings.put(line.key().toLowerCase(Locale.ROOT), line.value());
            }
        }
    }

    void read() {
        phone.load = LoadNames.named(value("image_version"));
        plain(Setting.REGISTER_SECONDS, "timer_register_expires");
        plain(Setting.PREFERRED_CODEC, "preferred_codec");
        plain(Setting.NTP_SERVER, "sntp_server");
        plain(Setting.SERVICES_URL, "services_url");
        plain(Setting.DIRECTORY_URL, "directory_url");
        plain(Setting.LOGO_URL, "logo_url");
        plain(Setting.PHONE_PASSWORD, "phone_password");
        mediaPorts();
        flag(Setting.CALL_WAITING, "call_waiting", value("call_waiting").matches("[13]"));
        flag(Setting.DO_NOT_DISTURB, "dnd_control", !value("dnd_control").equals("2"));
        flag(Setting.AUTO_ANSWER, "auto_answer", value("auto_answer").equals("1"));
        flag(Setting.SSH_ACCESS, "telnet_level", !value("telnet_level").equals("0"));
        clock();
        lines();
        speedDials();
        leftOut();
    }

    private void leftOut() {
        String port = value("voip_control_port");
        if (!port.isEmpty() && !port.equals("5060")) {
            phone.leftOut.add("the phone's own port " + port + " (voip_control_port)");
        }
        boolean usesGroup = value("proxy1_address").equalsIgnoreCase(SipLine.PBX_OF_GROUP);
        String first = value("call_manager1_addr");
        String second = value("call_manager2_addr");
        if (usesGroup && !second.isEmpty() && !second.equals(first)) {
            phone.leftOut.add("the further server " + second);
        }
        if (!usesGroup && !value("proxy_backup").isEmpty()) {
            phone.leftOut.add("the further server " + value("proxy_backup") + " (proxy_backup)");
        }
    }

    private String value(String key) {
        return settings.getOrDefault(key, "").strip();
    }

    private void plain(Setting setting, String key) {
        phone.setUnlessEmpty(setting, value(key));
    }

    private void flag(Setting setting, String key, boolean isOn) {
        if (!value(key).isEmpty()) {
            phone.set(setting, isOn);
        }
    }

    private void mediaPorts() {
        if (isMediaPort(value("start_media_port")) && isMediaPort(value("end_media_port"))) {
            plain(Setting.MEDIA_PORT_LOW, "start_media_port");
            plain(Setting.MEDIA_PORT_HIGH, "end_media_port");
        }
    }

    private static boolean isMediaPort(String text) {
        return text.matches("\\d{5}")
                && Integer.parseInt(text) >= 16_384
                && Integer.parseInt(text) <= 32_766
                && Integer.parseInt(text) % 2 == 0;
    }

    private void clock() {
        String word = value("time_zone");
        if (!word.isEmpty()) {
            boolean saves = !value("dst_auto_adjust").equals("0");
            Optional<String> zone =
                    saves
                            ? ClockWords.zone(
                                            word,
                                            value("dst_start_month"),
                                            value("dst_start_day_of_week"))
                                    .or(() -> ClockWords.zone(word, true))
                                    .or(() -> ClockWords.zone(word, false))
                            : ClockWords.zone(word, false).or(() -> ClockWords.zone(word, true));
            zone.ifPresentOrElse(
                    it -> phone.set(Setting.TIME_ZONE, it),
                    () ->
                            phone.leftOut.add(
                                    "the time zone \""
                                            + word
                                            + "\", which these phones do not know"));
        }
        String format = value("date_format");
        String clock = value("time_format_24hr");
        if (!format.isEmpty() || !clock.isEmpty()) {
            phone.set(
                    Setting.DATE_TEMPLATE,
                    ClockWords.dateTemplate(
                            format.isEmpty() ? "M/D/Y" : format, !clock.matches("[02]")));
        }
    }

    private void lines() {
        for (int number = 1; number <= LINES_MAX; number++) {
            String name = account("line" + number + "_name");
            if (!name.isEmpty()) {
                line(number, name);
            }
        }
        for (int number = LINES_OF_7940 + 1; number <= LINES_MAX; number++) {
            if (settings.containsKey("line" + number + "_name")) {
                phone.model = phone.model.or(() -> Optional.of("7960"));
            }
        }
        if (settings.containsKey("phone_label")) {
            String label = value("phone_label");
            boolean isUsual =
                    label.equals(account("line1_name"))
                            && PhoneLabel.bytes(label) <= PhoneLabel.bytesMax(Platform.TWO_STAGE);
            phone.set(Setting.PHONE_LABEL, isUsual ? "" : label);
        }
    }

    private void line(int number, String name) {
        String prefix = "line" + number + "_";
        String shortName = value(prefix + "shortname");
        String label = shortName.equals(name) ? "" : shortName;
        String display = value(prefix + "displayname");
        String user = account(prefix + "authname");
        String password = settings.getOrDefault(prefix + "password", "");
        phone.lines.add(
                new Line(
                        number,
                        name,
                        label,
                        display.equals(label.isEmpty() ? name : label) ? "" : display,
                        user.equals(name) ? "" : user,
                        new Secret(password.equals(SipLine.UNPROVISIONED) ? "" : password),
                        number == 1
                                ? Optional.of(value("messages_uri")).filter(it -> !it.isEmpty())
                                : Optional.empty(),
                        phone.server(server(number))));
    }

    private String account(String key) {
        String value = value(key);
        return value.equals(SipLine.UNPROVISIONED) ? "" : value;
    }

    private Pbx server(int number) {
        String own = value("proxy" + number + "_address");
        int of = own.isEmpty() ? 1 : number;
        boolean usesGroup = value("proxy" + of + "_address").equalsIgnoreCase(SipLine.PBX_OF_GROUP);
        String host = usesGroup ? value("call_manager1_addr") : value("proxy" + of + "_address");
        String port = usesGroup ? value("call_manager1_sip_port") : value("proxy" + of + "_port");
        boolean isNat = value("nat_enable").equals("1");
        String nat = value("nat_address");
        String outbound = value("outbound_proxy");
        return new Pbx(
                "",
                PbxKind.OTHER_SIP,
                host,
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 5060,
                Optional.empty(),
                outbound.isEmpty() ? Optional.empty() : Optional.of(outbound),
                isNat,
                isNat && !nat.isEmpty() ? Optional.of(nat) : Optional.empty(),
                "");
    }

    /** They lie behind the lines, in their order. */
    private void speedDials() {
        int button = phone.lines.size() + 1;
        for (int number = 1; number < LINES_MAX; number++) {
            String dialled = value("speed_line" + number);
            if (!dialled.isEmpty()) {
                String label = value("speed_label" + number);
                phone.speedDials.add(
                        new SpeedDial(button, label.equals(dialled) ? "" : label, dialled, false));
                button++;
            }
        }
    }
}
