package offhook.app;

import offhook.config.CheckedFile;
import offhook.config.Remark;

import java.util.List;

/**
 * What {@code check --json} prints.
 *
 * @param verdict {@code fine} or {@code not-fine}
 */
record CheckDocument(String verdict, int errors, int warnings, int hints, List<File> files) {
    /**
     * @param kind {@code device}, {@code defaults}, {@code sip-settings}, {@code unreadable} …
     * @param fixed the corrected file that was written; empty if none was
     */
    record File(
            String file,
            String kind,
            boolean template,
            String verdict,
            List<Finding> remarks,
            int unsaid,
            boolean fixable,
            String fixed) {}

    record Finding(
            int line,
            int column,
            String severity,
            String code,
            String sentence,
            String remedy,
            String source,
            String certainty,
            boolean fixable) {}

    static File file(String path, CheckedFile checked, boolean isFine, String fixed) {
        return new File(
                path,
                checked.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                checked.isTemplate(),
                verdict(isFine),
                checked.remarks().stream().map(CheckDocument::finding).toList(),
                checked.unsaid(),
                checked.corrected().isPresent(),
                fixed);
    }

    /** A file that could not be read. */
    static File refused(String path, String why) {
        var finding =
                new Finding(1, 1, "error", "unreadable", why, "", "this machine", "proved", false);
        return new File(path, "unreadable", false, verdict(false), List.of(finding), 0, false, "");
    }

    static String verdict(boolean isFine) {
        return isFine ? "fine" : "not-fine";
    }

    private static Finding finding(Remark remark) {
        return new Finding(
                remark.place().line(),
                remark.place().column(),
                remark.severity().word(),
                remark.code(),
                remark.sentence(),
                remark.remedy(),
                remark.source(),
                remark.certainty().word(),
                !remark.edits().isEmpty());
    }
}
