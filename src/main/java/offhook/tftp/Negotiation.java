package offhook.tftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a request's options come to (RFC 2347). An option that makes no sense is left out of the
 * answer, which the RFC allows, instead of failing the transfer.
 *
 * @param timeout between repeats, if the client chose it; zero if we choose
 * @param granted in the order asked, with the values granted; empty means no OACK
 */
record Negotiation(
        int blockBytes, int windowBlocks, Duration timeout, List<TftpInput.Option> granted) {
    /** RFC 1350: what holds when nothing is negotiated; all that a 7900 ever asks for. */
    static final int BLOCK_BYTES_PLAIN = 512;

    /** RFC 2348. */
    private static final int BLOCK_BYTES_LEAST = 8;

    private static final int BLOCK_BYTES_MOST = 65_464;

    /** RFC 7440. */
    private static final int WINDOW_MOST = 65_535;

    /** RFC 2349: seconds. */
    private static final int TIMEOUT_MOST = 255;

    /** Less than this would only repeat what is still on its way. */
    private static final long TIMEOUT_LEAST_MICROS = 10_000;

    /** More digits than any valid value has. */
    private static final int DIGITS_MAX = 10;

    Negotiation {
        granted = List.copyOf(granted);
    }

    /**
     * @param sizeBytes of what will be sent; empty leaves tsize out
     */
    static Negotiation of(List<TftpInput.Option> asked, TftpLimits limits, OptionalLong sizeBytes) {
        int blockBytes = BLOCK_BYTES_PLAIN;
        int window = 1;
        Duration timeout = Duration.ZERO;
        var granted = new ArrayList<TftpInput.Option>();
        Set<String> settled = new HashSet<>();
        for (TftpInput.Option option : asked) {
            String name = option.name().toLowerCase(Locale.ROOT);
            long value = number(option.value());
            long answer = answer(name, value, limits, sizeBytes);
            // Of repeats the first counts; two timeouts are one subject.
            if (answer < 0 || !settled.add(name.equals("utimeout") ? "timeout" : name)) {
                continue;
            }
            granted.add(new TftpInput.Option(option.name(), Long.toString(answer)));
            switch (name) {
                case "blksize" -> blockBytes = (int) answer;
                case "windowsize" -> window = (int) answer;
                case "timeout" -> timeout = Duration.ofSeconds(answer);
                case "utimeout" -> timeout = Duration.ofNanos(answer * 1000);
                default -> {
                    // tsize changes nothing here.
                }
            }
        }
        return new Negotiation(blockBytes, window, timeout, granted);
    }

    /** The value granted, or -1. */
    private static long answer(String name, long value, TftpLimits limits, OptionalLong sizeBytes) {
        return switch (name) {
            case "blksize" ->
                    value < BLOCK_BYTES_LEAST || value > BLOCK_BYTES_MOST
                            ? -1
                            : Math.min(value, limits.blockBytesMax());
            case "windowsize" ->
                    value < 1 || value > WINDOW_MOST ? -1 : Math.min(value, limits.windowMax());
            case "timeout" -> value < 1 || value > TIMEOUT_MOST ? -1 : value;
            case "utimeout" ->
                    value < TIMEOUT_LEAST_MICROS || value > TIMEOUT_MOST * 1_000_000L ? -1 : value;
            // curl 7.88 stops at "tsize 0" in an answer, so an empty file has no size.
            case "tsize" -> value < 0 || sizeBytes.orElse(0) == 0 ? -1 : sizeBytes.getAsLong();
            default -> -1;
        };
    }

    /** Digits only, and not too many; anything else is -1. */
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > DIGITS_MAX) {
            return -1;
        }
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }
}
