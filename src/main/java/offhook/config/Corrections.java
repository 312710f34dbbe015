package offhook.config;

import java.util.Comparator;
import java.util.List;

/** Applies what can be put right without a person. Hints change nothing: they are preferences. */
final class Corrections {
    private Corrections() {}

    static List<Edit> of(List<Remark> remarks) {
        return remarks.stream()
                .filter(it -> it.severity() != Severity.HINT)
                .flatMap(it -> it.edits().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to))
                .toList();
    }

    /** Of edits that touch each other the first one counts; the next round sees the other. */
    static String applied(String text, List<Edit> edits) {
        var corrected = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : edits) {
            if (edit.from() >= at) {
                corrected.append(text, at, edit.from()).append(edit.replacement());
                at = edit.to();
            }
        }
        return corrected.append(text, at, text.length()).toString();
    }
}
