package offhook.disk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as a client asked it, made into path parts that stay inside a folder on any system, or
 * nothing. Every form refused here opened some TFTP server's disk once (hostile-inputs.md 9).
 */
final class ServedName {
    /** What file systems take at most. */
    private static final int PART_CHARACTERS_MAX = 255;

    /** Locale folders are one deep; nobody has eight. */
    private static final int PARTS_MAX = 8;

    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9¹²³]");

    private ServedName() {}

    /** A leading slash, {@code ./} and blanks at the end are what phones send (phones.md §2.1). */
    static Optional<List<String>> parts(String asked) {
        var parts = new ArrayList<String>();
        for (String part : asked.stripTrailing().replace('\\', '/').split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!isSafe(part) || parts.size() == PARTS_MAX) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(parts));
    }

    /**
     * TFTP does not say what letters its bytes are; a list of rings is UTF-8, and so are the names
     * in it. Empty if the bytes are none, or ASCII.
     *
     * @param asked a character for each byte
     */
    static Optional<String> inUtf8(String asked) {
        boolean mayBe =
                asked.chars().allMatch(c -> c <= 0xff) && asked.chars().anyMatch(c -> c > 0x7f);
        if (!mayBe) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(asked.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException otherLetters) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(String part) {
        if (part.length() > PART_CHARACTERS_MAX || part.endsWith(".") || part.endsWith(" ")) {
            // The latter includes "..", "..." and what Windows takes for another name.
            return false;
        }
        if (part.chars().anyMatch(c -> c < ' ' || c == 127 || "<>:\"|?*".indexOf(c) >= 0)) {
            return false;
        }
        int dot = part.indexOf('.');
        String stem = (dot < 0 ? part : part.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return !DEVICES.contains(stem) && !NUMBERED_DEVICE.matcher(stem).matches();
    }
}
