package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.udp.DhcpProbe;
import offhook.udp.Interfaces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

@Timeout(60)
final class DhcpSideTest {
    @TempDir Path data;

    /** A card without a MAC asks with a made-up one; on loopback the station never asks. */
    @Test
    void on_loopback_a_client_with_the_mac_of_our_own_questions_is_answered() throws Exception {
        MacAddress ours = DhcpProbe.mac(Interfaces.named("127.0.0.1").orElseThrow());
        try (var station =
                new Station(
                        LoopbackStation.setup(data, 0, 0, Optional.empty()),
                        Clock.systemUTC(),
                        observed -> {})) {
            station.start();
            try (var phone = new LoopbackPhone(station.dhcpEnds().getFirst().port())) {
                assertThat(phone.addressed(ours).yiaddr().isLoopback()).isTrue();
            }
        }
    }
}
