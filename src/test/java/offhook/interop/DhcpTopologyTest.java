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
import java.util.concurrent.TimeUnit;

/** Wires that are more than one wire: relays, two interfaces, replies for everybody. */
@Tag("interop")
class DhcpTopologyTest {
    private static final String MAC = "00:1b:0c:18:bd:c1";
    private static final String OTHER_MAC = "00:1b:0c:18:bd:c2";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    private ForeignLan lan;

    @BeforeEach
    void open() {
        lan = ForeignLan.open(MAC);
    }

    @AfterEach
    void close() {
        lan.close();
    }

    @Test
    void a_phone_behind_a_relay_gets_an_address_of_its_own_subnet() throws IOException {
        String relay = Foreign.program("dhcrelay");
        Udhcpc client = Udhcpc.in(folder);
        lan.relay("192.168.71.2", "192.168.72.254", OTHER_MAC);
        try (var station = serve(settings("192.168.72.0/24", "192.168.72.20-192.168.72.29"))) {
            var command = List.of(relay, "-4", "-d", "-a", "-id", "down0", "-iu");
            command = with(command, ForeignLan.CLIENT_INTERFACE, ForeignLan.STATION);
            Path log = folder.resolve("relay");
            Process relaying = Foreign.start(log, lan.atClient(command));
            try {
                run(lan.atFarEnd(client.command(ForeignLan.FAR_INTERFACE)));
            } finally {
                Foreign.stop(relaying);
            }

            assertThat(client.told(ForeignLan.FAR_INTERFACE))
                    .contains("ip=192.168.72.20", "tftp=" + ForeignLan.STATION)
                    .contains("opt150=c0a84701");
            station.tells(OTHER_MAC, "gets 192.168.72.20");
        }
    }

    @Test
    void a_client_that_hears_only_broadcasts_is_answered_so() throws IOException {
        Udhcpc client = Udhcpc.in(folder);
        try (var station = serve(settings("192.168.71.0/24", "192.168.71.20-192.168.71.29"))) {
            run(lan.atClient(client.command(ForeignLan.CLIENT_INTERFACE, "-B")));

            assertThat(client.told(ForeignLan.CLIENT_INTERFACE)).contains("ip=192.168.71.20");
            station.tells(MAC, "gets 192.168.71.20");
        }
    }

    @Test
    void two_interfaces_are_served_at_once_each_with_its_own_subnet() throws IOException {
        Udhcpc client = Udhcpc.in(folder);
        lan.secondWire("192.168.73.1", OTHER_MAC);
        Path settings =
                settings(
                        "192.168.71.0/24",
                        "192.168.71.20-192.168.71.29",
                        "192.168.73.0/24",
                        "192.168.73.20-192.168.73.29");
        try (var station = serve(settings, "--interface", "station1")) {
            var first = lan.atClient(client.command(ForeignLan.CLIENT_INTERFACE));
            var second = lan.atClient(client.command("client1"));
            Process running = Foreign.start(folder.resolve("log"), first);
            run(second);
            assertThat(running.onExit().join().exitValue()).isZero();

            assertThat(client.told(ForeignLan.CLIENT_INTERFACE))
                    .contains("ip=192.168.71.20", "serverid=192.168.71.1", "tftp=192.168.71.1");
            assertThat(client.told("client1"))
                    .contains("ip=192.168.73.20", "serverid=192.168.73.1", "tftp=192.168.73.1");
            station.tells(OTHER_MAC, "gets 192.168.73.20");
        }
    }

    @Test
    void a_load_tester_is_served_without_a_drop() throws IOException {
        String tester = Foreign.program("perfdhcp");
        Path settings = settings("192.168.71.0/24", "192.168.71.20-192.168.71.250");
        lan.addressOfClient("192.168.71.2");
        try (var station = serve(settings, "--dhcp-for", "everyone")) {
            var command = with(load(tester), ForeignLan.CLIENT_INTERFACE, ForeignLan.STATION);
            var ran = Foreign.run(PATIENCE, lan.atClient(command));

            servedAll(ran.output());
            assertThat(station).isNotNull();
        }
    }

    /** 200 clients of 60,000, the same with each run: hardly one asks twice in a moment. */
    private static List<String> load(String tester) {
        var load =
                List.of(
                        tester, "-4", "-r", "100", "-R", "60000", "-n", "200", "-s", "7", "-d",
                        "5");
        return with(load, "-W", "1000000", "-l");
    }

    private static void servedAll(String output) {
        assertThat(output).contains("sent packets: 200").contains("received packets: 200");
        assertThat(output).doesNotContainPattern("(drops|orphans|non unique addresses): [1-9]");
    }

    @Test
    void two_interfaces_under_load_at_once_by_the_same_clients_lose_nothing() throws Exception {
        String tester = Foreign.program("perfdhcp");
        lan.secondWire("192.168.73.1", OTHER_MAC);
        lan.addressOfClient("192.168.71.2");
        run(lan.atClient(List.of("ip", "address", "add", "192.168.73.2/24", "dev", "client1")));
        Path settings =
                settings(
                        "192.168.71.0/24",
                        "192.168.71.20-192.168.71.250",
                        "192.168.73.0/24",
                        "192.168.73.20-192.168.73.250");
        try (var station = serve(settings, "--interface", "station1", "--dhcp-for", "everyone")) {
            var load = load(tester);
            Path log = folder.resolve("log");
            var one = with(load, ForeignLan.CLIENT_INTERFACE, "192.168.71.1");
            Process running = Foreign.start(log, lan.atClient(one));
            var other = Foreign.run(PATIENCE, lan.atClient(with(load, "client1", "192.168.73.1")));
            assertThat(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            servedAll(other.output());
            servedAll(Files.readString(log));
            assertThat(station).isNotNull();
        }
    }

    private ForeignServe serve(Path settings, String... options) throws IOException {
        var all = new ArrayList<>(List.of("--settings", settings.toString()));
        all.addAll(List.of("--interface", ForeignLan.STATION_INTERFACE));
        all.addAll(List.of(options));
        return ForeignServe.start(lan, folder.resolve("data"), all.toArray(String[]::new));
    }

    /**
     * @param subnetsAndPools in turn
     */
    private Path settings(String... subnetsAndPools) throws IOException {
        var text = new StringBuilder("[dhcp]\nlease = \"1h\"\n");
        for (int i = 0; i < subnetsAndPools.length; i += 2) {
            text.append("[[dhcp.subnet]]\nsubnet = \"").append(subnetsAndPools[i]);
            text.append("\"\npool = [\"").append(subnetsAndPools[i + 1]).append("\"]\n");
        }
        return Files.writeString(folder.resolve("offhook.toml"), text);
    }

    private static List<String> with(List<String> command, String... more) {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(more));
        return whole;
    }

    private static void run(List<String> command) {
        Foreign.run(PATIENCE, command).succeeded();
    }
}
