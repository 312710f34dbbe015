package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * systemd's own DHCP client. It takes its settings from {@code /run}, so it gets one of its own: in
 * a network namespace's process mounts are private already ({@code ip netns exec}).
 */
@Tag("interop")
class DhcpNetworkdTest {
    private static final String MAC = "00:1b:0c:18:bd:c1";
    private static final String ADDRESS = "192.168.71.20";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /**
     * It gives up root for a user of its own, who has to write its state. Without udev it starts
     * only where /sys says that it is in a container: read-only.
     */
    private static final String START =
            """
            set -e
            mount -t tmpfs none /run
            mkdir -p /run/systemd/network /run/systemd/netif/links /run/systemd/netif/leases
            mkdir -p /run/systemd/netif/lldp
            chown -R systemd-network /run/systemd/netif
            cp '%s' /run/systemd/network/10-phone.network
            mount -o remount,ro /sys
            export SYSTEMD_LOG_LEVEL=debug SYSTEMD_LOG_TARGET=console
            exec '%s'
            """;

    @TempDir Path folder;

    @Test
    void networkd_takes_an_address_as_a_phone_would_and_gives_it_back_at_its_end()
            throws IOException {
        String networkd = Foreign.program("systemd-networkd");
        Path settings =
                Files.writeString(
                        folder.resolve("phone.network"),
                        """
                        [Match]
                        Name=%s
                        [Network]
                        DHCP=ipv4
                        LinkLocalAddressing=no
                        IPv6AcceptRA=no
                        [DHCPv4]
                        VendorClassIdentifier=Cisco Systems, Inc. IP Phone CP-7961G
                        ClientIdentifier=mac
                        RequestOptions=66 150
                        """
                                .formatted(ForeignLan.CLIENT_INTERFACE));
        Path log = folder.resolve("networkd.log");
        try (var lan = ForeignLan.open(MAC);
                var station =
                        ForeignServe.start(
                                lan,
                                folder.resolve("data"),
                                "--interface",
                                ForeignLan.STATION_INTERFACE,
                                "--pool",
                                ADDRESS + "-192.168.71.29")) {
            var start = List.of("sh", "-c", START.formatted(settings, networkd));
            Process client = Foreign.start(log, lan.atClient(start));
            try {
                station.tells(MAC, "gets " + ADDRESS);
                awaits(lan, "inet " + ADDRESS + "/24", log);
            } finally {
                Foreign.stop(client);
            }
            station.tells(MAC, "gives up " + ADDRESS);
            assertThat(Files.readString(log))
                    .containsPattern("DHCPv4 client: T1 expires in (29min|30min)")
                    .contains("DHCPv4 client: T2 expires in 52min");
        }
    }

    private static void awaits(ForeignLan lan, String address, Path log) throws IOException {
        var look = List.of("ip", "address", "show", "dev", ForeignLan.CLIENT_INTERFACE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Foreign.run(PATIENCE, lan.atClient(look)).output().contains(address)) {
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
