package offhook.disk;

import java.io.IOException;
import java.nio.file.Path;

/** The machine refused: disk full, no permission, folder gone. The message is the sentence. */
public final class DiskException extends RuntimeException {
    public DiskException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static DiskException cannotWriteLibrary(Path folder, IOException why) {
        return new DiskException(
                "The firmware library in "
                        + folder
                        + " can't be written: "
                        + DiskTrouble.of(why)
                        + ". It is as it was before.",
                why);
    }

    static DiskException cannotReadLibrary(Path folder, IOException why) {
        return new DiskException(
                "The firmware library in "
                        + folder
                        + " can't be read: "
                        + DiskTrouble.of(why)
                        + ".",
                why);
    }

    static DiskException cannotRead(Path file, IOException why) {
        return new DiskException(file + " can't be read: " + DiskTrouble.of(why) + ".", why);
    }
}
