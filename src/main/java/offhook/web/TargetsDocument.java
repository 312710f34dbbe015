package offhook.web;

import java.util.List;

/** What became of a target for many phones. */
public record TargetsDocument(int set, List<Refused> refused) {
    public TargetsDocument {
        refused = List.copyOf(refused);
    }

    public record Refused(String mac, String why) {}
}
