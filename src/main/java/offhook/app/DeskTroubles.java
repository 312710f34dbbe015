package offhook.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the desk's thread has to complain of, in sentences. */
final class DeskTroubles {
    private DeskTroubles() {}

    static List<String> of(DeskLoop desk, Path data, String database) {
        var troubles = new ArrayList<String>();
        if (desk.isSilenced()) {
            troubles.add(
                    "leases can't be saved ("
                            + desk.failedCommits()
                            + " refusals), and nothing is said to any phone until they can; look at"
                            + " the disk that holds "
                            + data
                            + ".");
        }
        if (desk.isForgetful()) {
            troubles.add(
                    "the database can't be written: phones get addresses and firmware, but no file"
                            + " that depends on their story; look at the disk and at programs that"
                            + " hold "
                            + database
                            + ".");
        }
        return List.copyOf(troubles);
    }

    /** What is over, or was others' doing. */
    static List<String> past(DeskLoop desk) {
        var past = new ArrayList<String>();
        if (desk.droppedInputs() > 0) {
            past.add(
                    desk.droppedInputs()
                            + " inputs were dropped because the desk was busy; phones ask again.");
        }
        if (desk.droppedEntries() > 0) {
            past.add(
                    desk.droppedEntries()
                            + " entries of phones' stories were lost: the database could not take"
                            + " them in time.");
        }
        if (desk.supersededInputs() > 0) {
            past.add(
                    desk.supersededInputs()
                            + " questions for an address were passed over because the station was"
                            + " late and their phones had asked again.");
        }
        if (desk.failedCommits() > 0 && !desk.isSilenced() && !desk.isForgetful()) {
            past.add(
                    "the database refused "
                            + desk.failedCommits()
                            + " times; it takes everything again.");
        }
        return List.copyOf(past);
    }
}
