package offhook.app;

import offhook.config.CheckedFile;
import offhook.config.Severity;

/** Counts what {@code check} found, and which exit code that makes. */
final class CheckTally {
    private final boolean isStrict;
    private int files;
    private int notFine;
    private int errors;
    private int warnings;
    private int hints;
    private int refusal;

    CheckTally(boolean isStrict) {
        this.isStrict = isStrict;
    }

    /** Whether the file is fine as the user wants it judged. */
    boolean add(CheckedFile file) {
        int before = warnings;
        files++;
        errors += count(file, Severity.ERROR);
        warnings += count(file, Severity.WARNING);
        hints += count(file, Severity.HINT);
        boolean isFine = file.isFine() && !(isStrict && warnings > before);
        notFine += isFine ? 0 : 1;
        return isFine;
    }

    void refused(boolean isMissing) {
        files++;
        notFine++;
        refusal = Math.max(refusal, isMissing ? Failures.WRONG_USAGE : Failures.MACHINE_REFUSED);
    }

    boolean isFine() {
        return notFine == 0;
    }

    int exitCode() {
        return refusal > 0 ? refusal : isFine() ? 0 : Failures.NOT_FINE;
    }

    CheckDocument document(java.util.List<CheckDocument.File> details) {
        return new CheckDocument(CheckDocument.verdict(isFine()), errors, warnings, hints, details);
    }

    @Override
    public String toString() {
        return counted(files, "file")
                + ": "
                + Quantities.number(files - notFine)
                + " fine, "
                + Quantities.number(notFine)
                + " not; "
                + counted(errors, "error")
                + ", "
                + counted(warnings, "warning")
                + ", "
                + counted(hints, "hint");
    }

    static String counted(long number, String thing) {
        return Quantities.number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    private static int count(CheckedFile file, Severity severity) {
        return (int) file.remarks().stream().filter(it -> it.severity() == severity).count();
    }
}
