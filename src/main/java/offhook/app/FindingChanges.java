package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which findings are new and which are over since each phone was looked at last. Only those that
 * somebody has to do something about; the others are told by the story. Not thread-safe.
 */
final class FindingChanges {
    private final Map<MacAddress, Map<String, Finding>> known = new HashMap<>();

    /** What is to be told of a phone. */
    sealed interface Change {
        record Begun(MacAddress phone, Finding finding) implements Change {}

        record Over(MacAddress phone, Finding finding) implements Change {}
    }

    List<Change> of(List<PhoneSummary> phones) {
        var changes = new ArrayList<Change>();
        phones.forEach(phone -> compare(phone, changes));
        return changes;
    }

    private void compare(PhoneSummary phone, List<Change> changes) {
        Map<String, Finding> before = known.getOrDefault(phone.mac(), Map.of());
        var now = new HashMap<String, Finding>();
        for (Finding finding : phone.findings()) {
            if (isSerious(finding.severity())) {
                now.put(finding.code(), finding);
                if (!before.containsKey(finding.code())) {
                    changes.add(new Change.Begun(phone.mac(), finding));
                }
            }
        }
        before.values().stream()
                .filter(finding -> !now.containsKey(finding.code()))
                .forEach(finding -> changes.add(new Change.Over(phone.mac(), finding)));
        if (now.isEmpty()) {
            known.remove(phone.mac());
        } else {
            known.put(phone.mac(), now);
        }
    }

    /** Forgets those that are forgotten. */
    void keepOnly(Set<MacAddress> phones) {
        new HashSet<>(known.keySet())
                .stream().filter(mac -> !phones.contains(mac)).forEach(known::remove);
    }

    private static boolean isSerious(Severity severity) {
        return switch (severity) {
            case ALARM, STUCK, REFUSED, WARNING -> true;
            case PLAN, NOTICE, GOOD -> false;
        };
    }
}
