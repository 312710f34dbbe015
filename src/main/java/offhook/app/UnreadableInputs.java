package offhook.app;

import offhook.wire.Malformation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Counts DHCP datagrams that could not be read, and keeps the last reason. From any thread. */
final class UnreadableInputs {
    private final LongAdder count = new LongAdder();
    private final AtomicReference<Malformation> last = new AtomicReference<>();

    void count(Malformation why) {
        count.increment();
        last.set(why);
    }

    Optional<String> sentence() {
        return Optional.ofNullable(last.get())
                .map(
                        why ->
                                "%d DHCP datagrams could not be read; the last one: %s"
                                        .formatted(count.sum(), why));
    }
}
