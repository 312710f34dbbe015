package offhook.line;

import java.util.List;

/**
 * What becomes of the book.
 *
 * @param book the new one; the old one if there is a fault
 * @param notes sentences for people; nothing is wrong
 */
public record Judgement(
        LineBook book, List<Fault> faults, List<String> notes, List<BookChange> changes) {
    public Judgement {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }

    public boolean isFine() {
        return faults.isEmpty();
    }
}
