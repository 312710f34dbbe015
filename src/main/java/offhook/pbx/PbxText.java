package offhook.pbx;

import java.util.List;

/**
 * A piece for one place of a server.
 *
 * @param where the file, or the page to click to
 * @param text to be put there; as it is, but for passwords that are not in it
 * @param notes sentences: what goes wrong otherwise
 */
public record PbxText(String where, String text, List<String> notes) {
    public PbxText {
        notes = List.copyOf(notes);
    }

    /** Not the text: it may hold passwords. */
    @Override
    public String toString() {
        return "PbxText[" + where + "]";
    }
}
