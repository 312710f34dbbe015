package offhook.diagnosis;

import offhook.address.Ipv4;
import offhook.boot.Network;

import java.time.Duration;
import java.util.Optional;

/** It follows another DHCP server and does not come here (phones.md §6, 12). */
final class OtherDhcpServer implements Rule {
    static final String CODE = "other-dhcp-server";

    /** If the other server sends it here all the same, it asks at once, and again each 4 s. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        return network.otherServer()
                .filter(
                        other ->
                                network.phase() == Network.Phase.FOREIGN
                                        && !sendsHere(other, phone)
                                        && !comesHere(phone)
                                        && phone.hasBeenFor(network.since(), PATIENCE))
                .map(
                        other ->
                                new Finding(
                                        CODE,
                                        Severity.STUCK,
                                        "the phone took its address from another DHCP server, "
                                                + other,
                                        "switch that server off on this network, or let it give"
                                                + " this station as options 150 and 66",
                                        "its request named "
                                                + other
                                                + " (option 54)"
                                                + sends(other, phone),
                                        network.since()));
    }

    /** Our own look at that server shows that its phones come here for their files. */
    static boolean sendsHere(Ipv4 other, PhoneCase phone) {
        var station = phone.surroundings().station().map(Ipv4::toString);
        return station.isPresent()
                && phone.surroundings()
                        .offerOf(other)
                        .filter(offer -> offer.fault().isEmpty())
                        .filter(offer -> offer.filesFrom().equals(station))
                        .isPresent();
    }

    /** It asks this station for its files all the same. */
    static boolean comesHere(PhoneCase phone) {
        return phone.boot().hasFiles()
                && phone.boot()
                        .latest()
                        .filter(latest -> latest.lastAt().isAfter(phone.story().network().since()))
                        .isPresent();
    }

    /** As far as our own look at that server shows it. */
    private static String sends(Ipv4 other, PhoneCase phone) {
        return phone.surroundings()
                .offerOf(other)
                .flatMap(Surroundings.OtherOffer::filesFrom)
                .map(elsewhere -> "; it sends phones to %s for their files".formatted(elsewhere))
                .orElse("");
    }
}
