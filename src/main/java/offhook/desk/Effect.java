package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.Lease;
import offhook.dhcp.ReplyRoute;
import offhook.event.Observed;

/**
 * What the shell has to do. It makes every {@link PersistLease}, {@link ForgetLease} and {@link
 * Journal} of a batch durable before it executes any {@link Reply}, {@link AnswerFile} or {@link
 * Publish} of that batch.
 */
public sealed interface Effect {
    record PersistLease(Lease lease) implements Effect {}

    record ForgetLease(Ipv4 address) implements Effect {}

    record Journal(Observed observed) implements Effect {}

    /**
     * Send a DHCP reply by the way the request came.
     *
     * @param isUntried it offers an address that its client never had: somebody may sit on it
     */
    record Reply(Arrival arrival, DhcpMessage message, ReplyRoute route, boolean isUntried)
            implements Effect {}

    /** The answer to {@link Input.FileRequested}. */
    record AnswerFile(long ticket, FileAnswer answer) implements Effect {}

    /** Its whole story goes, also from stable storage. */
    record ForgetPhone(MacAddress mac) implements Effect {}

    record Publish(PhoneView view) implements Effect {}
}
