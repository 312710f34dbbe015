package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
import offhook.desk.Input;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A client that got no answer asks again. When the station is late both questions wait: only the
 * newest is worth an answer, the older ones would make all others wait longer still.
 */
final class NewestQuestions {
    /** One MAC address on two wires, or behind two relays, asks twice. */
    private record Asker(MacAddress mac, String interfaceName, Ipv4 giaddr) {
        // Not the record's own, for the reason given in MacAddress.
        @Override
        public boolean equals(Object other) {
            return other instanceof Asker(MacAddress otherMac, String name, Ipv4 relay)
                    && mac.equals(otherMac)
                    && giaddr.equals(relay)
                    && interfaceName.equals(name);
        }

        @Override
        public int hashCode() {
            return mac.hashCode() + 31 * giaddr.hashCode();
        }
    }

    private NewestQuestions() {}

    /** Takes the superseded questions out of the batch and says how many they were. */
    static int dropOlder(List<Object> batch) {
        if (batch.size() < 2) {
            return 0;
        }
        var asked = HashSet.<Asker>newHashSet(batch.size());
        int dropped = 0;
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (batch.get(i) instanceof Input.DhcpArrived(DhcpMessage message, Arrival arrival)
                    && isQuestion(message)
                    && message.mac().isPresent()
                    && !asked.add(
                            new Asker(
                                    message.mac().get(),
                                    arrival.interfaceName(),
                                    message.giaddr()))) {
                batch.set(i, null);
                dropped++;
            }
        }
        if (dropped > 0) {
            batch.removeIf(Objects::isNull);
        }
        return dropped;
    }

    /** A RELEASE or DECLINE waits for no answer, and is never superseded. */
    private static boolean isQuestion(DhcpMessage message) {
        Optional<DhcpKind> kind = message.kind();
        return kind.isPresent()
                && (kind.get() == DhcpKind.DISCOVER || kind.get() == DhcpKind.REQUEST);
    }
}
