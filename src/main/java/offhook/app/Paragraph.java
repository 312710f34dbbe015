package offhook.app;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence at blanks so that it fits a terminal. */
final class Paragraph {
    /** Fits a terminal of 100 columns. */
    private static final int COLUMNS = 96;

    private Paragraph() {}

    /**
     * @param first what the first line begins with
     * @param rest what the others begin with
     */
    static List<String> of(String first, String rest, String sentence) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(first);
        boolean isEmpty = true;
        for (String word : sentence.split(" ")) {
            if (!isEmpty && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
