package offhook.app;

import offhook.app.Failures.WrongSettings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files and folders named on the command line. */
final class GivenFiles {
    private GivenFiles() {}

    /** Says it before anything is begun if one of them is not there. */
    static List<Path> existing(List<Path> given) {
        for (Path path : given) {
            if (!Files.exists(path)) {
                throw new WrongSettings(
                        PlainText.of(path.toString()) + ": no such file or folder.");
            }
            if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
                throw new WrongSettings(
                        PlainText.of(path.toString()) + ": neither a file nor a folder.");
            }
            if (!Files.isReadable(path)) {
                throw new Failures.MachineRefused(
                        PlainText.of(path.toString()) + " can't be read: no permission.", null);
            }
        }
        return given;
    }
}
