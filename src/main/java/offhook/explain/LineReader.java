package offhook.explain;

import java.util.List;

/** Reads the lines of one program. May remember what earlier lines said; bounded. */
interface LineReader {
    /** The program, as people call it. */
    String program();

    LineReading read(LogLine line);

    /** What is still to be said when there are no more lines. */
    default List<Clue> end() {
        return List.of();
    }
}
