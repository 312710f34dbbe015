package offhook.diagnosis;

import java.util.Locale;

/** How much a finding matters; the words of interfaces.md §5. Worst first. */
public enum Severity {
    ALARM,
    /** It does not go on by itself. */
    STUCK,
    REFUSED,
    WARNING,
    /** To be known before or during a conversion. */
    PLAN,
    NOTICE,
    GOOD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
