package offhook.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that was probably meant by another one. */
public final class NearWord {
    /** Longer words are no misspelling of ours, and would cost time. */
    private static final int LENGTH_MAX = 64;

    private NearWord() {}

    /**
     * The nearest within one mistake, in words from eight letters on two; never the word itself.
     */
    static Optional<String> of(String word, Collection<String> known) {
        return of(word, known, word.length() < 8 ? 1 : 2);
    }

    /** {@code ": did you mean lease?"}, or what there is; for people, so more may be wrong. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known, Math.max(1, word.length() / 3))
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("; known here: " + String.join(", ", known));
    }

    /** The first of the nearest within so many mistakes; never the word itself. */
    public static Optional<String> of(String word, Collection<String> known, int mistakesMax) {
        if (word.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int best = mistakesMax + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) < best && !candidate.equals(word)) {
                int mistakes = mistakes(lower, candidate.toLowerCase(Locale.ROOT), best);
                if (mistakes < best) {
                    best = mistakes;
                    nearest = Optional.of(candidate);
                }
            }
        }
        return nearest;
    }

    /** Letters added, lost or exchanged; any number from {@code enough} on is as good. */
    private static int mistakes(String one, String other, int enough) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least >= enough) {
                return enough;
            }
        }
        return row[other.length()];
    }
}
