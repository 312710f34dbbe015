package offhook.config;

/** Characters {@code from} to {@code to} of a text replaced by others; an offer, until applied. */
public record Edit(int from, int to, String replacement) {
    public Edit {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("edit from " + from + " to " + to);
        }
    }
}
