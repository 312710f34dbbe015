package offhook.explain;

import offhook.phone.PhoneCatalogue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packets whose bytes Wireshark prints in hex ({@code -x}, "packet bytes"), read as packets. */
final class HexDump {
    private static final Pattern LINE =
            Pattern.compile("^([0-9a-f]{4,8})  +((?:[0-9a-f]{2} ?(?: (?=[0-9a-f]{2} ))?){1,16})");

    /** What libpcap captures at most. */
    private static final int BYTES_MAX = 262_144;

    private static final int ETHERNET = 1;

    private final PacketReader packets;
    private final StringBuilder digits = new StringBuilder();

    HexDump(PhoneCatalogue catalogue) {
        this.packets = new PacketReader(catalogue);
    }

    boolean isEmpty() {
        return digits.isEmpty();
    }

    int bytes() {
        return digits.length() / 2;
    }

    void forget() {
        digits.setLength(0);
    }

    static boolean begins(String text) {
        return text.startsWith("0000  ") || text.startsWith("00000000  ");
    }

    /** Whether the line goes on with the packet; what does not follow on is none of it. */
    boolean take(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.find()) {
            return false;
        }
        int offset = Integer.parseUnsignedInt(line.group(1), 16);
        boolean isNext = offset >= 0 && offset < BYTES_MAX && offset * 2 == digits.length();
        if (isNext) {
            digits.append(line.group(2).replace(" ", ""));
        }
        return isNext;
    }

    /** What the packet tells that ended. */
    List<Clue> end(Optional<Instant> at) {
        if (digits.isEmpty()) {
            return List.of();
        }
        byte[] bytes = HexFormat.of().parseHex(digits, 0, digits.length() & ~1);
        digits.setLength(0);
        return packets.packet(at.orElse(Instant.EPOCH), ETHERNET, ByteBuffer.wrap(bytes)).stream()
                .map(Clue::of)
                .toList();
    }

    /** When there are no more. */
    List<Clue> last() {
        return packets.end().stream().map(Clue::of).toList();
    }
}
