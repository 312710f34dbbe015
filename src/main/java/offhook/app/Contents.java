package offhook.app;

import offhook.desk.FileAnswer;
import offhook.disk.MappedFiles;
import offhook.disk.ServedFolder;
import offhook.tftp.FileContent;

import java.util.Optional;

/**
 * The bytes behind an answer: rendered ones, the library's mapped files, the operator's own folder.
 */
record Contents(MappedFiles library, Optional<ServedFolder> folder) {
    FileContent of(FileAnswer answer) {
        return switch (answer) {
            case FileAnswer.Rendered rendered -> FileContent.of(rendered.content());
            case FileAnswer.Stored stored -> library.stored(stored.file().sha256());
            case FileAnswer.FromFolder named -> inFolder(named.name()).orElseThrow();
            case FileAnswer.NotFound _, FileAnswer.Withheld _ ->
                    throw new IllegalArgumentException("nothing to serve: " + answer.why());
        };
    }

    Optional<FileContent> inFolder(String asked) {
        return folder.flatMap(it -> it.find(asked));
    }
}
