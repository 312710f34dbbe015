package offhook.explain;

/**
 * A line of a log.
 *
 * @param number from 1
 * @param text without its time
 * @param isDetail indented: it belongs to the line before
 */
record LogLine(long number, String text, boolean isDetail) {
    boolean says(String word) {
        return text.contains(word);
    }
}
