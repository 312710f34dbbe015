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
import java.util.concurrent.locks.LockSupport;

/** DHCP clients that we did not write, dressed up as phones, take what a phone needs. */
@Tag("interop")
class DhcpClientsTest {
    private static final String MAC = "00:1b:0c:18:bd:c1";
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-7961G";
    private static final String ADDRESS = "192.168.71.20";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @TempDir Path folder;

    private ForeignLan lan;
    private ForeignServe station;

    @BeforeEach
    void open() throws IOException {
        lan = ForeignLan.open(MAC);
        station =
                ForeignServe.start(
                        lan,
                        folder.resolve("data"),
                        "--interface",
                        ForeignLan.STATION_INTERFACE,
                        "--pool",
                        ADDRESS + "-192.168.71.29");
    }

    @AfterEach
    void close() {
        if (station != null) {
            station.close();
        }
        if (lan != null) {
            lan.close();
        }
    }

    @Test
    void udhcpc_takes_an_address_with_both_options() throws IOException {
        String client = Foreign.program("udhcpc");

        run(udhcpc(client, "-V", VENDOR_CLASS));

        assertThat(told("bound"))
                .contains(
                        "ip=" + ADDRESS,
                        "subnet=255.255.255.0",
                        "serverid=" + ForeignLan.STATION,
                        "siaddr=" + ForeignLan.STATION,
                        "tftp=" + ForeignLan.STATION,
                        "opt150=c0a84701",
                        "lease=3600");
        station.tells(MAC, "gets " + ADDRESS);
    }

    @Test
    void udhcpc_that_is_no_phone_is_left_alone() throws IOException {
        String client = Foreign.program("udhcpc");

        var ran = Foreign.run(PATIENCE, lan.atClient(udhcpc(client, "-t", "2", "-T", "1")));

        assertThat(ran.exit()).isNotZero();
    }

    @Test
    void dhclient_takes_an_address_reboots_with_it_and_is_refused_a_strange_one()
            throws IOException {
        String client = Foreign.program("dhclient");
        Path leases = folder.resolve("leases");
        List<String> command = dhclient(client, leases);

        run(command);
        assertThat(told("BOUND"))
                .contains(
                        "new_ip_address=" + ADDRESS,
                        "new_tftp_server_name=" + ForeignLan.STATION,
                        "new_cisco_tftp=" + ForeignLan.STATION,
                        "new_dhcp_server_identifier=" + ForeignLan.STATION);
        station.tells(MAC, "gets " + ADDRESS);
        run(ending(command, "-x"));

        run(command);
        assertThat(told("REBOOT")).contains("new_ip_address=" + ADDRESS);
        run(ending(command, "-x"));

        Files.writeString(leases, Files.readString(leases).replace(ADDRESS, "192.168.71.99"));
        run(command);
        assertThat(told("BOUND")).contains("new_ip_address=" + ADDRESS);
        station.tells(MAC, "is refused 192.168.71.99: 192.168.71.99 is not one we give");
        run(ending(command, "-r"));
        station.tells(MAC, "gives up " + ADDRESS);
    }

    @Test
    void dhcpcd_takes_an_address_with_both_options() throws IOException {
        String client = Foreign.program("dhcpcd");
        // It keeps its leases where no option can move them.
        Path lease = Path.of("/var/lib/dhcpcd", ForeignLan.CLIENT_INTERFACE + ".lease");
        Files.deleteIfExists(lease);
        Path settings = folder.resolve("dhcpcd.conf");
        Files.writeString(
                settings,
                """
                clientid
                noipv4ll
                noarp
                vendorclassid %s
                define 150 array ipaddress cisco_tftp
                option subnet_mask, routers, tftp_server_name, cisco_tftp
                """
                        .formatted(VENDOR_CLASS));

        run(
                List.of(
                        client,
                        "--oneshot",
                        "--ipv4only",
                        "--config",
                        settings.toString(),
                        "--script",
                        script("reason").toString(),
                        "--timeout",
                        "20",
                        ForeignLan.CLIENT_INTERFACE));

        assertThat(told("BOUND"))
                .contains(
                        "new_ip_address=" + ADDRESS,
                        "new_tftp_server_name=" + ForeignLan.STATION,
                        "new_cisco_tftp=" + ForeignLan.STATION);
        station.tells(MAC, "gets " + ADDRESS);
        Files.deleteIfExists(lease);
    }

    @Test
    void udhcpc_renews_by_unicast_and_gives_its_address_back_at_its_end() throws IOException {
        String client = Foreign.program("udhcpc");
        var command = new ArrayList<>(udhcpc(client, "-R", "-V", VENDOR_CLASS));
        command.remove("-q");

        Process running = Foreign.start(folder.resolve("log"), lan.atClient(command));
        try {
            station.tells(MAC, "gets " + ADDRESS);
            // What it does by itself at half of its lease.
            Foreign.run(PATIENCE, "kill", "-USR1", String.valueOf(running.pid())).succeeded();
            awaitTold("renew");
        } finally {
            Foreign.stop(running);
        }
        station.tells(MAC, "gives up " + ADDRESS);
    }

    private List<String> udhcpc(String client, String... further) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of(client, "-f", "-q", "-n", "-i", ForeignLan.CLIENT_INTERFACE));
        command.addAll(List.of("-s", script("1").toString(), "-O", "150", "-O", "tftp"));
        command.addAll(List.of(further));
        return command;
    }

    private List<String> dhclient(String client, Path leases) throws IOException {
        Path settings = folder.resolve("dhclient.conf");
        Files.writeString(
                settings,
                """
                option cisco-tftp code 150 = array of ip-address;
                send vendor-class-identifier "%s";
                send dhcp-client-identifier = hardware;
                request subnet-mask, routers, tftp-server-name, cisco-tftp;
                timeout 20;
                initial-interval 1;
                """
                        .formatted(VENDOR_CLASS));
        if (!Files.exists(leases)) {
            Files.createFile(leases);
        }
        return List.of(
                client,
                "-1",
                "-v",
                "-cf",
                settings.toString(),
                "-lf",
                leases.toString(),
                "-pf",
                folder.resolve("dhclient.pid").toString(),
                "-sf",
                script("reason").toString(),
                ForeignLan.CLIENT_INTERFACE);
    }

    /** dhclient goes on in the background; -x ends that, -r gives the lease back as well. */
    private static List<String> ending(List<String> command, String how) {
        var ending = new ArrayList<>(command);
        ending.set(1, how);
        return ending;
    }

    private void run(List<String> command) {
        Foreign.run(PATIENCE, lan.atClient(command)).succeeded();
    }

    /**
     * Writes all that the client tells to a file named after what happened, and sets the address.
     *
     * @param reason the shell variable that says what happened
     */
    private Path script(String reason) throws IOException {
        Path script = folder.resolve("script");
        Files.writeString(
                script,
                """
                #!/bin/sh
                env > "%s/told-$%s"
                address="$ip$new_ip_address"
                [ -n "$address" ] && ip address replace "$address/24" dev "$interface"
                exit 0
                """
                        .formatted(folder, reason));
        script.toFile().setExecutable(true);
        return script;
    }

    /** The client does not say when it is done; its script does. */
    private void awaitTold(String reason) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(folder.resolve("told-" + reason))) {
            assertThat(System.nanoTime()).as("the end of waiting for " + reason).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private List<String> told(String reason) throws IOException {
        Path told = folder.resolve("told-" + reason);
        assertThat(told).exists();
        List<String> lines = Files.readAllLines(told);
        Files.delete(told);
        return lines;
    }
}
