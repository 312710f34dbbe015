package offhook.firmware;

import java.util.List;
import java.util.Optional;

/**
 * One file and everything that can be said of it alone.
 *
 * @param defects why no phone may be offered it; empty: it is sound
 * @param warnings sentences that don't stop it
 * @param manifest what it lists, if it is a readable {@code .loads}
 * @param namedImage what an {@code OS79XX.TXT} names
 * @param signer who signed it, if it is signed
 */
public record JudgedFile(
        LibraryFile file,
        FileRole role,
        List<Defect> defects,
        List<String> warnings,
        Optional<ManifestText> manifest,
        Optional<String> namedImage,
        Optional<EnvelopeSigner> signer) {
    public JudgedFile {
        defects = List.copyOf(defects);
        warnings = List.copyOf(warnings);
    }

    public boolean isSound() {
        return defects.isEmpty();
    }

    public String name() {
        return file.name();
    }

    /** The same file with one defect more, found by whoever read it. */
    public JudgedFile with(Defect defect) {
        var all = new java.util.ArrayList<>(defects);
        all.add(defect);
        return new JudgedFile(file, role, all, warnings, manifest, namedImage, signer);
    }
}
