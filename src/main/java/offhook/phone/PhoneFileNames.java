package offhook.phone;

/** Which file a phone means. Total: what fits nothing is {@link PhoneFile.Unknown}. */
public final class PhoneFileNames {
    private PhoneFileNames() {}

    public static PhoneFile read(String asked) {
        throw new UnsupportedOperationException(asked);
    }
}
