package offhook.app;

import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** DHCP messages by kind, heard and said. From any thread. */
final class DhcpCounts {
    private final Map<DhcpKind, LongAdder> heard = new EnumMap<>(DhcpKind.class);
    private final Map<DhcpKind, LongAdder> said = new EnumMap<>(DhcpKind.class);

    /** Messages of the time before option 53. */
    private final LongAdder bootp = new LongAdder();

    DhcpCounts() {
        for (DhcpKind kind : DhcpKind.values()) {
            heard.put(kind, new LongAdder());
            said.put(kind, new LongAdder());
        }
    }

    void hear(DhcpMessage message) {
        Optional<DhcpKind> kind = message.kind();
        (kind.isPresent() ? heard.get(kind.get()) : bootp).increment();
    }

    void say(DhcpMessage message) {
        Optional<DhcpKind> kind = message.kind();
        if (kind.isPresent()) {
            said.get(kind.get()).increment();
        }
    }

    long heard(DhcpKind kind) {
        return heard.get(kind).sum();
    }

    long heardBootp() {
        return bootp.sum();
    }

    long said(DhcpKind kind) {
        return said.get(kind).sum();
    }
}
