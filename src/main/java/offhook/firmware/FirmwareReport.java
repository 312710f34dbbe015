package offhook.firmware;

import java.util.List;

/** The judgement of everything that was given: an archive may hold several packages. */
public record FirmwareReport(List<PackageReport> packages) {
    public FirmwareReport {
        packages = List.copyOf(packages);
    }

    public boolean isFine() {
        return packages.stream().anyMatch(PackageReport::isFine)
                && packages.stream().allMatch(it -> it.isFine() || it.isBesideThePoint());
    }

    public List<Load> loads() {
        return packages.stream().flatMap(it -> it.loads().stream()).toList();
    }
}
