package offhook.disk;

import offhook.firmware.JudgedFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Contents by their SHA-256: {@code objects/ab/abcdef…}. An object never changes and appears whole
 * or not at all; one that nothing refers to does no harm.
 */
final class ObjectStore implements Intake.Keeper {
    private final Path objects;
    private final Path incoming;
    private final FileLayer layer;
    private final Set<Path> changedFolders = new HashSet<>();
    private final List<Path> fresh = new ArrayList<>();
    private int parts;

    /**
     * @param folder the library's own
     */
    ObjectStore(Path folder, FileLayer layer) {
        this.objects = folder.resolve("objects");
        this.incoming = folder.resolve("incoming");
        this.layer = layer;
    }

    /** Where an object of this name is or would be. */
    static Path path(Path folder, String sha256) {
        return folder.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Makes the folders, and removes what a crash left behind. */
    void prepare() throws IOException {
        layer.makeFolder(objects);
        layer.makeFolder(incoming);
        for (Path leftover : list(incoming)) {
            layer.delete(leftover);
        }
    }

    Path incoming() {
        return incoming;
    }

    /** Every object that lies there, by name. */
    static List<Path> all(Path folder) throws IOException {
        var all = new ArrayList<Path>();
        for (Path shelf : list(folder.resolve("objects"))) {
            if (Files.isDirectory(shelf)) {
                all.addAll(list(shelf));
            }
        }
        return all;
    }

    /** What this import brought goes again, save what is wanted: a full disk gets its room back. */
    void giveBack(Set<String> wanted) throws IOException {
        remove(fresh, wanted);
    }

    /** What killed imports brought, and nothing refers to, goes. */
    void sweep(Set<String> wanted) throws IOException {
        remove(all(objects.getParent()), wanted);
    }

    private void remove(List<Path> found, Set<String> wanted) throws IOException {
        for (Path object : found) {
            if (!wanted.contains(object.getFileName().toString())) {
                layer.delete(object);
            }
        }
    }

    /** All objects kept so far are on stable storage on return. */
    void settle() throws IOException {
        for (Path folder : changedFolders) {
            layer.forceFolder(folder);
        }
        changedFolders.clear();
    }

    @Override
    public Intake.Keeping begin() {
        Path part = incoming.resolve("part-" + ++parts);
        try {
            return new Part(part, layer.create(part));
        } catch (IOException refused) {
            throw DiskException.cannotWriteLibrary(objects.getParent(), refused);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Written under a name of its own, then moved under its content's. */
    private final class Part implements Intake.Keeping {
        private final Path file;
        private final OutputStream out;

        Part(Path file, OutputStream out) {
            this.file = file;
            this.out = out;
        }

        @Override
        public void write(byte[] chunk, int count) {
            try {
                out.write(chunk, 0, count);
            } catch (IOException refused) {
                throw DiskException.cannotWriteLibrary(objects.getParent(), refused);
            }
        }

        @Override
        public void keep(JudgedFile judged) {
            try {
                out.close();
                Path home = path(objects.getParent(), judged.file().sha256());
                if (Files.exists(home) && Files.size(home) == judged.file().sizeBytes()) {
                    layer.delete(file);
                    return;
                }
                layer.force(file);
                layer.makeFolder(home.getParent());
                layer.move(file, home);
                changedFolders.add(home.getParent());
                fresh.add(home);
            } catch (IOException refused) {
                throw DiskException.cannotWriteLibrary(objects.getParent(), refused);
            }
        }

        @Override
        public void drop() {
            try {
                out.close();
                layer.delete(file);
            } catch (IOException stays) {
                // The next import removes it.
            }
        }
    }
}
