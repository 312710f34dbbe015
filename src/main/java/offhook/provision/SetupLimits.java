package offhook.provision;

import offhook.config.Invisible;
import offhook.line.Line;
import offhook.line.PhoneSetup;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.ValueReading;
import offhook.line.Vocabulary;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What would be cut, refused or misread by the phone, before it sees it: each a sentence with the
 * phone, the line, the value and the limit. A password is never shown. Limits: config-files.md
 * §2.1, §4, §8.
 */
final class SetupLimits {
    /** SIPCC's buffer has 32 bytes with the NUL; what is longer is cut in silence. */
    private static final int PASSWORD_MAX = 31;

    /** UCM; SIPCC itself takes more of a name. */
    private static final int NAME_MAX = 30;

    private static final int LABEL_MAX = 30;
    private static final int DIALLED_MAX = 30;

    /** What SIP and both forms of file leave alone. */
    private static final Pattern NAME = Pattern.compile("[!-~&&[^\"<>;,]]+");

    private static final Pattern PLAIN = Pattern.compile("[ -~]*");

    private final FileOrder order;
    private final Vocabulary words;
    private final boolean isTwoStage;
    private final List<String> reasons = new ArrayList<>();

    private SetupLimits(FileOrder order, Vocabulary words) {
        this.order = order;
        this.words = words;
        this.isTwoStage = order.load().platform() == Platform.TWO_STAGE;
    }

    /** Why no file may be made; none if one may. */
    static List<String> broken(FileOrder order, Vocabulary words) {
        return new SetupLimits(order, words).broken();
    }

    /** What settings may say; made once. */
    static Vocabulary vocabulary(PhoneCatalogue catalogue) {
        return new Vocabulary(catalogue, SetupLimits::zone);
    }

    private List<String> broken() {
        new ServerLimits(order, this::say).check();
        if (order.isSip()) {
            order.lines().forEach(placed -> line(placed.line()));
            order.setup().speedDials().forEach(this::speedDial);
            keys();
        }
        for (Setting setting : Setting.values()) {
            PhoneSetup.Chosen chosen = order.setup().settings().get(setting);
            // What Offhook says itself is right.
            if (chosen.origin() != PhoneSetup.Origin.OFFHOOK) {
                setting(setting, chosen.value());
            }
        }
        label();
        mediaPorts();
        return List.copyOf(reasons);
    }

    private void say(String sentence) {
        reasons.add("phone " + order.setup().mac() + ", " + sentence);
    }

    private void line(Line line) {
        String where = "line " + line.button() + ": ";
        name(where, "number", line.number(), true);
        name(where, "user for the password", line.authName(), false);
        text(where, "label", line.label());
        text(where, "display name", line.displayName());
        line.voicemail().ifPresent(it -> dialled(where, "voicemail number", it));
        password(where, line.password().text());
    }

    private void name(String where, String what, String value, boolean isNeeded) {
        if (value.isEmpty()) {
            if (isNeeded) {
                say(where + "the " + what + " is empty; the phone would show \"Unprovisioned\"");
            }
        } else if (!NAME.matcher(value).matches()) {
            say(
                    where
                            + "the %s \"%s\" holds a blank or a sign that SIP has other uses for:"
                                    .formatted(what, shown(value))
                            + " expected letters, digits and . _ - + @ *");
        } else if (value.length() > NAME_MAX) {
            tooLong(where, what, value, value.length(), NAME_MAX);
        } else if (value.equals(offhook.config.SipLine.UNPROVISIONED)) {
            say(where + "the " + what + " is the phone's own word for a line without an account");
        }
    }

    private void text(String where, String what, String value) {
        int length = value.codePointCount(0, value.length());
        if (length > LABEL_MAX) {
            tooLong(where, what, value, length, LABEL_MAX);
        } else {
            form(where, what, value);
        }
    }

    /** What neither form of file can hold, or what a phone may strip. */
    private void form(String where, String what, String value) {
        if (value.codePoints().anyMatch(point -> !isWritable(point))) {
            say(where + "the " + what + " holds a character that no file can hold");
        } else if (Invisible.isIn(value)) {
            say(
                    where
                            + "the "
                            + what
                            + " holds a character that nobody sees, such as the blank of a web"
                            + " page: type it anew");
        } else if (!value.equals(value.strip())) {
            say(
                    where
                            + "the %s \"%s\" has blanks around it: write it without"
                                    .formatted(what, shown(value)));
        } else if (isTwoStage && value.indexOf('"') >= 0) {
            say(
                    where
                            + "the %s \"%s\" holds a quote, which ends the value on a 7940/60"
                                    .formatted(what, shown(value)));
        }
    }

    private static boolean isWritable(int point) {
        return !Character.isISOControl(point)
                && Character.isDefined(point)
                && Character.getType(point) != Character.SURROGATE
                && Character.getType(point) != Character.PRIVATE_USE;
    }

