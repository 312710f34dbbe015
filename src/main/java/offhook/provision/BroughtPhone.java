package offhook.provision;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PhoneEntry;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.phone.LoadName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of one phone say, in the words of the book.
 *
 * @param model as far as a file tells it
 * @param load that its settings name
 * @param lines each names its server
 * @param servers those that its lines name, or with SCCP the one it goes to
 * @param settings those that differ from what is usual
 * @param leftOut what the book has no place for, as words
 */
public record BroughtPhone(
        Optional<String> model,
        Optional<LoadName> load,
        List<Line> lines,
        List<SpeedDial> speedDials,
        List<Pbx> servers,
        Map<Setting, String> settings,
        List<String> leftOut) {
    public BroughtPhone {
        lines = List.copyOf(lines);
        speedDials = List.copyOf(speedDials);
        servers = List.copyOf(servers);
        settings = Map.copyOf(settings);
        leftOut = List.copyOf(leftOut);
    }

    public PhoneEntry entry(MacAddress mac) {
        return new PhoneEntry(mac, model, Optional.empty(), "", lines, speedDials, settings);
    }

    /** Not the values: some are passwords. */
    @Override
    public String toString() {
        return "BroughtPhone[" + lines.size() + " lines, " + servers.size() + " servers]";
    }
}
