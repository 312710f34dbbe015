package offhook.wire;

/**
 * Leaves a half-read packet in one jump. Every codec catches it and returns the malformation as a
 * value.
 */
public final class MalformedException extends Exception {
    private final transient Malformation malformation;

    public MalformedException(Malformation malformation) {
        // No stack trace: hostile bytes must cost nothing.
        super(malformation.toString(), null, false, false);
        this.malformation = malformation;
    }

    public Malformation malformation() {
        return malformation;
    }
}
