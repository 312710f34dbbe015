package offhook.app;

import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.PhoneData;
import offhook.phone.PhoneCatalogue;
import offhook.provision.OwnWording;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the station keeps its things, for commands that touch its library. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the station's folder (default: as offhook.toml says, or offhook-data)")
    private Path data;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "the station's settings (default: offhook.toml if present)")
    private Path settings;

    /** The library in it, whether it is there yet or not. */
    FirmwareFolder firmware() {
        return FirmwareFolder.open(folder().resolve("firmware"), KnownFirmware.catalogue());
    }

    /** The lines in it, beside a running station if there is one. */
    OpenBook lines() {
        PhoneCatalogue catalogue = PhoneData.catalogue();
        StationSettings read = StationSettings.read(Optional.ofNullable(settings), catalogue);
        StationSettings here = data == null ? read : read.withData(data);
        return OpenBook.in(here.data(), here.databaseUrl(), catalogue, here.pbx());
    }

    /** The station's SQLite file, if it has one. */
    Optional<Path> database() {
        Path file = folder().resolve("offhook.db");
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The operator's own wording of phones' files. */
    OwnWording templates(Consumer<String> complaints) {
        return TemplateFolder.in(folder(), complaints);
    }

    private Path folder() {
        if (data != null) {
            return data;
        }
        return settings != null || Files.exists(Path.of(StationSettings.USUAL_FILE))
                ? StationSettings.read(Optional.ofNullable(settings), PhoneData.catalogue()).data()
                : StationSettings.DEFAULTS.data();
    }
}
