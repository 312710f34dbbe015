package offhook.config;

import offhook.phone.Certainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what the rules say about one text, by offset; hands it out by line and column. */
final class Remarks {
    /** More than anybody reads; a file of another kind would fill memory otherwise. */
    static final int REMARKS_MAX = 200;

    /** Longer values are cut in sentences. */
    private static final int SHOWN_MAX = 60;

    private final LineIndex lines;
    private final List<Remark> found = new ArrayList<>();
    private int errors;
    private int unsaid;

    Remarks(LineIndex lines) {
        this.lines = lines;
    }

    void error(CheckRule rule, int at, String sentence, String remedy, Edit... edits) {
        add(rule, Severity.ERROR, at, sentence, remedy, edits);
    }

    void warning(CheckRule rule, int at, String sentence, String remedy, Edit... edits) {
        add(rule, Severity.WARNING, at, sentence, remedy, edits);
    }

    void hint(CheckRule rule, int at, String sentence, String remedy, Edit... edits) {
        add(rule, Severity.HINT, at, sentence, remedy, edits);
    }

    void add(CheckRule rule, Severity severity, int at, String sentence, String remedy, Edit... e) {
        add(rule.code(), severity, at, sentence, remedy, rule.source(), rule.certainty(), e);
    }

    void add(
            String code,
            Severity severity,
            int at,
            String sentence,
            String remedy,
            String source,
            Certainty certainty,
            Edit... edits) {
        if (severity == Severity.ERROR) {
            errors++;
        }
        if (found.size() >= REMARKS_MAX) {
            unsaid++;
            return;
        }
        found.add(
                new Remark(
                        code,
                        severity,
                        lines.at(at),
                        sentence,
                        remedy,
                        source,
                        certainty,
                        List.of(edits)));
    }

    Place at(int offset) {
        return lines.at(offset);
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** Whether so much is wrong that looking on tells nothing more. */
    boolean isOverfull() {
        return unsaid > REMARKS_MAX && errors > 0;
    }

    int unsaid() {
        return unsaid;
    }

    List<Remark> inOrder() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt((Remark it) -> it.place().line())
                                .thenComparingInt(it -> it.place().column())
                                .thenComparing(Remark::severity))
                .toList();
    }

    /** Text of unknown meaning for a sentence; what is near a password is not shown. */
    static String shownUnlessSecret(String text) {
        return Values.isSecret(text) ? "(not shown)" : shown(text);
    }

    /** A value for a sentence: short, on one line. */
    static String shown(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN_MAX ? line.substring(0, SHOWN_MAX) + "…" : line;
    }
}
