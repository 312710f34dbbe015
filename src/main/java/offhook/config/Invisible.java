package offhook.config;

import java.util.ArrayList;
import java.util.List;

/** Characters that nobody sees and every phone reads: blanks of web pages, marks of direction. */
public final class Invisible {
    private Invisible() {}

    public static boolean isIn(String text) {
        return text.chars().anyMatch(Invisible::is);
    }

    private static boolean is(int c) {
        return c == 0xa0
                || c == 0xad
                || c >= 0x2000 && c <= 0x200f
                || c >= 0x2028 && c <= 0x202f
                || c == 0x2060
                || c == 0x3000
                || c == 0xfeff;
    }

    /** Takes them out; never holds the text around, which may be a password. */
    static Edit[] removed(String text, int from, int to) {
        List<Edit> edits = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (is(text.charAt(at))) {
                edits.add(new Edit(at, at + 1, ""));
            }
        }
        return edits.toArray(new Edit[0]);
    }
}
