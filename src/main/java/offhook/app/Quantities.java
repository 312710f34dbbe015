package offhook.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Sizes and times as people read them. */
final class Quantities {
    private Quantities() {}

    /** {@code 385,434}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 385,434 bytes}. */
    static String bytes(long bytes) {
        return bytes == 1 ? "1 byte" : number(bytes) + " bytes";
    }

    /** {@code 40 ms}, {@code 6.2 s}, {@code 3 min 20 s}, {@code 1 h}, {@code 2 d 4 h}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            String tenths = String.format(Locale.ROOT, "%.1f", Math.min(millis, 59_949) / 1000.0);
            return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths)
                    + " s";
        }
        if (duration.toHours() < 1) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return duration.toDays() < 1
                ? two(duration.toHours(), "h", duration.toMinutesPart(), "min")
                : two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    /** {@code 3 min ago}; a moment still to come (another clock) is {@code now}. */
    static String ago(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < 2) {
            return "now";
        }
        if (seconds < 120) {
            return seconds + " s ago";
        }
        if (seconds < 2 * 3_600) {
            return seconds / 60 + " min ago";
        }
        return seconds < 2 * 86_400 ? seconds / 3_600 + " h ago" : seconds / 86_400 + " d ago";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
