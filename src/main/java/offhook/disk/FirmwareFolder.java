package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.Defect;
import offhook.firmware.FirmwareReport;
import offhook.firmware.JudgedFile;
import offhook.firmware.Library;
import offhook.firmware.LibraryAssembly;
import offhook.firmware.PackageFiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The firmware library on disk: contents by their hash, and an index that is replaced whole. A
 * crash at any moment leaves the old library or the new one. Safe for several threads and
 * processes.
 *
 * <pre>
 * objects/ab/abcdef…    contents, by SHA-256
 * incoming/             on their way in
 * index, index.before   what was imported, and the list before that
 * lock                  held by an import
 * </pre>
 */
public final class FirmwareFolder {
    private final Path folder;
    private final Catalogue catalogue;
    private final FileLayer layer;

    FirmwareFolder(Path folder, Catalogue catalogue, FileLayer layer) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.layer = layer;
    }

    /**
     * @param folder need not exist yet
     */
    public static FirmwareFolder open(Path folder, Catalogue catalogue) {
        return new FirmwareFolder(folder, catalogue, FileLayer.ofDisk());
    }

    /** Where the content with this SHA-256 lies. */
    public Path object(String sha256) {
        return ObjectStore.path(folder, sha256);
    }

    /**
     * Another text after every import, also by another process; cheap. Empty if there is no library
     * yet.
     */
    public Optional<String> edition() {
        try {
            return Files.exists(index())
                    ? Optional.of(LibraryIndex.firstLine(index()))
                    : Optional.empty();
        } catch (IOException why) {
            throw DiskException.cannotReadLibrary(folder, why);
        }
    }

    /** What is in the library now; a damaged index is set aside and made again. */
    public LibraryContents load() {
        try {
            var notices = new ArrayList<String>();
            List<PackageFiles> packages = withoutVanished(readOrMend(notices), notices);
            return new LibraryContents(LibraryAssembly.library(packages, catalogue), notices);
        } catch (IOException why) {
            throw DiskException.cannotReadLibrary(folder, why);
        }
    }

    /**
     * Takes in archives, folders and single files; sound files of each package become part of the
     * library in one step.
     *
     * @param given all existing
     */
    public FirmwareReport importFrom(List<Path> given, Progress progress) {
        try {
            layer.makeFolder(folder);
            try (var _ = ImportLock.take(folder)) {
                return importLocked(given, progress);
            }
        } catch (IOException why) {
            throw DiskException.cannotWriteLibrary(folder, why);
        }
    }

    private FirmwareReport importLocked(List<Path> given, Progress progress) throws IOException {
        var objects = new ObjectStore(folder, layer);
        objects.prepare();
        List<PackageFiles> before = readOrMendLocked(new ArrayList<>());
        if (Files.exists(index()) && !Files.exists(damaged(1))) {
            objects.sweep(wanted(before));
        }
        try {
            return importInto(objects, before, given, progress);
        } catch (IOException | DiskException refused) {
            giveBack(objects);
            throw refused;
        }
    }

    private FirmwareReport importInto(
            ObjectStore objects, List<PackageFiles> before, List<Path> given, Progress progress)
            throws IOException {
        List<Gathering.Gathered> gathered;
        try (var scratch = new Scratch(objects.incoming())) {
            gathered = new Gathering(catalogue, objects, scratch, progress).gather(given);
        }
        List<PackageFiles> after = new ArrayList<>(before);
        for (Gathering.Gathered one : gathered) {
            one.packages().forEach(pack -> add(after, pack));
        }
        if (!after.equals(before)) {
            objects.settle();
            write(after);
        }
        List<PackageFiles> everything = withoutVanished(after, new ArrayList<>());
        Library library = LibraryAssembly.library(everything, catalogue);
        return Inspection.report(gathered, everything, library, catalogue);
    }

    /** The list may be replaced already: what it names stays. */
    private void giveBack(ObjectStore objects) {
        try {
            Optional<List<PackageFiles>> now = read(index());
            if (now.isPresent() || !Files.exists(index())) {
                objects.giveBack(wanted(now.orElse(List.of())));
            }
        } catch (IOException stays) {
            // The next import sweeps.
        }
    }

    /** Names of the objects in these packages and in the list before the present one. */
    private Set<String> wanted(List<PackageFiles> packages) throws IOException {
        return Stream.concat(packages.stream(), read(indexBefore()).orElse(List.of()).stream())
                .flatMap(pack -> pack.files().stream())
                .map(file -> file.file().sha256())
                .collect(Collectors.toSet());
    }

    /** A package that came before becomes the newest; one without a sound file is not kept. */
    private static void add(List<PackageFiles> packages, PackageFiles pack) {
        if (keys(pack).isEmpty()) {
            return;
        }
        packages.removeIf(old -> keys(old).equals(keys(pack)));
        packages.add(pack);
    }

    /** Name and content of every sound file. */
    private static Set<String> keys(PackageFiles pack) {
        return pack.files().stream()
                .filter(JudgedFile::isSound)
                .filter(file -> file.role().isOurs())
                .map(it -> it.name().toLowerCase(Locale.ROOT) + ' ' + it.file().sha256())
                .collect(Collectors.toSet());
    }

    private Path index() {
        return folder.resolve("index");
    }

    private Path indexBefore() {
        return folder.resolve("index.before");
    }

    private void write(List<PackageFiles> packages) throws IOException {
        if (Files.exists(index())) {
            replace(indexBefore(), Files.readAllBytes(index()));
        }
        replace(index(), LibraryIndex.encode(packages));
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path fresh = folder.resolve("incoming").resolve(file.getFileName() + ".new");
        try (OutputStream out = layer.create(fresh)) {
            out.write(content);
        }
        layer.force(fresh);
        layer.move(fresh, file);
        layer.forceFolder(folder);
    }

    private List<PackageFiles> readOrMend(List<String> notices) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Optional<List<PackageFiles>> packages = read(index());
        if (packages.isPresent() || !isDamaged()) {
            return packages.orElse(List.of());
        }
        try (var _ = ImportLock.take(folder)) {
            return readOrMendLocked(notices);
        }
    }

    private List<PackageFiles> readOrMendLocked(List<String> notices) throws IOException {
        Optional<List<PackageFiles>> packages = read(index());
        if (packages.isEmpty() && isDamaged()) {
            var rebuild = new IndexRebuild(folder, catalogue);
            List<PackageFiles> found = rebuild.packages(read(indexBefore()).orElse(List.of()));
            layer.makeFolder(folder.resolve("incoming"));
            String aside = setAside();
            replace(index(), LibraryIndex.encode(found));
            notices.add(
                    "The list of the firmware library was damaged. It was set aside as "
                            + aside
                            + " and made again from "
                            + found.stream().mapToInt(pack -> pack.files().size()).sum()
                            + " files that are there. If a load is missing, import its package"
                            + " again.");
            return found;
        }
        return packages.orElse(List.of());
    }

    /** No list, yet contents: a list was there once. */
    private boolean isDamaged() throws IOException {
        return Files.exists(index())
                || Files.exists(indexBefore()) && !ObjectStore.all(folder).isEmpty();
    }

    private String setAside() throws IOException {
        if (!Files.exists(index())) {
            return "nothing (it was gone)";
        }
        int number = 1;
        while (Files.exists(damaged(number))) {
            number++;
        }
        Path aside = damaged(number);
        // A copy: should we crash now, the damaged list is still there to be mended again.
        replace(aside, Files.readAllBytes(index()));
        return aside.toString();
    }

    private Path damaged(int number) {
        return folder.resolve("index.damaged-" + number);
    }

    private static Optional<List<PackageFiles>> read(Path index) throws IOException {
        return Files.exists(index)
                ? LibraryIndex.decode(Files.readAllBytes(index))
                : Optional.empty();
    }

    /** Contents that were removed or cut behind our back make their loads damaged. */
    private List<PackageFiles> withoutVanished(List<PackageFiles> packages, List<String> notices)
            throws IOException {
        var checked = new ArrayList<PackageFiles>();
        for (PackageFiles pack : packages) {
            var files = new ArrayList<JudgedFile>();
            for (JudgedFile file : pack.files()) {
                // Read-me files are in the list of an import just made, and never kept.
                boolean isKept = file.isSound() && file.role().isOurs();
                boolean isThere = !isKept || isThere(file);
                files.add(isThere ? file : file.with(vanished(file)));
                if (!isThere) {
                    notices.add(vanished(file).sentence());
                }
            }
            checked.add(new PackageFiles(pack.origin(), files));
        }
        return checked;
    }

    private boolean isThere(JudgedFile file) throws IOException {
        Path object = object(file.file().sha256());
        return Files.exists(object) && Files.size(object) == file.file().sizeBytes();
    }

    private Defect vanished(JudgedFile file) {
        return new Defect(
                Defect.Kind.UNREADABLE,
                file.name()
                        + " was in the library and is gone from "
                        + folder
                        + ", or was changed there. Import its package again.");
    }
}
