package offhook.line;

import java.util.Arrays;
import java.util.Optional;

/** What a phone can be told beside its lines; each may differ by site, by model and by phone. */
public enum Setting {
    TIME_ZONE("time-zone", "GMT Standard/Daylight Time", new ValueForm.Zone()),
    DATE_TEMPLATE("date-template", "D/M/Y", new ValueForm.DateOrder()),
    NTP_SERVER("ntp-server", "", new ValueForm.Host()),
    PHONE_LABEL("phone-label", "", new ValueForm.Text(12)),
    USER_LOCALE("user-locale", "English_United_States", new ValueForm.Name(64)),
    NETWORK_LOCALE("network-locale", "United_States", new ValueForm.Name(64)),
    PREFERRED_CODEC(
            "preferred-codec",
            "g711ulaw",
            new ValueForm.OneOf("g711ulaw", "g711alaw", "g729a", "g722", "none")),
    WEB_ACCESS("web-access", "true", new ValueForm.Truth()),
    SSH_ACCESS("ssh-access", "false", new ValueForm.Truth()),
    SSH_USER("ssh-user", "", new ValueForm.Name(31)),
    SSH_PASSWORD("ssh-password", "", new ValueForm.Password()),
    PHONE_PASSWORD("phone-password", "", new ValueForm.Password()),
    SETTINGS_ACCESS("settings-access", "true", new ValueForm.Truth()),
    PC_PORT("pc-port", "true", new ValueForm.Truth()),
    SPAN_TO_PC_PORT("span-to-pc-port", "false", new ValueForm.Truth()),
    CALL_WAITING("call-waiting", "true", new ValueForm.Truth()),
    AUTO_ANSWER("auto-answer", "false", new ValueForm.Truth()),
    DO_NOT_DISTURB("do-not-disturb", "true", new ValueForm.Truth()),
    DIRECTORY_URL("directory-url", "", new ValueForm.Url()),
    SERVICES_URL("services-url", "", new ValueForm.Url()),
    MESSAGES_URL("messages-url", "", new ValueForm.Url()),
    AUTHENTICATION_URL("authentication-url", "", new ValueForm.Url()),
    IDLE_URL("idle-url", "", new ValueForm.Url()),
    IDLE_SECONDS("idle-seconds", "0", new ValueForm.Whole(0, 86_400, false)),
    LOGO_URL("logo-url", "", new ValueForm.Url()),
    PICKUP_CODE("pickup-code", "*8", new ValueForm.Dialled()),
    DIAL_PLAN("dial-plan", "", new ValueForm.Text(8_192)),
    SOFT_KEYS("soft-keys", "", new ValueForm.Text(ValueForm.LIST_BYTES_MAX)),
    BACKGROUND("background", "", new ValueForm.Text(ValueForm.LIST_BYTES_MAX)),
    RING_TONE("ring-tone", "", new ValueForm.Text(ValueForm.LIST_BYTES_MAX)),
    REGISTER_SECONDS("register-seconds", "3600", new ValueForm.Whole(1, 86_400, false)),
    MEDIA_PORT_LOW("media-port-low", "16384", new ValueForm.Whole(16_384, 32_766, true)),
    MEDIA_PORT_HIGH("media-port-high", "32766", new ValueForm.Whole(16_384, 32_766, true));

    private final String word;
    private final String usual;
    private final ValueForm form;

    Setting(String word, String usual, ValueForm form) {
        this.word = word;
        this.usual = usual;
        this.form = form;
    }

    /** The setting of this word, exactly as written there. */
    public static Optional<Setting> named(String word) {
        return Arrays.stream(values()).filter(setting -> setting.word.equals(word)).findFirst();
    }

    /** As tables, settings files and the API write it. */
    public String word() {
        return word;
    }

    /** What it is when nobody says anything. */
    public String usual() {
        return usual;
    }

    /** What its values look like. Empty is always allowed and means: nothing. */
    public ValueForm form() {
        return form;
    }

    /** Whether it is a password: encrypted at rest, and shown to nobody. */
    public boolean isSecret() {
        return form instanceof ValueForm.Password;
    }
}
