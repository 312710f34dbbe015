package offhook.desk;

import offhook.address.Ipv4;
import offhook.diagnosis.Surroundings;

import java.util.List;
import java.util.Optional;

/**
 * The network around this station, as far as it bears on what is wrong with a phone. Not kept: it
 * is looked at again each minute. Belongs to the desk's thread.
 */
final class Neighbourhood {
    private final Ipv4 station;
    private List<Surroundings.OtherOffer> others = List.of();

    Neighbourhood(Ipv4 station) {
        this.station = station;
    }

    void found(List<OtherServer> servers) {
        others = servers.stream().map(Neighbourhood::offer).toList();
    }

    private static Surroundings.OtherOffer offer(OtherServer other) {
        return new Surroundings.OtherOffer(
                other.server(),
                other.servers().fault(),
                other.servers().isLeft(),
                other.filesFrom());
    }

    Surroundings now(boolean isLossy) {
        return new Surroundings(Optional.of(station), isLossy, others);
    }
}
