package offhook.firmware;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that came together: one folder of an archive or disk.
 *
 * @param origin the archive or folder, as people would name it
 */
public record PackageFiles(String origin, List<JudgedFile> files) {
    public PackageFiles {
        files = List.copyOf(files);
    }

    /** By name in any case. */
    Optional<JudgedFile> file(String name) {
        return files.stream().filter(file -> file.name().equalsIgnoreCase(name)).findFirst();
    }

    /** A load's manifest in here lists the file. */
    boolean isListed(String name) {
        return files.stream()
                .filter(file -> file.role() instanceof FileRole.Manifest)
                .flatMap(file -> file.manifest().stream())
                .flatMap(manifest -> manifest.members().stream())
                .anyMatch(member -> member.equalsIgnoreCase(name));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
