package offhook.explain;

import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a phone says of itself when it registers (phones.md §5, "SIP"). */
public final class PhoneRegistration {
    /** Loads 8.x say {@code Load=} alone (a 7970's REGISTER that Cisco's documentation prints). */
    private static final Pattern ACTIVE = Pattern.compile("\\b(?:Active)?Load=([\\w.()-]{1,64})");

    private PhoneRegistration() {}

    /**
     * @param userAgent {@code Cisco-CP7960G/8.0}
     * @param reason {@code … cisco-alarm:25 Name=… ActiveLoad=…}; may be empty
     */
    public static List<StationEvent> read(
            String userAgent, String reason, PhoneCatalogue catalogue) {
        var inventory = new Inventory(catalogue);
        Matcher active = ACTIVE.matcher(reason);
        // "InactiveLoad=" holds the same letters, within a word.
        while (active.find()) {
            inventory.load(active.group(1), "its REGISTER says " + active.group());
        }
        inventory.userAgent(userAgent);
        return inventory.clues().stream()
                .map(Clue::event)
                .filter(
                        event ->
                                event instanceof StationEvent.ModelLearned
                                        || event instanceof StationEvent.LoadLearned)
                .toList();
    }
}
