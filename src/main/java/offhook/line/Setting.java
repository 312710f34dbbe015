package offhook.line;

/** What a phone can be told beside its lines; each may differ by site, by model and by phone. */
public enum Setting {
    TIME_ZONE("time-zone", "GMT Standard/Daylight Time"),
    DATE_TEMPLATE("date-template", "D/M/Y"),
    NTP_SERVER("ntp-server", ""),
    PHONE_LABEL("phone-label", ""),
    USER_LOCALE("user-locale", "English_United_States"),
    NETWORK_LOCALE("network-locale", "United_States"),
    PREFERRED_CODEC("preferred-codec", "g711ulaw"),
    WEB_ACCESS("web-access", "true"),
    SSH_ACCESS("ssh-access", "false"),
    SSH_USER("ssh-user", ""),
    SETTINGS_ACCESS("settings-access", "true"),
    PC_PORT("pc-port", "true"),
    SPAN_TO_PC_PORT("span-to-pc-port", "false"),
    CALL_WAITING("call-waiting", "true"),
    AUTO_ANSWER("auto-answer", "false"),
    DO_NOT_DISTURB("do-not-disturb", "true"),
    DIRECTORY_URL("directory-url", ""),
    SERVICES_URL("services-url", ""),
    MESSAGES_URL("messages-url", ""),
    AUTHENTICATION_URL("authentication-url", ""),
    IDLE_URL("idle-url", ""),
    IDLE_SECONDS("idle-seconds", "0"),
    LOGO_URL("logo-url", ""),
    PICKUP_CODE("pickup-code", "*8"),
    DIAL_PLAN("dial-plan", ""),
    BACKGROUND("background", ""),
    RING_TONE("ring-tone", ""),
    REGISTER_SECONDS("register-seconds", "3600"),
    MEDIA_PORT_LOW("media-port-low", "16384"),
    MEDIA_PORT_HIGH("media-port-high", "32766");

    private final String word;
    private final String usual;

    Setting(String word, String usual) {
        this.word = word;
        this.usual = usual;
    }

    /** As tables, settings files and the API write it. */
    public String word() {
        return word;
    }

    /** What it is when nobody says anything. */
    public String usual() {
        return usual;
    }
}
