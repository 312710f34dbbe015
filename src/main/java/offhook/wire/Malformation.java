package offhook.wire;

/**
 * Why bytes could not be read.
 *
 * @param field the protocol's own word for what was being read
 * @param offset where, in bytes from the start of the input
 * @param problem a sentence part: what was expected and what was there
 */
public record Malformation(String field, int offset, String problem) {
    @Override
    public String toString() {
        return field + " at byte " + offset + ": " + problem;
    }
}
