package offhook.line;

/** What is wrong with what was handed in, and where. Never shows a password. */
public record Fault(Place place, String sentence) {
    static Fault of(Cell cell, String why) {
        return new Fault(cell.place(), cell.shown() + ": " + why);
    }

    /** Where, what, and what was expected. */
    public String text() {
        return place.text() + ": " + sentence;
    }
}
