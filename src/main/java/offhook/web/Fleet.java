package offhook.web;

import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What the API reads and changes. Called on the web's virtual threads, several at a time; may
 * block. The documents are the JSON of the contract (interfaces.md §3).
 */
public interface Fleet {
    /** In the order of their addresses. */
    List<PhoneDocument> phones();

    Optional<PhoneDocument> phone(MacAddress mac);

    /** Oldest first; empty if the phone was never seen. */
    Optional<List<StoryEntry>> story(MacAddress mac);

    /** Its last packets as a pcapng file; empty if the phone was never seen. */
    Optional<Bytes> capture(MacAddress mac);

    /**
     * Writes a zip for those who shall help: stories, captures, settings, without secrets and
     * public addresses.
     *
     * @param only of this phone; else of all
     */
    void bundle(Optional<MacAddress> only, OutputStream to);

    /** What this phone would be given for the name now; empty if the phone was never seen. */
    Optional<FileDocument> fileFor(MacAddress mac, String name);

    /** Changes the target once it is on stable storage. */
    TargetReply target(MacAddress mac, String load);

    /** The same document as {@code offhook loads --json}. */
    Object loads();

    PlanReply plan(PlanQuestion question);

    HealthDocument health();

    /** Everything that is counted, as Prometheus reads it. */
    String metrics();

    /** What the documents are that others write. */
    Documents documents();

    /**
     * The types of the documents that are the commands' own.
     *
     * @param loads of {@link #loads}
     * @param plan of {@link PlanReply.Planned}
     */
    record Documents(Class<?> loads, Class<?> plan) {}

    /**
     * As the command's options: a model, a load or {@code unknown}, a load.
     *
     * @param from {@code unknown} if not sent
     */
    record PlanQuestion(String model, String from, String to) {
        public static final String UNKNOWN = "unknown";
    }

    /** The answer to {@link #plan}. */
    sealed interface PlanReply {
        /**
         * @param document the same as {@code offhook plan --json}
         */
        record Planned(Object document) implements PlanReply {}

        /** No such model, or no load's name. */
        record Misread(String why) implements PlanReply {}
    }

    /** The answer to {@link #target}. */
    sealed interface TargetReply {
        record Set(PhoneDocument phone) implements TargetReply {}

        record Unseen() implements TargetReply {}

        /** No load's name, or one for other phones. */
        record Refused(String why) implements TargetReply {}
    }
}
