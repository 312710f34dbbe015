package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A client that got no answer asks again. When the station is late both questions wait: only the
 * newest is worth an answer, the older ones would make all others wait longer still.
 */
final class NewestQuestions {
    private NewestQuestions() {}

    /** Takes the superseded questions out of the batch and says how many they were. */
    static int dropOlder(List<Object> batch) {
        if (batch.size() < 2) {
            return 0;
        }
        var asked = new HashSet<MacAddress>();
        int before = batch.size();
        Collections.reverse(batch);
        batch.removeIf(item -> asker(item).filter(mac -> !asked.add(mac)).isPresent());
        Collections.reverse(batch);
        return before - batch.size();
    }

    /** Who waits for an answer; a RELEASE or DECLINE waits for none, and is never superseded. */
    private static Optional<MacAddress> asker(Object item) {
        return item instanceof Input.DhcpArrived(DhcpMessage message, _)
                        && message.kind().filter(NewestQuestions::isQuestion).isPresent()
                ? message.mac()
                : Optional.empty();
    }

    private static boolean isQuestion(DhcpKind kind) {
        return kind == DhcpKind.DISCOVER || kind == DhcpKind.REQUEST;
    }
}
