package offhook.sip;

/** The registrar can't do it; the message is a sentence for the operator. */
public final class SipException extends RuntimeException {
    SipException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
