package offhook.config;

import java.util.Locale;

/** How much a remark about a configuration file matters. */
public enum Severity {
    /** The phone would refuse the file, or would not do what the file is for. */
    ERROR,
    /** Works on some phones, or only in part; worth a look. */
    WARNING,
    /** Would be better otherwise; the phone takes it. */
    HINT;

    /** As people and programs read it: {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
