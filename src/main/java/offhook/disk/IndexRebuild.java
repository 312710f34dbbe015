package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.EnvelopeReading;
import offhook.firmware.FileJudge;
import offhook.firmware.JudgedFile;
import offhook.firmware.PackageFiles;
import offhook.firmware.PayloadName;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes the list of the library again from the contents themselves. Signed files and 7940/60 images
 * say their names inside; what says nothing stays on disk and is known again with the next import.
 */
final class IndexRebuild {
    private final Path folder;
    private final Catalogue catalogue;

    IndexRebuild(Path folder, Catalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /**
     * @param before the list before the damaged one, which knows how files belong together
     */
    List<PackageFiles> packages(List<PackageFiles> before) throws IOException {
        var known = new HashSet<String>();
        var packages = new ArrayList<PackageFiles>();
        for (PackageFiles pack : before) {
            var files = new ArrayList<JudgedFile>();
            for (JudgedFile file : pack.files()) {
                if (isIntact(file)) {
                    files.add(file);
                    known.add(file.file().sha256());
                }
            }
            packages.add(new PackageFiles(pack.origin(), files));
        }
        var found = new ArrayList<JudgedFile>();
        for (Path object : ObjectStore.all(folder)) {
            if (!known.contains(object.getFileName().toString())) {
                judged(object).ifPresent(found::add);
            }
        }
        if (!found.isEmpty()) {
            packages.add(new PackageFiles("the library's own files, listed again", found));
        }
        return packages;
    }

    private boolean isIntact(JudgedFile file) throws IOException {
        Path object = ObjectStore.path(folder, file.file().sha256());
        return file.isSound()
                && Files.exists(object)
                && judge(object, file.name()).file().sha256().equals(file.file().sha256());
    }

    private Optional<JudgedFile> judged(Path object) throws IOException {
        Optional<String> name = nameIn(object);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        JudgedFile judged = judge(object, name.get());
        boolean isWhole = judged.file().sha256().equals(object.getFileName().toString());
        return Optional.of(judged).filter(it -> isWhole && it.isSound());
    }

    private static Optional<String> nameIn(Path object) throws IOException {
        ByteBuffer head;
        try (InputStream in = Files.newInputStream(object)) {
            head = ByteBuffer.wrap(in.readNBytes(EnvelopeReading.HEADER_BYTES_MAX));
        }
        return switch (EnvelopeReading.read(head)) {
            case EnvelopeReading.Sound(var envelope) -> Optional.of(envelope.name());
            case EnvelopeReading.Broken _ -> Optional.empty();
            case EnvelopeReading.Absent _ -> PayloadName.of(head, Files.size(object));
        };
    }

    private JudgedFile judge(Path object, String name) throws IOException {
        var judge = new FileJudge(name, catalogue);
        var chunk = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(object)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                judge.update(chunk, 0, read);
            }
        }
        return judge.finish();
    }
}
