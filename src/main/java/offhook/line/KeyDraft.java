package offhook.line;

import java.util.Map;
import java.util.Optional;

/**
 * One key of a phone as it was handed in, not judged yet. What is not in {@code cells} was not
 * said, and stays as it was.
 *
 * @param button where it says which one, 0: nothing says so but perhaps a cell
 */
public record KeyDraft(Place place, KeyKind kind, int button, Map<Column, Cell> cells) {
    public KeyDraft {
        cells = Map.copyOf(cells);
    }

    Optional<Cell> cell(Column column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** What stands there, if something does. */
    Optional<Cell> filled(Column column) {
        return cell(column).filter(cell -> !cell.isEmpty());
    }
}
