package offhook.boot;

import java.util.Locale;

/** Where a phone is; the words of the API. */
public enum BootStage {
    UNSEEN,
    DISCOVERING,
    ADDRESSED,
    /** Asking for trust lists and configuration. */
    HUNTING,
    /** Fetching a load. */
    LOADING,
    /** Silent after a part: do not touch. */
    WRITING,
    REBOOTING,
    RUNNING,
    REGISTERED,
    /** Carries a finding. */
    STUCK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
