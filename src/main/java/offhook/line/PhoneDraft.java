package offhook.line;

import offhook.address.MacAddress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One phone as it was handed in, not judged yet.
 *
 * @param cells of the phone itself; what was not said stays as it was
 * @param keys empty if nothing was said of keys, and they stay; else these are all it has
 */
public record PhoneDraft(
        Place place,
        MacAddress mac,
        Map<Column, Cell> cells,
        Map<Setting, Cell> settings,
        Optional<List<KeyDraft>> keys) {
    public PhoneDraft {
        cells = Map.copyOf(cells);
        settings = Map.copyOf(settings);
        keys = keys.map(List::copyOf);
    }
}
