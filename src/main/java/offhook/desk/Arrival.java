package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

/**
 * How a DHCP datagram came in.
 *
 * @param interfaceName as the system calls it
 * @param serverAddress our address there: what server identifier and, by default, option 150 say
 * @param source who sent it
 */
public record Arrival(String interfaceName, Ipv4 serverAddress, Endpoint source) {}
