package offhook.store;

/**
 * The database refused. The message is a sentence for the operator; nothing of the failed call was
 * kept, so the same call may be tried again.
 */
public final class StoreException extends RuntimeException {
    StoreException(String sentence) {
        super(sentence);
    }

    StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
