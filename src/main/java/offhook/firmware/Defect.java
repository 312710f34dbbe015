package offhook.firmware;

import java.util.Locale;

/**
 * One thing that is wrong with a file or an archive.
 *
 * @param sentence names the file, what is wrong, and what to do
 */
public record Defect(Kind kind, String sentence) {
    /** In the order in which a file is judged (firmware.md §3.5), then what archives add. */
    public enum Kind {
        EMPTY,
        WEB_PAGE,
        WRONG_CONTENT,
        ENVELOPE_BROKEN,
        RENAMED,
        CUT,
        PADDED,
        ASCII_MODE,
        MANIFEST_BROKEN,
        MANIFEST_MISSING,
        WRONG_FAMILY,
        NOT_AS_KNOWN,
        ARCHIVE_BROKEN,
        ARCHIVE_REFUSED,
        UNREADABLE;

        /** As programs read it: {@code web-page}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
