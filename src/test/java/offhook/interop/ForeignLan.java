package offhook.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two network namespaces joined by one wire, for a station and a client; needs root. In the
 * station's the wire is {@code station0} with {@link #STATION}, in the client's {@code client0}
 * without an address.
 */
final class ForeignLan implements AutoCloseable {
    static final String STATION = "192.168.71.1";
    static final int PREFIX = 24;
    static final String STATION_INTERFACE = "station0";
    static final String CLIENT_INTERFACE = "client0";

    private static final Duration QUICK = Duration.ofSeconds(10);

    private final String station;
    private final String client;

    private ForeignLan(String station, String client) {
        this.station = station;
        this.client = client;
    }

    /**
     * @param client0 the client's MAC address
     */
    static ForeignLan open(String client0) {
        String ip = Foreign.program("ip");
        // The process number keeps runs of two people on one machine apart.
        String suffix = ProcessHandle.current().pid() + "-" + System.identityHashCode(client0);
        var lan = new ForeignLan("oh-s-" + suffix, "oh-c-" + suffix);
        if (Foreign.run(QUICK, ip, "netns", "add", lan.station).exit() != 0) {
            Foreign.missing("no network namespace can be made here (root is needed)");
        }
        try {
            lan.wire(ip, client0);
        } catch (Throwable broken) {
            lan.close();
            throw broken;
        }
        return lan;
    }

    private void wire(String ip, String mac) {
        Foreign.run(QUICK, ip, "netns", "add", client).succeeded();
        run(
                station,
                List.of(
                        ip,
                        "link",
                        "add",
                        STATION_INTERFACE,
                        "type",
                        "veth",
                        "peer",
                        "name",
                        CLIENT_INTERFACE,
                        "address",
                        mac,
                        "netns",
                        client));
        run(
                station,
                List.of(ip, "address", "add", STATION + "/" + PREFIX, "dev", STATION_INTERFACE));
        run(station, List.of(ip, "link", "set", STATION_INTERFACE, "up"));
        run(station, List.of(ip, "link", "set", "lo", "up"));
        run(client, List.of(ip, "link", "set", CLIENT_INTERFACE, "up"));
    }

    private static void run(String namespace, List<String> command) {
        Foreign.run(QUICK, inside(namespace, command)).succeeded();
    }

    /** The command as it runs at the station's end. */
    List<String> atStation(List<String> command) {
        return inside(station, command);
    }

    /** The command as it runs at the client's end. */
    List<String> atClient(List<String> command) {
        return inside(client, command);
    }

    private static List<String> inside(String namespace, List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(command);
        return whole;
    }

    @Override
    public void close() {
        // The wire goes with its namespaces.
        Foreign.run(QUICK, "ip", "netns", "delete", client);
        Foreign.run(QUICK, "ip", "netns", "delete", station);
    }
}
