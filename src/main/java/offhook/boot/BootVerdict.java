package offhook.boot;

/** What a boot shows about the step that the phone is on. */
public sealed interface BootVerdict {
    /** Nothing yet. */
    record Open() implements BootVerdict {}

    /** The phone has every file of the load. */
    record Delivered(boolean toLoader) implements BootVerdict {}

    /**
     * @param evidence a sentence
     */
    record Proved(String evidence) implements BootVerdict {}

    /**
     * It looks as if it ran the load, and as a phone looks that passes over its settings.
     *
     * @param evidence a sentence
     */
    record Silent(String evidence) implements BootVerdict {}

    /**
     * @param why a sentence
     */
    record Failed(FailureCode code, String why) implements BootVerdict {}

    /** It started again half way: no failure. */
    record Interrupted(String why) implements BootVerdict {}
}
