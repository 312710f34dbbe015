package offhook.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request wants (RFC 9110 §14).
 *
 * @param first the offset of its first byte
 * @param end the offset behind its last byte
 */
record ByteRange(long first, long end) {
    /** One range only: of several the whole file is sent, which §14.2 allows. */
    private static final Pattern HEADER = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange whole(long sizeBytes) {
        return new ByteRange(0, sizeBytes);
    }

    /** What the header asks for, cut to the file; the whole file if it makes no sense. */
    static ByteRange of(String header, long sizeBytes) {
        Matcher asked = HEADER.matcher(header);
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return whole(sizeBytes);
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(sizeBytes, Long.parseLong(asked.group(2)));
            return new ByteRange(sizeBytes - last, sizeBytes);
        }
        long first = Long.parseLong(asked.group(1));
        long end = asked.group(2).isEmpty() ? sizeBytes : Long.parseLong(asked.group(2)) + 1;
        return end <= first && !asked.group(2).isEmpty()
                ? whole(sizeBytes)
                : new ByteRange(first, Math.min(end, sizeBytes));
    }

    /** Nothing of it is in the file: 416. */
    boolean isOutside() {
        return first >= end;
    }

    boolean isWhole(long sizeBytes) {
        return first == 0 && end == sizeBytes;
    }

    long sizeBytes() {
        return end - first;
    }

    /** The header of a 206. */
    Optional<String> contentRange(long sizeBytes) {
        return isWhole(sizeBytes)
                ? Optional.empty()
                : Optional.of("bytes " + first + "-" + (end - 1) + "/" + sizeBytes);
    }
}
