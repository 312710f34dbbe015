package offhook.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the settings of one 7940/60 file say together: lines, proxies, registration. */
final class SettingsTogether {
    private static final int LABEL_MAX = 11;

    /** A 7960 has six keys, a 7940 two. */
    private static final int LINES_MAX = 6;

    private final Map<String, SettingsLine> settings;
    private final CheckContext context;
    private final Remarks remarks;

    SettingsTogether(Map<String, SettingsLine> settings, CheckContext context, Remarks remarks) {
        this.settings = settings;
        this.context = context;
        this.remarks = remarks;
    }

    void check(boolean isDefault) {
        var numbers = new TreeSet<Integer>();
        settings.keySet().stream()
                .filter(it -> it.startsWith("line"))
                .forEach(it -> KnownSettings.numberOf(it).ifPresent(numbers::add));
        numbers.forEach(this::line);
        label();
        registration(isDefault, numbers);
        ports();
        dialTemplate();
        others();
    }

    private Optional<SettingsLine> line(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    private String value(String key) {
        return line(key).map(it -> it.value().strip()).orElse("");
    }

    private boolean isSet(String key) {
        String value = value(key);
        return !value.isEmpty() && !value.equals(SipLine.UNPROVISIONED);
    }

    private void line(int number) {
        String prefix = "line" + number + "_";
        int at =
                settings.entrySet().stream()
                        .filter(it -> it.getKey().startsWith(prefix))
                        .mapToInt(it -> it.getValue().at())
                        .findFirst()
                        .orElse(0);
        int keys = context.model().map(it -> it.lines()).orElse(LINES_MAX);
        if (number > keys || number == 0) {
            remarks.warning(
                    CheckRule.LINE_NUMBER,
                    at,
                    prefix
                            + "…: there is no line "
                            + number
                            + "; a 7960 has the lines 1 to 6, a 7940 1 and 2",
                    "Remove it, or number it anew.");
        }
        password(prefix + "password");
        boolean hasAccount = isSet(prefix + "authname") || isSet(prefix + "password");
        if (hasAccount && !isSet(prefix + "name")) {
            remarks.error(
                    CheckRule.LINE_WITHOUT_NAME,
                    line(prefix + "name").map(SettingsLine::valueFrom).orElse(at),
                    "line "
                            + number
                            + " has an account but no "
                            + prefix
                            + "name: the phone does not register it",
                    "Write " + prefix + "name: \"...\", the user of the PBX.");
        }
    }

    private void password(String key) {
        line(key)
                .filter(it -> !Placeholders.hidesLength(it.value()))
                .ifPresent(
                        it -> {
                            int bytes = it.value().getBytes(StandardCharsets.UTF_8).length;
                            if (bytes > LineRules.PASSWORD_MAX) {
                                remarks.error(
                                        CheckRule.PASSWORD_TOO_LONG_HERE,
                                        it.valueFrom(),
                                        key
                                                + " has "
                                                + bytes
                                                + " bytes, at most "
                                                + LineRules.PASSWORD_MAX
                                                + " fit: the rest is cut off in silence and the PBX"
                                                + " refuses the phone again and again (FreePBX"
                                                + " makes 32)",
                                        "Set a shorter one, letters and digits, in the PBX and"
                                                + " here.");
                            }
                        });
    }

    private void label() {
        line("phone_label")
                .filter(it -> !Placeholders.hidesLength(it.value()))
                .ifPresent(
                        it -> {
                            int bytes = it.value().getBytes(StandardCharsets.UTF_8).length;
                            if (bytes > LABEL_MAX) {
                                remarks.error(
                                        CheckRule.PHONE_LABEL_TOO_LONG_HERE,
                                        it.valueFrom(),
                                        "phone_label has "
                                                + bytes
                                                + " characters, at most "
                                                + LABEL_MAX
                                                + " fit",
                                        "Shorten it.");
                            }
                        });
    }

    private void registration(boolean isDefault, TreeSet<Integer> numbers) {
        boolean hasLine = numbers.stream().anyMatch(it -> isSet("line" + it + "_name"));
        Optional<SettingsLine> register = line("proxy_register");
        if (register.filter(it -> it.value().strip().equals("0")).isPresent()
                && (hasLine || isDefault)) {
            remarks.add(
                    CheckRule.REGISTRATION_OFF,
                    hasLine ? Severity.ERROR : Severity.WARNING,
                    register.get().valueFrom(),
                    "proxy_register is 0: the phone does not register",
                    "Write 1.",
                    new Edit(register.get().valueFrom(), register.get().valueTo(), "1"));
        }
        if (!hasLine) {
            return;
        }
        int at = settings.values().iterator().next().at();
        if (register.isEmpty()) {
            remarks.hint(
                    CheckRule.REGISTRATION_UNSAID,
                    at,
                    "proxy_register is not set here; it is 0 unless SIPDefault.cnf says 1, and then"
                            + " the phone does not register",
                    "Write proxy_register: 1 here or there.");
        }
        proxies(numbers, at);
    }

    private void proxies(TreeSet<Integer> numbers, int at) {
        boolean hasProxy = isSet("proxy1_address");
        if (!hasProxy) {
            remarks.hint(
                    CheckRule.LINE_WITHOUT_PROXY,
                    line("proxy1_address").map(SettingsLine::valueFrom).orElse(at),
                    "proxy1_address is not set here; without one in SIPDefault.cnf the phone has no"
                            + " server",
                    "Write proxy1_address with the address of the PBX, here or there.");
        }
        boolean usesGroup =
                numbers.stream()
                        .anyMatch(
                                it ->
                                        value("proxy" + it + "_address")
                                                .equalsIgnoreCase(SipLine.PBX_OF_GROUP));
        if (usesGroup && !isSet("call_manager1_addr")) {
            remarks.warning(
                    CheckRule.SERVER_MISSING,
                    line("proxy1_address").map(SettingsLine::valueFrom).orElse(at),
                    "the proxy is USECALLMANAGER, but call_manager1_addr is not set here",
                    "Write call_manager1_addr, unless SIPDefault.cnf has it.");
        }
    }

    private void ports() {
        Optional<Integer> start = ProfileRules.number(value("start_media_port"));
        Optional<Integer> end = ProfileRules.number(value("end_media_port"));
        if (start.isPresent() && end.isPresent() && start.get() >= end.get()) {
            remarks.error(
                    CheckRule.PORT_RANGE,
                    settings.get("start_media_port").valueFrom(),
                    "start_media_port "
                            + start.get()
                            + " is not below end_media_port "
                            + end.get()
                            + ": no port is left for the voice",
                    "Usual are 16384 and 32766.");
        }
    }

    private void dialTemplate() {
        line("dial_template")
                .filter(
                        it ->
                                it.value()
                                        .strip()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .endsWith(".xml"))
                .ifPresent(
                        it -> {
                            String bare = it.value().strip().replaceFirst("(?i)\\.xml$", "");
                            remarks.error(
                                    CheckRule.DIAL_TEMPLATE_EXTENSION,
                                    it.valueFrom(),
                                    "dial_template ends with .xml, but a 7940/60 adds that itself"
                                            + " and asks for "
                                            + Remarks.shown(it.value())
                                            + ".xml",
                                    "Write " + bare + ".",
                                    new Edit(it.valueFrom(), it.valueTo(), bare));
                        });
    }

    private void others() {
        if (isSet("dyn_tftp_addr") && !Placeholders.isIn(value("dyn_tftp_addr"))) {
            remarks.warning(
                    CheckRule.OTHER_SERVER,
                    settings.get("dyn_tftp_addr").valueFrom(),
                    "dyn_tftp_addr sends the phone to another TFTP server for all its files",
                    "Leave it empty.");
        }
        for (String key : List.of("proxy_backup", "proxy_emergency")) {
            if (isSet(key) && !Placeholders.isIn(value(key))) {
                remarks.hint(
                        CheckRule.PROXY_BACKUP,
                        settings.get(key).valueFrom(),
                        key
                                + " without a dial plan that routes to it was seen to keep lines"
                                + " from registering",
                        "Leave it empty unless you need it.");
            }
        }
    }
}
