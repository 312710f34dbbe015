package offhook.disk;

/** The machine refused: disk full, no permission, folder gone. The message is the sentence. */
public final class DiskException extends RuntimeException {
    public DiskException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
