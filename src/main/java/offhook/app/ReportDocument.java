package offhook.app;

import offhook.firmware.Defect;
import offhook.firmware.FirmwareReport;
import offhook.firmware.PackageReport;

import java.util.List;

/**
 * The judgement of firmware as JSON.
 *
 * @param fine everything given is complete and sound
 */
record ReportDocument(boolean fine, List<Package> packages) {
    /**
     * @param origin the archive, or a folder in it
     */
    record Package(
            String origin,
            boolean fine,
            List<Problem> defects,
            List<LoadDocument> loads,
            List<String> remarks) {
        static Package of(PackageReport report) {
            return new Package(
                    report.origin(),
                    report.isFine(),
                    report.defects().stream().map(Problem::of).toList(),
                    report.loads().stream().map(LoadDocument::of).toList(),
                    report.remarks());
        }
    }

    /**
     * @param code one word, {@code web-page}
     */
    record Problem(String code, String sentence) {
        static Problem of(Defect defect) {
            return new Problem(defect.kind().word(), defect.sentence());
        }
    }

    static ReportDocument of(FirmwareReport report) {
        return new ReportDocument(
                report.isFine(), report.packages().stream().map(Package::of).toList());
    }
}
