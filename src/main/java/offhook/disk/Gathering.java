package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.Defect;
import offhook.firmware.FileRole;
import offhook.firmware.PackageFiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through everything that was given: archives, folders, single files. */
final class Gathering {
    /** A folder of a TFTP server; more files than this and it is the wrong folder. */
    private static final int FOLDER_FILES_MAX = 100_000;

    private final Catalogue catalogue;
    private final Intake.Keeper keeper;
    private final Scratch scratch;
    private final Progress progress;
    private final List<Gathered> gathered = new ArrayList<>();

    /**
     * What one archive or folder held.
     *
     * @param packages none if it was refused
     */
    record Gathered(String origin, List<PackageFiles> packages, List<Defect> defects) {
        boolean isNothing() {
            return packages.isEmpty() && defects.isEmpty();
        }
    }

    Gathering(Catalogue catalogue, Intake.Keeper keeper, Scratch scratch, Progress progress) {
        this.catalogue = catalogue;
        this.keeper = keeper;
        this.scratch = scratch;
        this.progress = progress;
    }

    List<Gathered> gather(List<Path> given) {
        var loose = new ArrayList<Path>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                folder(path);
            } else if (isArchive(path)) {
                archive(path, path.getFileName().toString());
            } else {
                loose.add(path);
            }
        }
        if (!loose.isEmpty()) {
            String shown =
                    loose.size() == 1
                            ? loose.getFirst().getFileName().toString()
                            : loose.size() + " single files";
            within(
                    shown,
                    intake -> {
                        for (Path file : loose) {
                            var name = new EntryName("", file.getFileName().toString());
                            single(intake, shown, name, file);
                        }
                    });
        }
        return List.copyOf(gathered);
    }

    private void archive(Path path, String shown) {
        within(
                shown,
                intake ->
                        new ArchiveWalk(intake, scratch, new Budget(shown, Files.size(path)))
                                .open(path, shown, 1));
    }

    private void folder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        String shown = absolute.getFileName() == null ? "/" : absolute.getFileName().toString();
        var archives = new ArrayList<Path>();
        // The folder itself may be given by a link, as /srv/tftp often is one.
        Path root = real(folder);
        within(
                shown,
                intake ->
                        Files.walkFileTree(root, new FolderVisitor(intake, shown, root, archives)));
        if (!archives.isEmpty() && gathered.getLast().isNothing()) {
            // A folder of packages has nothing of its own to be said.
            gathered.removeLast();
        }
        for (Path archive : archives) {
            archive(archive, shown + "/" + slashed(root.relativize(archive)));
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException whichTheWalkWillTell) {
            return folder;
        }
    }

    private interface Reading {
        void into(Intake intake) throws IOException;
    }

    /** Everything that a refused archive held is forgotten. */
    private void within(String shown, Reading reading) {
        var intake = new Intake(catalogue, keeper, progress);
        try {
            reading.into(intake);
            gathered.add(new Gathered(shown, firmware(intake.packages()), intake.defects()));
        } catch (Refusal refusal) {
            gathered.add(new Gathered(shown, List.of(), List.of(refusal.defect())));
        } catch (IOException unreadable) {
            gathered.add(new Gathered(shown, List.of(), List.of(unreadable(shown, unreadable))));
        }
    }

    /** Without folders that hold read-me files only, if there are others. */
    private static List<PackageFiles> firmware(List<PackageFiles> packages) {
        List<PackageFiles> firmware =
                packages.stream()
                        .filter(
                                pack ->
                                        pack.files().stream()
                                                .anyMatch(
                                                        it ->
                                                                !(it.role()
                                                                        instanceof
                                                                        FileRole.Accessory)))
                        .toList();
        return firmware.isEmpty() ? packages : firmware;
    }

    private static void single(Intake intake, String container, EntryName name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            if (Files.size(file) > Budget.ENTRY_BYTES_MAX && FileRole.of(name.name()).isOurs()) {
                intake.broken(container, name, tooLarge(name));
                return;
            }
            intake.file(container, name, content, new Budget(container, Long.MAX_VALUE / 1024));
        } catch (IOException unreadable) {
            intake.broken(container, name, unreadable(name.name(), unreadable));
        }
    }

    private static Defect tooLarge(EntryName name) {
        return new Defect(
                Defect.Kind.WRONG_CONTENT,
                "%s has more than %,d MB, which no phone's firmware has. Get it again."
                        .formatted(name.name(), Budget.ENTRY_BYTES_MAX >> 20));
    }

    private static Defect unreadable(String shown, IOException why) {
        return new Defect(
                Defect.Kind.UNREADABLE,
                why instanceof Refusal
                        ? shown
                                + " is there twice, in spellings that no phone can tell apart and"
                                + " with different content. Remove one."
                        : shown + " can't be read: " + DiskTrouble.of(why) + ".");
    }

    private static boolean isArchive(Path path) {
        try {
            return ArchiveWalk.isMeant(path);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /** Links are not followed: they may lead out of the folder. */
    private static final class FolderVisitor extends SimpleFileVisitor<Path> {
        private final Intake intake;
        private final String shown;
        private final Path folder;
        private final List<Path> archives;
        private int files;

        FolderVisitor(Intake intake, String shown, Path folder, List<Path> archives) {
            this.intake = intake;
            this.shown = shown;
            this.folder = folder;
            this.archives = archives;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean isHidden =
                    !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
            return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (++files > FOLDER_FILES_MAX) {
                throw new Refusal(
                        "%s holds more than %,d files; give the folder of the firmware itself."
                                .formatted(shown, FOLDER_FILES_MAX));
            }
            Path parent = folder.relativize(file).getParent();
            var name =
                    new EntryName(
                            parent == null ? "" : slashed(parent), file.getFileName().toString());
            if (name.isMacLitter()) {
                return FileVisitResult.CONTINUE;
            }
            Optional<String> strange = strange(file, attributes);
            if (strange.isPresent()) {
                intake.leftOut(shown, name, strange.get());
            } else if (isArchive(file)) {
                archives.add(file);
            } else {
                single(intake, shown, name, file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** What is left out of a folder, and would be a fault if it had been given by itself. */
        private static Optional<String> strange(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                return Optional.of("a link or device");
            }
            try {
                return ArchiveWalk.isHelper(file)
                        ? Optional.of("a program")
                        : ArchiveWalk.foreign(file).map(it -> it + ", to be unpacked first");
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            intake.defect(unreadable(file.toString(), why));
            return FileVisitResult.CONTINUE;
        }
    }
}
