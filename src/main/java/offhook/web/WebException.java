package offhook.web;

/** The page's port could not be opened. The message is a sentence for the operator. */
public final class WebException extends RuntimeException {
    WebException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
