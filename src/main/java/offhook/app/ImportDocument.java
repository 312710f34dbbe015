package offhook.app;

import offhook.line.BookChange;
import offhook.line.Fault;
import offhook.line.Judgement;

import java.util.List;

/**
 * What an import came to, as JSON. Passwords are dots.
 *
 * @param verdict {@code fine} or {@code refused}
 * @param dryRun nothing was kept, whatever the verdict
 */
record ImportDocument(
        String verdict,
        boolean dryRun,
        int phones,
        int lines,
        List<Wrong> faults,
        int moreFaults,
        List<String> notes,
        List<Change> changes) {
    /** More are not read; they have one cause. */
    private static final int FAULTS_SHOWN_MAX = 200;

    /**
     * @param where row, column and cell, or the path in the document
     */
    record Wrong(String where, String sentence) {}

    /**
     * @param how {@code new}, {@code changed} or {@code removed}
     */
    record Change(String what, String how, List<BookChange.Detail> details) {}

    static ImportDocument of(Judgement judgement, boolean isDry) {
        List<Fault> faults = judgement.faults();
        return new ImportDocument(
                judgement.isFine() ? "fine" : "refused",
                isDry,
                judgement.book().phones().size(),
                judgement.book().phones().values().stream()
                        .mapToInt(phone -> phone.lines().size())
                        .sum(),
                faults.stream()
                        .limit(FAULTS_SHOWN_MAX)
                        .map(fault -> new Wrong(fault.place().text(), fault.sentence()))
                        .toList(),
                Math.max(0, faults.size() - FAULTS_SHOWN_MAX),
                judgement.notes(),
                judgement.changes().stream()
                        .map(it -> new Change(it.what(), it.how().word(), it.details()))
                        .toList());
    }
}
