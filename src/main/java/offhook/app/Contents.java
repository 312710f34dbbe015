package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.FileAnswer;
import offhook.disk.MappedFiles;
import offhook.disk.ServedFolder;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.tftp.FileContent;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** How a file of the folder is spelt that was asked for in other letters. */
    Optional<String> otherSpelling(String asked) {
        return folder.flatMap(it -> it.otherSpelling(asked));
    }

    /** Phones' own files in the folder whose MAC is a digit or two away, and whose they are. */
    Map<String, MacAddress> mistyped(String asked) {
        var near = new TreeMap<String, MacAddress>();
        PhoneFile file = PhoneFileNames.read(asked);
        boolean isSettings =
                file instanceof PhoneFile.OwnSettings || file instanceof PhoneFile.OwnSipSettings;
        if (isSettings && folder.isPresent()) {
            for (String name : folder.get().mistyped(PhoneFileNames.normal(asked))) {
                PhoneFileNames.read(name).phone().ifPresent(mac -> near.put(name, mac));
            }
        }
        return near;
    }

    boolean isInFolder(String asked) {
        return folder.filter(it -> it.has(asked)).isPresent();
    }

    Optional<FileContent> inFolder(String asked) {
        return folder.flatMap(it -> it.find(asked));
    }
}
