package offhook.desk;

import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

import java.util.HashMap;
import java.util.Map;

/**
 * The planner's answers of one library. A box of phones asks the same few questions, and each
 * answer costs half a millisecond. Belongs to the desk's thread.
 */
final class Plans {
    /** Models times origins times targets: a real fleet has some dozens. */
    static final int ANSWERS_MAX = 1_024;

    private final Library library;
    private final Map<Question, StationEvent> answers = new HashMap<>();

    private record Question(String model, Origin from, LoadName to) {}

    Plans(Library library) {
        this.library = library;
    }

    StationEvent plan(PhoneModel model, Origin from, LoadName to) {
        var question = new Question(model.name(), from, to);
        StationEvent known = answers.get(question);
        if (known == null) {
            known = Planning.plan(model, from, to, library);
            if (answers.size() == ANSWERS_MAX) {
                answers.clear();
            }
            answers.put(question, known);
        }
        return known;
    }
}
