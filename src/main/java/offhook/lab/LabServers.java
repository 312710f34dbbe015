package offhook.lab;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where virtual phones on real sockets find what they need.
 *
 * @param dhcp asked by unicast; if empty the lab itself plays a DHCP server that only names the
 *     TFTP server
 * @param tftp takes the place of port 69
 * @param otherDhcp further servers on the phones' network, which hear their broadcasts
 */
public record LabServers(
        Optional<InetSocketAddress> dhcp,
        InetSocketAddress tftp,
        List<InetSocketAddress> otherDhcp) {
    public LabServers {
        otherDhcp = List.copyOf(otherDhcp);
    }

    /** With nobody else there. */
    public LabServers(Optional<InetSocketAddress> dhcp, InetSocketAddress tftp) {
        this(dhcp, tftp, List.of());
    }
}
