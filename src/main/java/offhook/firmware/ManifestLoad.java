package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.MemberName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a load together from its manifest: Java phones, 7940/60 from 7.0 on, wireless phones. */
final class ManifestLoad {
    private final PackageFiles pack;
    private final SoundFiles elsewhere;
    private final JudgedFile manifest;
    private final LoadName name;
    private final List<LoadPart> parts = new ArrayList<>();
    private final Map<String, LibraryFile> extras = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<String> defects = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private ManifestLoad(
            PackageFiles pack, SoundFiles elsewhere, JudgedFile manifest, LoadName name) {
        this.pack = pack;
        this.elsewhere = elsewhere;
        this.manifest = manifest;
        this.name = name;
    }

    static Load of(PackageFiles pack, SoundFiles elsewhere, JudgedFile manifest, LoadName name) {
        return new ManifestLoad(pack, elsewhere, manifest, name).assemble();
    }

    private Load assemble() {
        take(manifest);
        List<String> members = manifest.manifest().map(ManifestText::members).orElse(List.of());
        for (String member : members) {
            member(member);
        }
        if (name.platform().isJava()) {
            defaultManifests(members);
        } else {
            twins(members);
            imageName(members);
        }
        return new Load(
                name,
                parts,
                extras,
                condition(),
                manifest.manifest().flatMap(ManifestText::hardwareComp),
                pack.origin(),
                List.copyOf(warnings));
    }

    private void member(String member) {
        Optional<JudgedFile> own = pack.file(member);
        Optional<JudgedFile> other = elsewhere.named(member);
        if (own.isPresent() && (own.get().isSound() || other.isEmpty())) {
            take(own.get());
        } else if (other.isPresent()) {
            parts.add(new LoadPart(member, Optional.of(other.get().file())));
            warnings.addAll(other.get().warnings());
            own.ifPresent(
                    damaged ->
                            warnings.add(
                                    "%s (damaged in %s) is taken from another package."
                                            .formatted(damaged.name(), pack.origin())));
        } else {
            parts.add(new LoadPart(member, Optional.empty()));
            missing.add(member);
        }
    }

    private void take(JudgedFile file) {
        parts.add(
                new LoadPart(
                        file.name(), file.isSound() ? Optional.of(file.file()) : Optional.empty()));
        file.defects().forEach(defect -> defects.add(defect.sentence()));
        warnings.addAll(file.warnings());
    }

    /** A factory loader's manifest belongs to this load if it lists the very same members. */
    private void defaultManifests(List<String> members) {
        var candidates = new ArrayList<JudgedFile>();
        pack.files().stream().filter(JudgedFile::isSound).forEach(candidates::add);
        candidates.addAll(elsewhere.defaultManifests());
        for (JudgedFile file : candidates) {
            if (file.role() instanceof FileRole.DefaultManifest(MemberName.DefaultLoads it)
                    && it.platform() == name.platform()
                    && file.manifest().filter(text -> same(text.members(), members)).isPresent()) {
                extras.putIfAbsent(PackageFiles.lower(file.name()), file.file());
            }
        }
        if (extras.isEmpty() && missing.isEmpty() && defects.isEmpty()) {
            warnings.add(
                    "No termNN.default.loads came with it: a factory-reset phone can't start with"
                            + " this load.");
        }
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.stream()
                .map(PackageFiles::lower)
                .toList()
                .equals(other.stream().map(PackageFiles::lower).toList());
    }

    /** The unsigned image beside the signed one: {@code P003-8-12-00.bin}. */
    private void twins(List<String> members) {
        for (String member : members) {
            String twin = member.replaceFirst("(?i)\\.sbn$", ".bin");
            pack.file(twin)
                    .filter(file -> !twin.equals(member) && file.isSound())
                    .ifPresent(this::extra);
        }
    }

    private void imageName(List<String> members) {
        pack.file("OS79XX.TXT")
                .filter(JudgedFile::isSound)
                .filter(file -> file.namedImage().filter(it -> isOurs(it, members)).isPresent())
                .ifPresent(this::extra);
    }

    private boolean isOurs(String image, List<String> members) {
        return image.equalsIgnoreCase(name.text())
                || members.stream().anyMatch(it -> it.equalsIgnoreCase(image + ".sbn"));
    }

    private void extra(JudgedFile file) {
        extras.put(PackageFiles.lower(file.name()), file.file());
        // That made-up files differ from Cisco's goes without saying.
        if (manifest.signer().filter(EnvelopeSigner.OFFHOOK_LAB::equals).isEmpty()) {
            warnings.addAll(file.warnings());
        }
    }

    private Condition condition() {
        if (!defects.isEmpty()) {
            var all = new ArrayList<>(defects);
            missing.forEach(file -> all.add(file + " is missing."));
            return new Condition.Damaged(all);
        }
        return missing.isEmpty()
                ? new Condition.Complete()
                : new Condition.Incomplete(missing, LoadAssembly.hint(name));
    }
}
