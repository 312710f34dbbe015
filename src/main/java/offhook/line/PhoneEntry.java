package offhook.line;

import offhook.address.MacAddress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator wrote down for one phone.
 *
 * @param model as the catalogue names it; empty: what the phone itself says
 * @param overrides what is different from its site and model
 */
public record PhoneEntry(
        MacAddress mac,
        Optional<String> model,
        Optional<String> site,
        String description,
        List<Line> lines,
        List<SpeedDial> speedDials,
        Map<Setting, String> overrides) {
    public PhoneEntry {
        lines = List.copyOf(lines);
        speedDials = List.copyOf(speedDials);
        overrides = Map.copyOf(overrides);
    }

    /** The same with these lines. */
    public PhoneEntry withLines(List<Line> others) {
        return new PhoneEntry(mac, model, site, description, others, speedDials, overrides);
    }

    /** Not the values: some are passwords. */
    @Override
    public String toString() {
        return "PhoneEntry[" + mac + ", " + lines.size() + " lines]";
    }
}
