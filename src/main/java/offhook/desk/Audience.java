package offhook.desk;

/** Who reads an answer. */
enum Audience {
    /** The phone, at the address that it holds, or people who are shown stars. */
    PHONE,
    /** Who says it is the phone, at an address that it does not hold. */
    STRANGER
}
