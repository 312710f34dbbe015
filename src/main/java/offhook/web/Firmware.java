package offhook.web;

import java.nio.file.Path;
import java.util.Optional;

/** The library as the API sees it. Called on the web's virtual threads; may block. */
public interface Firmware {
    /** The same document as {@code offhook loads --json}. */
    Object loads();

    PlanReply plan(PlanQuestion question);

    /** The ways between the loads of a model; empty if there is no such model. */
    Optional<GraphDocument> graph(String model);

    /** A new empty folder for what is being sent, on the library's disk; the caller empties it. */
    Path landing();

    /** What a larger archive is refused with. */
    long archiveBytesMax();

    /**
     * The same document as {@code offhook import --json}; the library has it when this returns.
     *
     * @param isKept false: only judged, as {@code offhook inspect}
     */
    Object judge(Path archive, boolean isKept);

    /** What the documents are that others write. */
    Documents documents();

    /**
     * The types of the documents that are the commands' own.
     *
     * @param report of {@link #judge}
     */
    record Documents(Class<?> loads, Class<?> plan, Class<?> report) {}

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
}
