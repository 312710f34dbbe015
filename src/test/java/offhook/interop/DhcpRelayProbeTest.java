package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Behind a relay somebody sits on an address of the pool: ARP does not reach there, a ping does.
 */
@Tag("interop")
class DhcpRelayProbeTest {
    private static final String PHONE = "00:1b:0c:18:bd:c2";
    private static final String NETWORK = "192.168.72.0/24";
    private static final String RELAY = "192.168.72.254";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir Path folder;

    private ForeignLan lan;
    private Process relaying;

    @BeforeEach
    void open() throws IOException {
        String relay = Foreign.program("dhcrelay");
        lan = ForeignLan.open("00:1b:0c:18:bd:c1");
        lan.relay("192.168.71.2", RELAY, PHONE);
        var command = new ArrayList<>(List.of(relay, "-4", "-d", "-a", "-id", "down0", "-iu"));
        command.addAll(List.of(ForeignLan.CLIENT_INTERFACE, ForeignLan.STATION));
        relaying = Foreign.start(folder.resolve("relay"), lan.atClient(command));
    }

    @AfterEach
    void close() {
        if (relaying != null) {
            Foreign.stop(relaying);
        }
        if (lan != null) {
            lan.close();
        }
    }

    @Test
    void an_address_on_which_somebody_sits_is_not_given_and_the_story_says_so() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        lan.sitterBehindRelay(NETWORK, RELAY, "192.168.72.20", "");
        try (var station = serve()) {
            run(client);

            assertThat(client.told(ForeignLan.FAR_INTERFACE)).contains("ip=192.168.72.21");
            station.tells(
                    PHONE,
                    "192.168.72.20 was to be offered, but a device behind the relay answers on it");
        }
    }

    @Test
    void with_no_probe_it_is_given_without_looking() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        lan.sitterBehindRelay(NETWORK, RELAY, "192.168.72.20", "");
        try (var station = serve("--no-probe")) {
            run(client);

            assertThat(client.told(ForeignLan.FAR_INTERFACE)).contains("ip=192.168.72.20");
            station.tells(PHONE, "gets 192.168.72.20");
        }
    }

    /** It would empty the pool: after four the phone is offered its address all the same. */
    @Test
    void a_machine_that_answers_for_every_address_is_told_to_the_operator() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        lan.sitterBehindRelay(NETWORK, RELAY, "192.168.72.16", "192.168.72.16/28");
        try (var station = serve()) {
            run(client);

            assertThat(client.told(ForeignLan.FAR_INTERFACE)).contains("ip=192.168.72.24");
            station.reports("behind the relay " + RELAY + " every address");
        }
    }

    private ForeignServe serve(String... options) throws IOException {
        Path settings =
                Files.writeString(
                        folder.resolve("offhook.toml"),
                        """
                        [[dhcp.subnet]]
                        subnet = "192.168.72.0/24"
                        pool = ["192.168.72.20-192.168.72.29"]
                        """);
        var all = new ArrayList<>(List.of("--settings", settings.toString()));
        all.addAll(List.of("--interface", ForeignLan.STATION_INTERFACE));
        all.addAll(List.of(options));
        return ForeignServe.start(lan, folder.resolve("data"), all.toArray(String[]::new));
    }

    /** It asks each second, ten times at most. */
    private void run(Udhcpc client) throws IOException {
        var command = client.command(ForeignLan.FAR_INTERFACE, "-t", "10", "-T", "1");
        Foreign.run(PATIENCE, lan.atFarEnd(command)).succeeded();
    }
}
