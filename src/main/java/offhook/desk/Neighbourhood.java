package offhook.desk;

import offhook.address.Endpoint;
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
    private Optional<Endpoint> registrar = Optional.empty();

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

    void registrar(Endpoint listening) {
        registrar = Optional.of(listening);
    }

    Surroundings around(Tracked phone, World world, boolean isLossy) {
        return new Surroundings(
                Optional.of(station),
                isLossy,
                others,
                registrar.filter(at -> isNamed(at, phone, world)));
    }

    private static boolean isNamed(Endpoint registrar, Tracked phone, World world) {
        String host = registrar.address().toString();
        return Provisions.setup(phone, world).stream()
                .flatMap(setup -> setup.lines().stream())
                .flatMap(line -> line.pbx().stream())
                .anyMatch(pbx -> pbx.host().equals(host) && pbx.port() == registrar.port());
    }
}
