package offhook.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant. */
final class NearestWord {
    private NearestWord() {}

    /** {@code ": did you mean lease?"}, or what there is. */
    static String hint(String word, Collection<String> known) {
        return of(word, known)
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("; known here: " + String.join(", ", known));
    }

    /** Within one mistake, or one for every three letters. */
    static Optional<String> of(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> mistakes(lower, candidate)))
                .filter(nearest -> mistakes(lower, nearest) <= Math.max(1, word.length() / 3));
    }

    /** Letters added, lost, or exchanged: Levenshtein's distance. */
    private static int mistakes(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
