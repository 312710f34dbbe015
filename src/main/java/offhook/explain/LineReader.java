package offhook.explain;

import java.util.List;

/** Reads the lines of one program. May remember what earlier lines said; bounded. */
interface LineReader {
    /** The program, as people call it. */
    String program();

    /**
     * It need not be asked of a line that has none of these, in small letters, and is asked of
     * every line in any case.
     */
    List<String> words();

    /** Whether {@link #isWaiting} is ever true; most read line by line. */
    default boolean mayWait() {
        return false;
    }

    /** It wants to see the next line, whatever is in it: what it reads has not ended yet. */
    default boolean isWaiting() {
        return false;
    }

    LineReading read(LogLine line);

    /** What is still to be said when there are no more lines. */
    default List<Clue> end() {
        return List.of();
    }
}
