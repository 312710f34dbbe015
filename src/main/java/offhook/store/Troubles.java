package offhook.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** What a database's complaint means, and what the operator can do about it. */
final class Troubles {
    private static final String AGAIN = "it is tried again.";

    // Primary result codes of SQLite, https://sqlite.org/rescode.html; the low byte of what
    // the driver reports.
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private Troubles() {}

    static boolean isDamage(Throwable failure) {
        int code = sqliteCode(failure);
        return code == CORRUPT
                || code == NOTADB
                || failure instanceof SqliteFile.Damage && failure.getCause() == null;
    }

    /** Who is just starting ends with it: nobody tries again. */
    static StoreException atStart(StoreException refused) {
        String sentence = refused.getMessage();
        return sentence.endsWith(AGAIN)
                ? new StoreException(sentence.replace(AGAIN, "then start again."), refused)
                : refused;
    }

    static StoreException explain(String database, Throwable failure) {
        if (failure instanceof StoreException told) {
            return told;
        }
        String sentence =
                switch (sqliteCode(failure)) {
                    case FULL ->
                            "no room left for the database "
                                    + database
                                    + ": free some disk space; "
                                    + AGAIN;
                    case BUSY, LOCKED ->
                            "the database "
                                    + database
                                    + " is held by another program: close it there (an open"
                                    + " transaction in a SQL shell, a backup); "
                                    + AGAIN;
                    case READONLY ->
                            "the database "
                                    + database
                                    + " may not be written: check the rights of the file and of"
                                    + " its folder.";
                    case CANTOPEN ->
                            "the database "
                                    + database
                                    + " cannot be opened: check that the folder exists and may be"
                                    + " written.";
                    case IOERR ->
                            "the disk failed under the database "
                                    + database
                                    + " ("
                                    + messageOf(failure)
                                    + "): check the disk and the system's log.";
                    case CORRUPT, NOTADB ->
                            "the database "
                                    + database
                                    + " is damaged: start the station again; it sets the file"
                                    + " aside and recovers what can be read.";
                    default -> "the database " + database + " failed: " + messageOf(failure);
                };
        return new StoreException(sentence, failure);
    }

    /**
     * @param what as sentences call it: "lease log"
     */
    static StoreException ofFile(String what, Path file, IOException failure) {
        String why = String.valueOf(failure.getMessage());
        // The C library's words for ENOSPC and EDQUOT; Java has no exception of its own for them.
        boolean isFull = why.contains("No space left") || why.contains("quota");
        return new StoreException(
                isFull
                        ? "no room left for the %s %s: free some disk space; %s"
                                .formatted(what, file, AGAIN)
                        : "the %s %s cannot be written (%s): check the disk and the rights of its folder."
                                .formatted(what, file, why),
                failure);
    }

    private static int sqliteCode(Throwable failure) {
        return sqlCause(failure)
                .filter(sql -> sql.getClass().getName().startsWith("org.sqlite."))
                .map(sql -> sql.getErrorCode() & 0xff)
                .orElse(-1);
    }

    private static String messageOf(Throwable failure) {
        return sqlCause(failure).map(Throwable::getMessage).orElse(String.valueOf(failure));
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
