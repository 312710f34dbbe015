package offhook.udp;

/** A socket could not be had. The message is a sentence for the operator: what, why, what to do. */
public final class UdpException extends RuntimeException {
    UdpException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
