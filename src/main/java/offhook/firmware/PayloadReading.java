package offhook.firmware;

/** What a payload's own tables say of its completeness (firmware.md §3.4). */
sealed interface PayloadReading {
    /** The tables and the length agree, as far as they tell anything. */
    record Whole() implements PayloadReading {}

    /** Does not begin as such a file begins. */
    record Foreign(String expected) implements PayloadReading {}

    /** The payload should be {@code expected} bytes long. */
    record WrongLength(long expected, long actual) implements PayloadReading {}

    /** An image that says it is another. */
    record OtherName(String name) implements PayloadReading {}

    /** Nothing wrong is proved, but something is odd. */
    record Odd(String remark) implements PayloadReading {}
}
