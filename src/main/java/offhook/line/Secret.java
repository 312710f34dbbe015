package offhook.line;

/**
 * A password. Shown as dots wherever a value is printed; {@link #text} is for the one file it
 * belongs to and for the store that encrypts it.
 */
public record Secret(String text) {
    public static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "•••";
    }
}
