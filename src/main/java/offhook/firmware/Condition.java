package offhook.firmware;

import java.util.List;

/** Whether a load may be offered to a phone. */
public sealed interface Condition {
    /** Every file is there and sound. */
    record Complete() implements Condition {}

    /**
     * Files are missing.
     *
     * @param hint in which package they usually are
     */
    record Incomplete(List<String> missing, String hint) implements Condition {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }

    /** A file is there and broken; each sentence names the file and how. */
    record Damaged(List<String> defects) implements Condition {
        public Damaged {
            defects = List.copyOf(defects);
        }
    }
}
