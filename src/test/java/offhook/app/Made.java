package offhook.app;

import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.phone.LoadNames;
import offhook.wire.Bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Made-up packages for tests, and files of them on disk. */
final class Made {
    static final String SIP41 = "SIP41.9-4-2SR3-1S";
    static final String SCCP41 = "SCCP41.9-4-2SR3-1S";
    static final String P0S3 = "P0S3-8-12-00";

    private Made() {}

    static MadeUpPackage pack(String load) {
        return MadeUpFirmware.of(LoadNames.named(load).orElseThrow(), 1, MadeUpSizes.ofBytes(4000));
    }

    static Path file(Path folder, String name, Bytes content) {
        try {
            return Files.write(folder.resolve(name), content.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path zip(Path folder, String load) {
        MadeUpPackage pack = pack(load);
        return file(folder, pack.name(), pack.zip());
    }
}
