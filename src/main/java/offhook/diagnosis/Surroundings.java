package offhook.diagnosis;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the network around a phone.
 *
 * @param station where phones shall fetch their files; empty in somebody else's log
 * @param isLossy datagrams get lost, so that silence means less
 * @param others the DHCP servers that answer beside this station
 * @param registrar our own, if the phone's settings name it
 */
public record Surroundings(
        Optional<Ipv4> station,
        boolean isLossy,
        List<OtherOffer> others,
        Optional<Endpoint> registrar) {
    /** Of what others saw: it has gaps of its own. */
    public static final Surroundings UNKNOWN =
            new Surroundings(Optional.empty(), true, List.of(), Optional.empty());

    public Surroundings {
        others = List.copyOf(others);
    }

    /**
     * What phones are told by another DHCP server, as its offer showed.
     *
     * @param fault what is wrong with its option 150, in words that go behind "it"
     * @param isLeft phones leave the whole lease for that
     * @param filesFrom the TFTP server that it names
     */
    public record OtherOffer(
            Ipv4 server, Optional<String> fault, boolean isLeft, Optional<String> filesFrom) {}

    Optional<OtherOffer> offerOf(Ipv4 server) {
        return others.stream().filter(other -> other.server().equals(server)).findFirst();
    }
}
