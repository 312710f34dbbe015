package offhook.firmware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes the index of everything that was imported. */
public final class LibraryAssembly {
    private LibraryAssembly() {}

    /**
     * Of several loads of one name the best is taken, complete before incomplete before damaged,
     * and of equals the newest: a broken import never hides a good one.
     *
     * @param packages in the order of their import
     */
    public static Library library(List<PackageFiles> packages, Catalogue catalogue) {
        var all = new SoundFiles(packages);
        var loads = new LinkedHashMap<String, Load>();
        var files = new ArrayList<LibraryFile>();
        for (PackageFiles pack : packages) {
            for (Load load : LoadAssembly.loads(pack, all, catalogue)) {
                loads.merge(LoadAssembly.key(load.name()), load, LibraryAssembly::better);
            }
            pack.files().stream()
                    .filter(JudgedFile::isSound)
                    .filter(file -> file.role().isOurs())
                    .forEach(file -> files.add(file.file()));
        }
        return new Library(loads.values(), files);
    }

    /**
     * What a package brings to a library: a part given alone may complete a load whose manifest
     * came before.
     *
     * @param found the loads in the package itself
     */
    public static List<Load> withHelpOf(Library library, PackageFiles pack, List<Load> found) {
        var loads = new LinkedHashMap<String, Load>();
        for (Load load : found) {
            boolean isIncomplete = load.condition() instanceof Condition.Incomplete;
            Optional<Load> whole = library.load(load.name()).filter(Load::isComplete);
            loads.put(LoadAssembly.key(load.name()), isIncomplete ? whole.orElse(load) : load);
        }
        for (Load load : library.loads()) {
            if (found.isEmpty() && uses(load, pack)) {
                loads.put(LoadAssembly.key(load.name()), load);
            }
        }
        return List.copyOf(loads.values());
    }

    private static boolean uses(Load load, PackageFiles pack) {
        return pack.files().stream()
                .filter(JudgedFile::isSound)
                .anyMatch(file -> load.file(file.name()).filter(file.file()::equals).isPresent());
    }

    private static Load better(Load old, Load newer) {
        return rank(newer) >= rank(old) ? newer : old;
    }

    private static int rank(Load load) {
        return switch (load.condition()) {
            case Condition.Complete() -> 2;
            case Condition.Incomplete _ -> 1;
            case Condition.Damaged _ -> 0;
        };
    }
}
