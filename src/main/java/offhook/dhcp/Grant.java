package offhook.dhcp;

/** Whether a client may have the address that it asks for. */
public sealed interface Grant {
    /** The book has it so from now on; nobody may be told before it is on stable storage. */
    record Granted(Lease lease) implements Grant {}

    /**
     * @param why part of a sentence: "192.168.1.7 is …"
     */
    record Refused(String why) implements Grant {}
}
