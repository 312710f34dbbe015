package offhook.explain;

import java.util.List;
import java.util.Optional;

/** What a reader makes of a line. */
sealed interface LineReading {
    /** Of another program, or of nothing that concerns phones. */
    record NotMine() implements LineReading {}

    /** Read; possibly it tells nothing. */
    record Understood(List<Clue> clues) implements LineReading {
        public Understood {
            clues = List.copyOf(clues);
        }
    }

    /**
     * It is of this program and should tell something.
     *
     * @param why a sentence part
     */
    record Unclear(String why) implements LineReading {}

    LineReading NOT_MINE = new NotMine();
    LineReading NOTHING = new Understood(List.of());

    static LineReading of(Clue... clues) {
        return new Understood(List.of(clues));
    }

    /** Read, whether it told anything or not. */
    static LineReading ofAny(Optional<Clue> clue) {
        return clue.map(LineReading::of).orElse(NOTHING);
    }
}
