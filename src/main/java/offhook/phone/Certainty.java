package offhook.phone;

/** How sure a statement about a phone is; the words of the API. */
public enum Certainty {
    PROVED,
    LIKELY,
    UNKNOWN;

    /** As people and programs read it: {@code proved}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
