package offhook.diagnosis;

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
        boolean comesHere =
                phone.boot().hasFiles()
                        && phone.boot()
                                .latest()
                                .filter(latest -> latest.lastAt().isAfter(network.since()))
                                .isPresent();
        return network.otherServer()
                .filter(
                        other ->
                                network.phase() == Network.Phase.FOREIGN
                                        && !comesHere
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
                                        "its request named " + other + " (option 54)",
                                        network.since()));
    }
}
