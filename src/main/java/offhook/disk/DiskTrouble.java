package offhook.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** What the operating system meant, in plain words. */
public final class DiskTrouble {
    private DiskTrouble() {}

    public static String of(Exception why) {
        String message = String.valueOf(why.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space")) {
            return "the disk is full";
        }
        if (lower.contains("quota")) {
            return "the disk quota is used up";
        }
        return switch (why) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException inTheWay ->
                    inTheWay.getFile() + " is a file, and a folder is needed there";
            case NoSuchFileException _ -> "it is not there";
            case ReadOnlyFileSystemException _ -> "the disk is read-only";
            case IOException _ when lower.contains("read-only") -> "the disk is read-only";
            default -> message;
        };
    }
}