    private void dialled(String where, String what, String value) {
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            say(
                    where
                            + "the %s \"%s\" holds what no phone dials: expected digits, * and #"
                                    .formatted(what, shown(value)));
        } else if (value.length() > DIALLED_MAX) {
            tooLong(where, what, value, value.length(), DIALLED_MAX);
        }
    }

    /** Never shown, not even in part. */
    private void password(String where, String password) {
        int bytes = PhoneLabel.bytes(password);
        if (bytes > PASSWORD_MAX) {
            say(
                    where
                            + "the password has %d bytes, at most %d fit into the phone, which cuts"
                                    .formatted(bytes, PASSWORD_MAX)
                            + " the rest and is refused by the server: set a shorter one there and"
                            + " here");
        } else if (!PLAIN.matcher(password).matches()) {
            say(where + "the password holds a letter that is not plain ASCII: set another one");
        } else if (!password.equals(password.strip())) {
            say(where + "the password begins or ends with a blank: set another one");
        } else if (isTwoStage && password.indexOf('"') >= 0) {
            say(
                    where
                            + "the password holds a quote, which ends the value on a 7940/60: set"
                            + " another one");
        } else if (password.equals(offhook.config.SipLine.UNPROVISIONED)) {
            say(where + "the password is the phone's own word for none: set another one");
        }
    }

    private void speedDial(SpeedDial dial) {
        String where = "key " + dial.button() + ": ";
        if (dial.number().isEmpty()) {
            say(where + "the number is empty");
        }
        dialled(where, "number", dial.number());
        text(where, "label", dial.label());
    }

    private void keys() {
        var byButton = new TreeMap<Integer, String>();
        for (PhoneSetup.PlacedLine placed : order.lines()) {
            taken(byButton, placed.line().button(), "a line");
        }
        int lines = byButton.size();
        for (SpeedDial dial : order.setup().speedDials()) {
            taken(byButton, dial.button(), "a speed dial");
        }
        int expected = 1;
        int last =
                order.lines().stream().mapToInt(placed -> placed.line().button()).max().orElse(0);
        for (int button : byButton.headMap(last, true).keySet()) {
            if (button != expected) {
                say(
                        "key %d: there is nothing on key %d before it; older loads stop at the"
                                        .formatted(button, expected)
                                + " first gap, so number them 1, 2, 3");
                return;
            }
            expected++;
        }
        if (byButton.headMap(last, true).containsValue("a speed dial")) {
            say("key 1 and those behind it: lines come before speed dials on these phones");
        }
        int keys = order.model().map(PhoneModel::lines).orElse(Integer.MAX_VALUE);
        if (isTwoStage && lines > keys) {
            say("line %d: a %s has %d lines".formatted(lines, order.model().get().name(), keys));
        }
    }

    private void taken(TreeMap<Integer, String> byButton, int button, String what) {
        String other = byButton.putIfAbsent(button, what);
        if (other != null) {
            say("key %d: %s is there, and %s as well".formatted(button, other, what));
        }
    }

    private void setting(Setting setting, String value) {
        if (value.isEmpty()) {
            return;
        }
        String where = setting.word() + ": ";
        if (setting.isSecret()) {
            password(where, value);
            return;
        }
        switch (setting.form().read(value, words)) {
            case ValueReading.Wrong wrong ->
                    say(where + "\"" + shown(value) + "\": " + wrong.clause());
            case ValueReading.Fine(String right) -> {
                if (!right.equals(value)) {
                    say(where + "\"" + shown(value) + "\": write " + right);
                } else {
                    form(where, "value", value);
                }
            }
        }
        switch (setting) {
            case DIAL_PLAN -> DialPlan.faults(value).forEach(why -> say(where + why));
            case RING_TONE -> RingFiles.faults(value).forEach(why -> say(where + why));
            case SOFT_KEYS -> SoftKeys.faults(value).forEach(why -> say(where + why));
            case BACKGROUND -> ImageList.faults(value).forEach(why -> say(where + why));
            case USER_LOCALE, NETWORK_LOCALE -> {
                if (!value.matches("[A-Za-z0-9._-]+")) {
                    say(
                            where
                                    + "\"%s\" is no folder's name: expected one such as"
                                            .formatted(shown(value))
                                    + " German_Germany");
                }
            }
            default -> {}
        }
    }

    private void label() {
        String label = order.setup().value(Setting.PHONE_LABEL);
        int max = PhoneLabel.bytesMax(order.load().platform());
        int bytes = PhoneLabel.bytes(label);
        if (bytes > max) {
            tooLong("", "phone-label", label, bytes, max);
        }
    }

    private void mediaPorts() {
        String low = order.value(Setting.MEDIA_PORT_LOW);
        String high = order.value(Setting.MEDIA_PORT_HIGH);
        boolean areNumbers = low.matches("\\d{1,5}") && high.matches("\\d{1,5}");
        if (areNumbers && Integer.parseInt(low) >= Integer.parseInt(high)) {
            say("media-port-low: %s is not below media-port-high %s".formatted(low, high));
        }
    }

    private void tooLong(String where, String what, String value, int length, int max) {
        say(
                where
                        + "the %s \"%s\" has %d characters, at most %d fit"
                                .formatted(what, shown(value), length, max));
    }

    private static ValueReading zone(String name) {
        return ClockWords.knows(name)
                ? new ValueReading.Fine(name)
                : new ValueReading.Wrong(
                        "the phones know no such time zone; expected one such as W. Europe"
                                + " Standard/Daylight Time",
                        offhook.config.TimeZones.instead(name));
    }

    /** On one line, and not longer than a sentence bears. */
    private static String shown(String value) {
        String line = value.replaceAll("[\\s\\p{Cntrl}]", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
