package offhook.phone;

/** The grammar of load names (firmware.md §2). */
public final class LoadNames {
    private LoadNames() {}

    /** Reads a load's name, with or without an extension such as {@code .loads}. */
    public static LoadNameReading read(String text) {
        throw new UnsupportedOperationException(text);
    }
}
