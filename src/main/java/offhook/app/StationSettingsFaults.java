package offhook.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a settings file, each with its line; all of it is told at once. */
final class StationSettingsFaults {
    private final String file;
    private final StationSettingsLines lines;
    private final List<Fault> faults = new ArrayList<>();

    private record Fault(int line, String sentence) {}

    StationSettingsFaults(String file, StationSettingsLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * @param path of the key, {@code dhcp.lease}
     */
    void add(String path, String sentence) {
        faults.add(new Fault(lines.line(path), sentence));
    }

    StationSettingsLines lines() {
        return lines;
    }

    /** {@code offhook.toml:14: lease "2 hour": expected a duration such as 2h or 90m}. */
    List<String> sentences() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .map(fault -> file + ":" + fault.line() + ": " + fault.sentence())
                .toList();
    }
}
