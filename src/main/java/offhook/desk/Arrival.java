package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

/**
 * How a DHCP datagram came in.
 *
 * @param interfaceName as the system calls it
 * @param serverAddress our address there: what server identifier and, by default, option 150 say
 * @param source who sent it
 * @param byBroadcast it was sent to everybody and not to our address: what tells REBINDING from
 *     RENEWING, and a client that moved here from one that is routed to us
 */
public record Arrival(
        String interfaceName, Ipv4 serverAddress, Endpoint source, boolean byBroadcast) {
    /** Where the destination cannot be seen: who has no address yet can only have broadcast. */
    public Arrival(String interfaceName, Ipv4 serverAddress, Endpoint source) {
        this(interfaceName, serverAddress, source, source.address().isAny());
    }
}
