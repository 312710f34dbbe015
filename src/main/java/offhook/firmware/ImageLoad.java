package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load without a manifest: one image, signed or not or both, and what comes beside it. */
final class ImageLoad {
    /** From here on a 7940/60's load has a manifest (firmware.md §1.2, 7.4). */
    private static final LoadVersion MANIFESTS_FROM = LoadVersion.of(7, 0, 0);

    /** From here on it takes signed images only (rule A2). */
    private static final LoadVersion SIGNED_FROM = LoadVersion.of(5, 0, 0);

    private ImageLoad() {}

    /**
     * @param images the package's files of this load, at least one
     */
    static Load of(PackageFiles pack, LoadName name, List<JudgedFile> images) {
        if (name.platform() == Platform.TWO_STAGE && hasManifest(name)) {
            return withoutManifest(pack, name, images);
        }
        Optional<JudgedFile> signed =
                images.stream().filter(file -> FileRole.isSigned(file.name())).findFirst();
        Optional<JudgedFile> bare =
                images.stream().filter(file -> !FileRole.isSigned(file.name())).findFirst();
        JudgedFile main = signed.or(() -> bare).orElseThrow();
        var warnings = new LinkedHashSet<>(main.warnings());
        Map<String, LibraryFile> extras = new HashMap<>();
        if (signed.isPresent() && bare.isPresent() && bare.get().isSound()) {
            extras.put(PackageFiles.lower(bare.get().name()), bare.get().file());
            warnings.addAll(bare.get().warnings());
        }
        pack.file("OS79XX.TXT")
                .filter(file -> file.namedImage().filter(name.text()::equalsIgnoreCase).isPresent())
                .ifPresent(file -> extras.put(PackageFiles.lower(file.name()), file.file()));
        if (name.platform() == Platform.TWO_STAGE && name.version().isAtLeast(SIGNED_FROM)) {
            if (signed.isEmpty()) {
                warnings.add(
                        "Without %s.sbn a phone that runs 5.0 or later can't take it."
                                .formatted(name.text()));
            } else if (bare.isEmpty()) {
                warnings.add(
                        "Without %s.bin a phone that runs less than 5.0 can't take it."
                                .formatted(name.text()));
            }
        }
        var part =
                new LoadPart(
                        main.name(), main.isSound() ? Optional.of(main.file()) : Optional.empty());
        Condition condition =
                main.isSound()
                        ? new Condition.Complete()
                        : new Condition.Damaged(
                                main.defects().stream().map(Defect::sentence).toList());
        return new Load(
                name,
                List.of(part),
                extras,
                condition,
                Optional.empty(),
                pack.origin(),
                List.copyOf(warnings));
    }

    private static boolean hasManifest(LoadName name) {
        return name instanceof LoadName.UniversalLoader || name.version().isAtLeast(MANIFESTS_FROM);
    }

    /** Loader or application of a 7.x or 8.x, and the manifest that would name them is not here. */
    private static Load withoutManifest(PackageFiles pack, LoadName name, List<JudgedFile> images) {
        // P003-8-12-00 is the loader of P0S3-8-12-00; SCCP loads share one name.
        LoadName load =
                name instanceof LoadName.UniversalLoader
                        ? LoadNames.named("P0S3" + name.text().substring(4)).orElse(name)
                        : name;
        var parts = new ArrayList<LoadPart>();
        var missing = new ArrayList<String>();
        parts.add(new LoadPart(load.text() + ".loads", Optional.empty()));
        missing.add(load.text() + ".loads");
        images.forEach(
                file ->
                        parts.add(
                                new LoadPart(
                                        file.name(),
                                        Optional.of(file.file()).filter(it -> file.isSound()))));
        boolean hasApplication =
                pack.file(load.text() + ".sb2").filter(JudgedFile::isSound).isPresent();
        if (!hasApplication) {
            missing.add(load.text() + ".sb2");
        }
        List<String> defects =
                images.stream()
                        .flatMap(file -> file.defects().stream())
                        .map(Defect::sentence)
                        .toList();
        Condition condition =
                defects.isEmpty()
                        ? new Condition.Incomplete(missing, LoadAssembly.hint(load))
                        : new Condition.Damaged(defects);
        return new Load(
                load,
                parts,
                Map.of(),
                condition,
                Optional.empty(),
                pack.origin(),
                images.stream().flatMap(it -> it.warnings().stream()).distinct().toList());
    }
}
