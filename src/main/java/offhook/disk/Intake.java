package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.Defect;
import offhook.firmware.FileJudge;
import offhook.firmware.FileRole;
import offhook.firmware.JudgedFile;
import offhook.firmware.LibraryFile;
import offhook.firmware.PackageFiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes in the files of one archive or folder: judges each, keeps it if told to. */
final class Intake {
    /** What becomes of content besides being judged. */
    interface Keeper {
        Keeping begin();
    }

    /** One file on its way to be kept. Exactly one of {@code keep} and {@code drop} is called. */
    interface Keeping {
        void write(byte[] chunk, int count);

        void keep(JudgedFile judged);

        void drop();
    }

    /** Judges only. */
    static final Keeper KEEPS_NOTHING =
            () ->
                    new Keeping() {
                        @Override
                        public void write(byte[] chunk, int count) {}

                        @Override
                        public void keep(JudgedFile judged) {}

                        @Override
                        public void drop() {}
                    };

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Catalogue catalogue;
    private final Keeper keeper;
    private final Progress progress;
    private final Map<String, List<JudgedFile>> packages = new LinkedHashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final List<Defect> defects = new ArrayList<>();
    private final byte[] chunk = new byte[CHUNK_BYTES];

    Intake(Catalogue catalogue, Keeper keeper, Progress progress) {
        this.catalogue = catalogue;
        this.keeper = keeper;
        this.progress = progress;
    }

    /**
     * Reads the content to its end.
     *
     * @param container the archive or folder, as people would name it
     */
    void file(String container, EntryName name, InputStream content, Budget budget)
            throws IOException {
        if (!FileRole.of(name.name()).isOurs()) {
            add(container, name, unread(name.name()));
            return;
        }
        progress.reading(container, name.name());
        Keeping keeping = keeper.begin();
        boolean isKept = false;
        try {
            JudgedFile judged = judge(name.name(), content, keeping);
            if (isNew(container, name, judged.file().sha256(), budget)) {
                add(container, name, judged);
                if (judged.isSound()) {
                    keeping.keep(judged);
                    isKept = true;
                }
            }
        } finally {
            if (!isKept) {
                keeping.drop();
            }
        }
    }

    /** A file that is there and can't be read. */
    void broken(String container, EntryName name, Defect defect) {
        add(container, name, unread(name.name()).with(defect));
    }

    /** Something that is no file, left out. */
    void leftOut(String container, EntryName name, String why) {
        add(container, name, unread(name.name() + " (" + why + ")"));
    }

    /**
     * The checksum over a whole archive is wrong, so any file of it may be: only those that the
     * catalogue knows are still sound.
     */
    void distrust(String archive, String why) {
        packages.forEach(
                (origin, files) -> {
                    if (origin.equals(archive) || origin.startsWith(archive + "/")) {
                        files.replaceAll(file -> distrusted(file, why));
                    }
                });
    }

    private static JudgedFile distrusted(JudgedFile file, String why) {
        boolean isSafe = file.file().isKnown() || !file.role().isOurs();
        return isSafe || !file.isSound()
                ? file
                : file.with(
                        new Defect(
                                Defect.Kind.ARCHIVE_BROKEN,
                                file.name() + " can't be trusted: " + why));
    }

    void defect(Defect defect) {
        defects.add(defect);
    }

    /** One package a folder that holds files, in the order found. */
    List<PackageFiles> packages() {
        return packages.entrySet().stream()
                .map(it -> new PackageFiles(it.getKey(), withoutCopies(it.getValue())))
                .toList();
    }

    /** "Copy of x" and "x (1)" beside x do no harm: a phone never asks for them. */
    private static List<JudgedFile> withoutCopies(List<JudgedFile> files) {
        Map<String, String> sound = new HashMap<>();
        files.stream()
                .filter(file -> file.isSound() && file.role().isOurs())
                .forEach(file -> sound.putIfAbsent(file.file().sha256(), file.name()));
        return files.stream()
                .map(
                        file ->
                                isRenamed(file) && sound.containsKey(file.file().sha256())
                                        ? unread(copyOf(file, sound))
                                        : file)
                .toList();
    }

    private static String copyOf(JudgedFile file, Map<String, String> sound) {
        return file.name() + " (a copy of " + sound.get(file.file().sha256()) + ")";
    }

    private static boolean isRenamed(JudgedFile file) {
        return file.defects().stream().allMatch(it -> it.kind() == Defect.Kind.RENAMED)
                && !file.isSound();
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    private JudgedFile judge(String name, InputStream content, Keeping keeping) throws IOException {
        var judge = new FileJudge(name, catalogue);
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            judge.update(chunk, 0, read);
            keeping.write(chunk, read);
        }
        return judge.finish();
    }

    /** False for a repetition; two files that a phone could not tell apart are refused. */
    private boolean isNew(String container, EntryName name, String sha256, Budget budget)
            throws Refusal {
        String key = container + "/" + name.path().toLowerCase(Locale.ROOT);
        String before = contents.putIfAbsent(key, sha256);
        if (before != null && !before.equals(sha256)) {
            throw budget.refusal(
                    "holds \"%s\" twice with different content", EntryName.shown(name.path()));
        }
        return before == null;
    }

    private void add(String container, EntryName name, JudgedFile file) {
        String origin = name.folder().isEmpty() ? container : container + "/" + name.folder();
        packages.computeIfAbsent(origin, it -> new ArrayList<>()).add(file);
    }

    private static JudgedFile unread(String name) {
        return new JudgedFile(
                new LibraryFile(name, 0, "", "", false),
                FileRole.of(name),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
