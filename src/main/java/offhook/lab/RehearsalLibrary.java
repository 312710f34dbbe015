package offhook.lab;

import offhook.firmware.Catalogue;
import offhook.firmware.FileJudge;
import offhook.firmware.JudgedFile;
import offhook.firmware.Library;
import offhook.firmware.LibraryAssembly;
import offhook.firmware.LibraryFile;
import offhook.firmware.PackageFiles;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.tftp.FileContent;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a rehearsal's station has to offer.
 *
 * @param content where a file's bytes are
 */
public record RehearsalLibrary(Library library, Function<LibraryFile, FileContent> content) {
    /** Made-up firmware that went through the very judgement of an import, all in memory. */
    public static RehearsalLibrary madeUp(Collection<String> loads, long seed, MadeUpSizes sizes) {
        var packages = new ArrayList<MadeUpPackage>();
        for (String load : loads) {
            packages.add(MadeUpFirmware.of(load(load), seed, sizes));
        }
        return of(packages);
    }

    public static RehearsalLibrary of(List<MadeUpPackage> packages) {
        var judged = new ArrayList<PackageFiles>();
        Map<String, FileContent> contents = new HashMap<>();
        for (MadeUpPackage made : packages) {
            var files = new ArrayList<JudgedFile>();
            made.files()
                    .forEach(
                            (name, bytes) -> {
                                JudgedFile file = judge(name, bytes);
                                contents.put(file.file().sha256(), FileContent.of(bytes));
                                files.add(file);
                            });
            judged.add(new PackageFiles(made.name(), files));
        }
        Library library = LibraryAssembly.library(judged, Catalogue.EMPTY);
        return new RehearsalLibrary(library, file -> contents.get(file.sha256()));
    }

    private static JudgedFile judge(String name, Bytes content) {
        var judge = new FileJudge(name, Catalogue.EMPTY);
        judge.update(content.toArray(), 0, content.size());
        return judge.finish();
    }

    /** Of a name that is known to be right. */
    static LoadName load(String text) {
        return switch (LoadNames.read(text)) {
            case LoadNameReading.Named(LoadName name) -> name;
            case LoadNameReading.NotALoad(String why, var likely) ->
                    throw new IllegalArgumentException(why);
        };
    }
}
