package offhook.dhcp;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment so long after another. Messages that came together have one moment, and share what ends
 * at one other: of a storm thousands would be kept. Belongs to one thread.
 */
final class Later {
    private Instant from = Instant.EPOCH;
    private Duration by = Duration.ZERO;
    private Instant moment = Instant.EPOCH;

    Instant of(Instant now, Duration length) {
        if (!now.equals(from) || !length.equals(by)) {
            moment = now.plus(length);
            from = now;
            by = length;
        }
        return moment;
    }
}
