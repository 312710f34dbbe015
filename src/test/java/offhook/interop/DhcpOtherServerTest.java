package offhook.interop;

import offhook.ClassPath;
import offhook.app.Main;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** dnsmasq gives addresses on the wire on which we are to serve. */
@Tag("interop")
class DhcpOtherServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String OTHER = "192.168.71.2";

    @TempDir Path folder;

    private ForeignLan lan;
    private Process other;
    private Process phone;

    @BeforeEach
    void open() {
        lan = ForeignLan.open("00:1b:0c:18:bd:c1");
        lan.addressOfClient(OTHER);
    }

    @AfterEach
    void close() {
        for (Process process : Arrays.asList(other, phone)) {
            if (process != null) {
                Foreign.stop(process);
            }
        }
        lan.close();
    }

    @Test
    void it_is_named_with_its_options_and_what_to_set_on_it_and_we_do_not_start()
            throws IOException {
        dnsmasq("--dhcp-option=150,10.9.8.7");

        try (var station = serve()) {
            station.says("the DHCP server " + OTHER + " answers on station0");
            station.says("Two servers on one wire answer in turns.");
            station.says("dhcp-option=150," + ForeignLan.STATION);
        }
    }

    @Test
    void beside_it_files_are_served_and_its_options_are_watched() throws IOException {
        dnsmasq("--dhcp-option=150," + ForeignLan.STATION);

        try (var station = serve("--no-dhcp")) {
            station.says("no DHCP (another server gives the addresses");
            station.says("Waiting for phones");
            station.reports("follow it come here for their files, as they should");
        }
    }

    /** phones.md §6, 15: the text is as long as three addresses. */
    @Test
    void beside_it_a_phone_that_its_option_drives_away_is_told_why() throws IOException {
        String mac = "00:1b:0c:18:bd:c1";

        try (var station = serve("--no-dhcp")) {
            station.says("Waiting for phones");
            phone = Foreign.start(folder.resolve("phone.log"), lan.atClient(calling(mac)));

            station.shows(
                    mac,
                    "the phone takes no address: option 150 of the DHCP server "
                            + OTHER
                            + " is no list of addresses");
            station.reports("12 bytes (the text \\\"192.168.71.1\\\")");
        }
    }

    private static List<String> calling(String mac) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.text(),
                MisledPhone.class.getName(),
                mac,
                OTHER,
                "192.168.71.255",
                "192.168.71.1");
    }

    @Test
    void one_on_this_machine_is_not_taken_for_a_station_of_ours() throws IOException {
        var command =
                List.of(
                        Foreign.program("dnsmasq"),
                        "--no-daemon",
                        "--port=0",
                        "--conf-file=/dev/null",
                        "--pid-file=",
                        "--user=root",
                        "--interface=" + ForeignLan.STATION_INTERFACE,
                        "--bind-interfaces",
                        "--dhcp-range=192.168.71.100,192.168.71.150,255.255.255.0,1h",
                        "--dhcp-leasefile=" + folder.resolve("dnsmasq.leases"),
                        "--enable-tftp",
                        "--tftp-root=" + folder);
        other = Foreign.start(folder.resolve("dnsmasq.log"), lan.atStation(command));
        try (var doctor = ForeignJava.start(lan, Main.class, "doctor")) {
            doctor.awaits("DHCP: UDP port 67 on station0 cannot be had: dnsmasq", PATIENCE);
            doctor.awaits("TFTP: port 69 cannot be had", PATIENCE);
        }
    }

    @Test
    void alone_on_the_wire_we_start() throws IOException {
        try (var station = serve()) {
            station.says("Waiting for phones");
        }
    }

    @Test
    void one_that_comes_later_is_found_and_named() throws IOException {
        try (var station =
                ForeignServe.start(
                        lan, folder.resolve("data"), "--interface", ForeignLan.STATION_INTERFACE)) {
            dnsmasq("--dhcp-option=150,10.9.8.7");

            station.reports("the DHCP server " + OTHER + " answers on station0");
        }
    }

    private ForeignServe serve(String... options) throws IOException {
        var all = new ArrayList<>(List.of("--interface", ForeignLan.STATION_INTERFACE));
        all.addAll(List.of(options));
        return ForeignServe.careful(lan, folder.resolve("data"), all.toArray(String[]::new));
    }

    private void dnsmasq(String option) throws IOException {
        var command =
                List.of(
                        Foreign.program("dnsmasq"),
                        "--no-daemon",
                        "--port=0",
                        "--conf-file=/dev/null",
                        "--pid-file=",
                        "--user=root",
                        "--interface=" + ForeignLan.CLIENT_INTERFACE,
                        "--bind-interfaces",
                        "--dhcp-range=192.168.71.100,192.168.71.150,255.255.255.0,1h",
                        "--dhcp-leasefile=" + folder.resolve("dnsmasq.leases"),
                        option);
        other = Foreign.start(folder.resolve("dnsmasq.log"), lan.atClient(command));
    }
}
