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
    static final String FAR_INTERFACE = "far0";

    private static final Duration QUICK = Duration.ofSeconds(10);

    private final String station;
    private final String client;
    private final String far;
    private final String sitter;
    private String addressTowardsStation = "";

    private ForeignLan(String suffix) {
        this.station = "oh-s-" + suffix;
        this.client = "oh-c-" + suffix;
        this.far = "oh-f-" + suffix;
        this.sitter = "oh-q-" + suffix;
    }

    /**
     * @param client0 the client's MAC address
     */
    static ForeignLan open(String client0) {
        String ip = Foreign.program("ip");
        // The process number keeps runs of two people on one machine apart.
        String suffix = ProcessHandle.current().pid() + "-" + System.identityHashCode(client0);
        var lan = new ForeignLan(suffix);
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
        run(station, List.of(ip, "link", "set", "lo", "up"));
        plug(ip, mac);
    }

    /** The station's card is pulled out of the machine, as a USB card can be. */
    void pull() {
        run(station, words("ip link delete " + STATION_INTERFACE));
    }

    /** It is put back: a new one of the same name. */
    void plugAgain(String mac) {
        plug("ip", mac);
    }

    private void plug(String ip, String mac) {
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
        run(client, List.of(ip, "link", "set", CLIENT_INTERFACE, "up"));
    }

    /**
     * A second wire behind the client's end, which can then relay to it: {@code down0} there,
     * {@code far0} at its far end.
     */
    void relay(String towardsStation, String towardsFar, String far0) {
        addressTowardsStation = towardsStation;
        Foreign.run(QUICK, "ip", "netns", "add", far).succeeded();
        String wire = "ip link add down0 type veth peer name " + FAR_INTERFACE;
        run(client, words(wire + " address " + far0 + " netns " + far));
        addressOfClient(towardsStation);
        run(client, words("ip address add " + towardsFar + "/" + PREFIX + " dev down0"));
        run(client, words("ip link set down0 up"));
        run(far, words("ip link set " + FAR_INTERFACE + " up"));
        run(station, words("ip route add " + towardsFar + "/32 via " + towardsStation));
    }

    /**
     * A machine of its own on the wire behind the relay: {@code sitter0} with these addresses, and
     * the relay as its router; the station has the way there.
     *
     * @param network behind the relay, as the station's route names it
     * @param towardsFar the relay's address there
     * @param first its own address
     * @param others a network, for all of whose addresses it answers; may be empty
     */
    void sitterBehindRelay(String network, String towardsFar, String first, String others) {
        Foreign.run(QUICK, "ip", "netns", "add", sitter).succeeded();
        String wire = "ip link add link " + FAR_INTERFACE + " name sitter0 netns " + sitter;
        run(far, words(wire + " type macvlan"));
        run(sitter, words("ip address add " + first + "/" + PREFIX + " dev sitter0"));
        run(sitter, words("ip link set sitter0 up"));
        run(sitter, words("ip route add default via " + towardsFar));
        if (!others.isEmpty()) {
            run(sitter, words("ip link set lo up"));
            run(sitter, words("ip route add local " + others + " dev lo"));
        }
        run(client, List.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"));
        run(station, words("ip route add " + network + " via " + addressTowardsStation));
    }

    void addressOfClient(String address) {
        run(client, words("ip address add " + address + "/" + PREFIX + " dev " + CLIENT_INTERFACE));
    }

    /** Another wire between the two: {@code station1} and {@code client1}. */
    void secondWire(String station1, String client1) {
        String wire = "ip link add station1 type veth peer name client1";
        run(station, words(wire + " address " + client1 + " netns " + client));
        run(station, words("ip address add " + station1 + "/" + PREFIX + " dev station1"));
        run(station, words("ip link set station1 up"));
        run(client, words("ip link set client1 up"));
    }

    private static List<String> words(String command) {
        return List.of(command.split(" "));
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

    /** The command as it runs behind the relay. */
    List<String> atFarEnd(List<String> command) {
        return inside(far, command);
    }

    private static List<String> inside(String namespace, List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(command);
        return whole;
    }

    @Override
    public void close() {
        // The wires go with their namespaces; some may never have been made.
        Foreign.run(QUICK, "ip", "netns", "delete", sitter);
        Foreign.run(QUICK, "ip", "netns", "delete", far);
        Foreign.run(QUICK, "ip", "netns", "delete", client);
        Foreign.run(QUICK, "ip", "netns", "delete", station);
    }
}
