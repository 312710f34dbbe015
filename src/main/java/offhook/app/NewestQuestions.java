package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
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
    /** One MAC address on two wires, or behind two relays, asks twice. */
    private record Asker(MacAddress mac, String interfaceName, Ipv4 giaddr) {}

    private NewestQuestions() {}

    /** Takes the superseded questions out of the batch and says how many they were. */
    static int dropOlder(List<Object> batch) {
        if (batch.size() < 2) {
            return 0;
        }
        var asked = new HashSet<Asker>();
        int before = batch.size();
        Collections.reverse(batch);
        batch.removeIf(item -> asker(item).filter(asker -> !asked.add(asker)).isPresent());
        Collections.reverse(batch);
        return before - batch.size();
    }

    /** Who waits for an answer; a RELEASE or DECLINE waits for none, and is never superseded. */
    private static Optional<Asker> asker(Object item) {
        if (item instanceof Input.DhcpArrived(DhcpMessage message, Arrival arrival)
                && message.kind().filter(NewestQuestions::isQuestion).isPresent()) {
            return message.mac()
                    .map(mac -> new Asker(mac, arrival.interfaceName(), message.giaddr()));
        }
        return Optional.empty();
    }

    private static boolean isQuestion(DhcpKind kind) {
        return kind == DhcpKind.DISCOVER || kind == DhcpKind.REQUEST;
    }
}
