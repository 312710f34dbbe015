package offhook.config;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as text. Every encoding that occurs comes out readable; which one it was is kept, because
 * the phone may mind.
 *
 * @param text without byte order mark
 * @param isPadded whether NULs or DOS's end of file (Ctrl-Z) stood behind the text
 */
record SourceText(String name, String text, Encoding encoding, boolean hasMark, boolean isPadded) {
    enum Encoding {
        ASCII,
        UTF_8,
        /** Bytes that are no UTF-8, read as the Western code page of Windows. */
        LATIN,
        UTF_16
    }

    /** DOS ended a text with Ctrl-Z. */
    private static final byte END_OF_FILE = 0x1a;

    /** A declaration stands at the beginning. */
    private static final int HEAD_MAX = 400;

    static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.-]+)[\"']");

    private static final Pattern NOT_WESTERN = Pattern.compile("[\u00c0-\u00ff]{3,}");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    static SourceText of(String name, Bytes content) {
        byte[] bytes = content.toArray();
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            SourceText rest = plain(name, bytes, 3);
            return new SourceText(name, rest.text, rest.encoding, true, rest.isPadded);
        }
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, '<', 0)) {
            return wide(name, bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, '<')) {
            return wide(name, bytes, StandardCharsets.UTF_16BE);
        }
        return plain(name, bytes, 0);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    private static SourceText wide(String name, byte[] bytes, Charset charset) {
        int from = bytes[0] == '<' || bytes[0] == 0 ? 0 : 2;
        String text = new String(bytes, from, bytes.length - from, charset);
        return new SourceText(name, text, Encoding.UTF_16, from == 2, false);
    }

    private static SourceText plain(String name, byte[] bytes, int from) {
        int end = bytes.length;
        while (end > from && (bytes[end - 1] == 0 || bytes[end - 1] == END_OF_FILE)) {
            end--;
        }
        boolean isPadded = end < bytes.length;
        boolean isAscii = true;
        for (int i = from; i < end && isAscii; i++) {
            isAscii = bytes[i] >= 0;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, end - from);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            Encoding encoding = isAscii ? Encoding.ASCII : Encoding.UTF_8;
            return new SourceText(name, text, encoding, false, isPadded);
        } catch (CharacterCodingException _) {
            String western = new String(bytes, from, end - from, WESTERN);
            String text =
                    declared(western)
                            .map(charset -> decoded(charset, rest.position(from), western))
                            .orElse(western);
            return new SourceText(name, text, Encoding.LATIN, false, isPadded);
        }
    }

    /** What the XML declaration names, if it is one byte for a plain letter and known here. */
    static Optional<Charset> declared(String text) {
        Matcher match = DECLARED.matcher(text.substring(0, Math.min(text.length(), HEAD_MAX)));
        if (!match.find() || match.group(1).toLowerCase(Locale.ROOT).matches("u(tf|cs).*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(match.group(1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String decoded(Charset charset, ByteBuffer bytes, String otherwise) {
        // ISO-8859-1 is written by editors of Windows, too, whose letters hold all of it.
        return charset.equals(StandardCharsets.ISO_8859_1)
                ? otherwise
                : charset.decode(bytes).toString();
    }

    /**
     * Bytes that are no UTF-8 and of which nobody says what they are: letter behind letter above
     * 0xC0 is hardly a Western word, and read as one it would become another.
     */
    boolean isGuess() {
        return encoding == Encoding.LATIN
                && declared(text).isEmpty()
                && NOT_WESTERN.matcher(text).find();
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
