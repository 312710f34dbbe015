package offhook.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Starts with the machine's clock and goes on by itself: when somebody sets that clock, no lease
 * ends early and none lives a day too long. From any thread.
 */
final class SteadyClock extends Clock {
    private final Clock wall;
    private final LongSupplier nanos;
    private final Instant start;
    private final long startNanos;
    private final ZoneId zone;

    /**
     * @param notBefore the latest moment that was promised on: a clock that was set back while the
     *     station was off must not make time run twice
     * @param nanos as {@link System#nanoTime}
     */
    SteadyClock(Clock wall, Instant notBefore, LongSupplier nanos) {
        this(
                wall,
                nanos,
                wall.instant().isBefore(notBefore) ? notBefore : wall.instant(),
                nanos.getAsLong(),
                ZoneOffset.UTC);
    }

    SteadyClock(Clock wall, Instant notBefore) {
        this(wall, notBefore, System::nanoTime);
    }

    private SteadyClock(
            Clock wall, LongSupplier nanos, Instant start, long startNanos, ZoneId zone) {
        this.wall = wall;
        this.nanos = nanos;
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }

    /** How far the machine's clock is ahead of this one, negative if behind. */
    Duration wallAhead() {
        return Duration.between(instant(), wall.instant());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(wall, nanos, start, startNanos, other);
    }
}
