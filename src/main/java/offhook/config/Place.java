package offhook.config;

/** Where in a text; both count from 1, columns in characters, as editors do. */
public record Place(int line, int column) {
    public Place {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("place " + line + ":" + column);
        }
    }
}
