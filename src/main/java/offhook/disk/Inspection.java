package offhook.disk;

import offhook.firmware.Catalogue;
import offhook.firmware.Defect;
import offhook.firmware.FirmwareReport;
import offhook.firmware.Library;
import offhook.firmware.LibraryAssembly;
import offhook.firmware.LoadAssembly;
import offhook.firmware.PackageFiles;
import offhook.firmware.PackageReport;
import offhook.firmware.SoundFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Judges firmware without keeping any. */
public final class Inspection {
    private Inspection() {}

    /**
     * @param given archives, folders, single files, all existing
     */
    public static FirmwareReport inspect(List<Path> given, Catalogue catalogue, Progress progress) {
        try (Scratch scratch = Scratch.ofSystem()) {
            var gathering = new Gathering(catalogue, Intake.KEEPS_NOTHING, scratch, progress);
            var gathered = gathering.gather(given);
            var all = gathered.stream().flatMap(it -> it.packages().stream()).toList();
            return report(gathered, all, LibraryAssembly.library(all, catalogue), catalogue);
        }
    }

    /**
     * @param everything where missing parts may be found
     * @param library to which all of it belongs now, or would if it were imported
     */
    static FirmwareReport report(
            List<Gathering.Gathered> gathered,
            Collection<PackageFiles> everything,
            Library library,
            Catalogue catalogue) {
        var elsewhere = new SoundFiles(everything);
        var reports = new ArrayList<PackageReport>();
        for (Gathering.Gathered one : gathered) {
            List<Defect> defects = one.defects();
            for (PackageFiles pack : one.packages()) {
                var found = LoadAssembly.loads(pack, elsewhere, catalogue);
                var loads = LibraryAssembly.withHelpOf(library, pack, found);
                reports.add(PackageReport.of(pack, loads, defects, library));
                defects = List.of();
            }
            if (one.packages().isEmpty()) {
                var nothing = new PackageFiles(one.origin(), List.of());
                reports.add(PackageReport.of(nothing, List.of(), defects));
            }
        }
        return new FirmwareReport(reports);
    }
}
