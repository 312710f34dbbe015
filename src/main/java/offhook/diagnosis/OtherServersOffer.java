package offhook.diagnosis;

import offhook.address.Ipv4;
import offhook.boot.Network;
import offhook.diagnosis.Surroundings.OtherOffer;

import java.util.Optional;

/**
 * Another DHCP server answers it, and names no TFTP server, or none that phones can read (phones.md
 * §3 and §6, 2 and 15; log 17). Known by our own look at what that server offers.
 */
final class OtherServersOffer implements Rule {
    static final String MALFORMED = "tftp-address-malformed";
    static final String MISSING = "tftp-address-missing";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return leftAlone(phone).or(() -> misled(phone));
    }

    /** It hears that server's offer and does not take it. */
    private static Optional<Finding> leftAlone(PhoneCase phone) {
        Network network = phone.story().network();
        boolean isCalling =
                network.phase() == Network.Phase.ASKING
                        && !network.calls().isAnswered()
                        && NoAddress.isInVain(phone, NoAddress.CALLS_TO_NOBODY_MIN);
        return phone.surroundings().others().stream()
                .filter(other -> isCalling && other.isLeft())
                .findFirst()
                .map(
                        other ->
                                new Finding(
                                        MALFORMED,
                                        Severity.STUCK,
                                        "the phone takes no address: option 150 of the DHCP server "
                                                + other.server()
                                                + " is no list of addresses",
                                        remedy(other, phone),
                                        "option 150 of its offer " + other.fault().orElse(""),
                                        network.since()));
    }

    /** It took that server's offer. */
    private static Optional<Finding> misled(PhoneCase phone) {
        Network network = phone.story().network();
        boolean isThere =
                network.phase() == Network.Phase.FOREIGN
                        && !OtherDhcpServer.comesHere(phone)
                        && phone.hasBeenFor(network.since(), OtherDhcpServer.PATIENCE);
        return network.otherServer()
                .filter(server -> isThere)
                .flatMap(phone.surroundings()::offerOf)
                .filter(other -> other.fault().isPresent() || other.filesFrom().isEmpty())
                .map(other -> misled(other, phone));
    }

    private static Finding misled(OtherOffer other, PhoneCase phone) {
        return new Finding(
                other.fault().isPresent() ? MALFORMED : MISSING,
                Severity.STUCK,
                other.fault().isPresent()
                        ? "the phone took its address from the DHCP server %s, whose option 150 %s"
                                .formatted(other.server(), other.fault().get())
                        : "the phone took its address from the DHCP server %s, which names no TFTP server"
                                .formatted(other.server()),
                remedy(other, phone),
                "its request named %s (option 54), and that is what this server offers"
                        .formatted(other.server()),
                phone.story().network().since());
    }

    private static String remedy(OtherOffer other, PhoneCase phone) {
        return "let %s give options 150 and 66 with %s, 150 as an address, four bytes, and not as text; or switch it off. The phone asks again by itself, or after a start"
                .formatted(
                        other.server(),
                        phone.surroundings()
                                .station()
                                .map(Ipv4::toString)
                                .orElse("this station's address"));
    }
}
