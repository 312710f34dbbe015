package offhook.config;

import java.util.List;
import java.util.Optional;

/**
 * The judgement of one configuration file.
 *
 * @param kind what it was taken for
 * @param isTemplate whether it still has to be filled in by a generator
 * @param remarks in the order of the text
 * @param unsaid how many more remarks there were than fit
 * @param isFine whether nothing in it is an error
 * @param corrected the text with every correction that needs no person; empty if there is none
 */
public record CheckedFile(
        String name,
        FileKind kind,
        boolean isTemplate,
        List<Remark> remarks,
        int unsaid,
        boolean isFine,
        Optional<String> corrected) {
    public CheckedFile {
        remarks = List.copyOf(remarks);
    }

    /** Without the corrected text, which holds the passwords. */
    @Override
    public String toString() {
        return name + " (" + kind + "): " + remarks;
    }
}
