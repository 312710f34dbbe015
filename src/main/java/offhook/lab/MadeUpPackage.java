package offhook.lab;

import offhook.wire.Bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of one load as a vendor's archive would hold them, made up.
 *
 * @param name what the archive would be called, {@code cmterm-7941_7961-sip.9-4-2SR3-1.zip}
 * @param files by file name, the manifest first
 */
public record MadeUpPackage(String name, Map<String, Bytes> files) {
    public MadeUpPackage {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** The same package with one file more, or another content of it. */
    public MadeUpPackage with(String file, Bytes content) {
        var changed = new LinkedHashMap<>(files);
        changed.put(file, content);
        return new MadeUpPackage(name, changed);
    }

    public MadeUpPackage without(String file) {
        var changed = new LinkedHashMap<>(files);
        changed.remove(file);
        return new MadeUpPackage(name, changed);
    }

    /** As a zip archive; the same bytes each time. */
    public Bytes zip() {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                // 1 January 1980, the earliest a zip can say: without it the clock gets in.
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue().toArray());
                zip.closeEntry();
            }
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
        return Bytes.of(archive.toByteArray());
    }
}
