package offhook.line;

/** A value as it was handed in, and where. */
public record Cell(String text, Place place) {
    /** Longer ones are not shown whole. */
    private static final int SHOWN_MAX = 60;

    /** Blanks only are nothing. */
    public boolean isEmpty() {
        return text.isBlank();
    }

    /** For a sentence; never called for a password. */
    String shown() {
        String plain = text.strip().replaceAll("\\p{Cntrl}", "·");
        return plain.length() <= SHOWN_MAX
                ? "\"" + plain + "\""
                : "\"" + plain.substring(0, SHOWN_MAX) + "…\"";
    }

    /** Not the text: it may be a password. */
    @Override
    public String toString() {
        return "Cell[" + place.text() + "]";
    }
}
