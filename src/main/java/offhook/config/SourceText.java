package offhook.config;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file as text. Every encoding that occurs comes out readable; which one it was is kept, because
 * the phone may mind.
 *
 * @param text without byte order mark
 */
record SourceText(String name, String text, Encoding encoding, boolean hasMark) {
    enum Encoding {
        ASCII,
        UTF_8,
        /** Bytes that are no UTF-8, read as the Western code page of Windows. */
        LATIN,
        UTF_16
    }

    private static final Charset WESTERN = Charset.forName("windows-1252");

    static SourceText of(String name, Bytes content) {
        byte[] bytes = content.toArray();
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            SourceText rest = plain(name, bytes, 3);
            return new SourceText(name, rest.text, rest.encoding, true);
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
        return new SourceText(name, text, Encoding.UTF_16, from == 2);
    }

    private static SourceText plain(String name, byte[] bytes, int from) {
        boolean isAscii = true;
        for (int i = from; i < bytes.length && isAscii; i++) {
            isAscii = bytes[i] >= 0;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return new SourceText(name, text, isAscii ? Encoding.ASCII : Encoding.UTF_8, false);
        } catch (CharacterCodingException _) {
            String text = new String(bytes, from, bytes.length - from, WESTERN);
            return new SourceText(name, text, Encoding.LATIN, false);
        }
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
