package offhook.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a key of a phone is for. */
public enum KeyKind {
    LINE("line"),
    SPEED_DIAL("speed-dial"),
    /** A speed dial whose lamp shows that the other one is busy. */
    BLF("blf");

    private final String word;

    KeyKind(String word) {
        this.word = word;
    }

    boolean isLine() {
        return this == LINE;
    }

    /** As tables and the API write it. */
    public String word() {
        return word;
    }

    static Optional<KeyKind> named(String written) {
        String bare = Column.bare(written);
        return Arrays.stream(values())
                .filter(kind -> Column.bare(kind.word).equals(bare))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(KeyKind::word).toList();
    }
}
