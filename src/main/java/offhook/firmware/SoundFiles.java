package offhook.firmware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every sound file there is, for parts that a package lacks or has damaged. */
public final class SoundFiles {
    public static final SoundFiles NONE = new SoundFiles(List.of());

    private final Map<String, JudgedFile> byName = new HashMap<>();
    private final List<JudgedFile> defaults = new ArrayList<>();

    /** Of packages in the order of their import: the newest file of a name is taken. */
    public SoundFiles(Collection<PackageFiles> packages) {
        for (PackageFiles pack : packages) {
            for (JudgedFile file : pack.files()) {
                if (file.isSound()) {
                    byName.put(PackageFiles.lower(file.name()), file);
                    if (file.role() instanceof FileRole.DefaultManifest) {
                        defaults.addFirst(file);
                    }
                }
            }
        }
    }

    Optional<JudgedFile> named(String name) {
        return Optional.ofNullable(byName.get(PackageFiles.lower(name)));
    }

    /** All {@code termNN.default.loads}, newest first. */
    List<JudgedFile> defaultManifests() {
        return defaults;
    }
}
