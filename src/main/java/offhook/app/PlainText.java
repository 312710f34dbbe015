package offhook.app;

/**
 * Text that may come from a packet, made harmless for a terminal: file names, vendor classes and
 * host names are what an attacker chooses (hostile-inputs.md 2, 11).
 */
final class PlainText {
    /** Longer than any sentence of ours; a forged name must not fill the screen. */
    static final int CHARACTERS_MAX = 600;

    private PlainText() {}

    /** Control codes, direction marks and half characters become {@code \x1b}. */
    static String of(String text) {
        if (text.length() <= CHARACTERS_MAX && text.chars().allMatch(PlainText::isAscii)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int[] points = text.codePoints().limit(CHARACTERS_MAX + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, CHARACTERS_MAX); i++) {
            if (isHarmless(points[i])) {
                plain.appendCodePoint(points[i]);
            } else {
                plain.append("\\x%02x".formatted(points[i]));
            }
        }
        return points.length > CHARACTERS_MAX ? plain.append('…').toString() : plain.toString();
    }

    /** Almost all there is. */
    private static boolean isAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
