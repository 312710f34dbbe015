package offhook.lab;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where virtual phones on real sockets find what they need.
 *
 * @param dhcp asked by unicast; if empty the lab itself plays a DHCP server that only names the
 *     TFTP server
 * @param tftp takes the place of port 69
 */
public record LabServers(Optional<InetSocketAddress> dhcp, InetSocketAddress tftp) {}
