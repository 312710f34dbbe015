package offhook.config;

import java.util.Arrays;

/** Turns an offset into line and column. Lines end with LF, CRLF or a lone CR. */
final class LineIndex {
    private final int[] starts;

    private LineIndex(int[] starts) {
        this.starts = starts;
    }

    static LineIndex of(String text) {
        var starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isEnd =
                    c == '\n'
                            || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (isEnd) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineIndex(Arrays.copyOf(starts, count));
    }

    Place at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - starts[line] + 1);
    }
}
