package offhook.line;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the known words somebody probably meant. */
final class Spelling {
    /** What is longer is no misspelt word, and comparing it would take long. */
    private static final int LETTERS_MAX = 80;

    private Spelling() {}

    /** Within one mistake, or one for every three letters. */
    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LETTERS_MAX) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .map(name -> new Candidate(name, mistakes(lower, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.mistakes() <= allowed)
                .min(Comparator.comparingInt(Candidate::mistakes))
                .map(Candidate::word);
    }

    private record Candidate(String word, int mistakes) {}

    /** Letters added, lost or exchanged: Levenshtein's distance. */
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
