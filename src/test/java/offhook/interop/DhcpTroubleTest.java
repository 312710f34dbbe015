package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.Main;

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

/** A real wire on which something is wrong. */
@Tag("interop")
class DhcpTroubleTest {
    private static final String MAC = "00:1b:0c:18:bd:c1";
    private static final String SQUATTER = "02:00:00:00:00:99";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Three phones ask: with a length too long, one too short, and a right one. */
    private static final String ODD_FRAMES =
            """
            import socket, struct, sys
            def checksum(head):
                total = sum(struct.unpack('!10H', head))
                total = (total & 0xffff) + (total >> 16)
                return 0xffff - ((total & 0xffff) + (total >> 16))
            def frame(number, wrong):
                mac = bytes([0, 0x1b, 0x0c, 0, 0, number])
                vendor = b'Cisco Systems, Inc. IP Phone CP-7961G'
                dhcp = struct.pack('!4BIHH', 1, 1, 6, 0, number, 0, 0x8000) + bytes(16) + mac
                dhcp += bytes(202) + bytes([0x63, 0x82, 0x53, 0x63, 53, 1, 1, 60, len(vendor)])
                dhcp += vendor + bytes([255])
                udp = struct.pack('!4H', 68, 67, 8 + len(dhcp) + wrong, 0) + dhcp
                head = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0,
                                   bytes(4), b'\\xff' * 4)
                head = head[:10] + struct.pack('!H', checksum(head)) + head[12:]
                return b'\\xff' * 6 + mac + b'\\x08\\x00' + head + udp
            wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            wire.bind((sys.argv[1], 0))
            for number, wrong in ((0, 40), (1, -20), (2, 0)):
                wire.send(frame(number, wrong))
            """;

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
    void an_address_on_which_somebody_sits_is_not_given_and_the_operator_reads_who()
            throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        client("ip link add link client0 name squat0 address " + SQUATTER + " type macvlan");
        client("ip address add 192.168.71.20/24 dev squat0");
        client("ip link set squat0 up");
        try (var station = serve("192.168.71.20-192.168.71.29")) {
            run(client.command(ForeignLan.CLIENT_INTERFACE));

            assertThat(client.told(ForeignLan.CLIENT_INTERFACE)).contains("ip=192.168.71.21");
            station.tells(MAC, "192.168.71.20 was to be offered, but " + SQUATTER + " answers");
        }
    }

    @Test
    void with_no_probe_it_is_given_without_looking() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        client("ip link add link client0 name squat0 address " + SQUATTER + " type macvlan");
        client("ip address add 192.168.71.20/24 dev squat0");
        client("ip link set squat0 up");
        try (var station = serve("192.168.71.20-192.168.71.29", "--no-probe")) {
            run(client.command(ForeignLan.CLIENT_INTERFACE));

            assertThat(client.told(ForeignLan.CLIENT_INTERFACE)).contains("ip=192.168.71.20");
            assertThat(station).isNotNull();
        }
    }

    @Test
    void a_cable_that_is_pulled_and_put_back_costs_nothing_but_the_time() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        try (var station = serve("192.168.71.20-192.168.71.29")) {
            run(client.command(ForeignLan.CLIENT_INTERFACE));
            assertThat(client.told(ForeignLan.CLIENT_INTERFACE)).contains("ip=192.168.71.20");

            station("ip link set station0 down");
            station.reports("the network card station0 has no link: plug in the cable");
            var without = client.command(ForeignLan.CLIENT_INTERFACE, "-t", "2", "-T", "1");
            assertThat(Foreign.run(PATIENCE, lan.atClient(without)).exit()).isNotZero();
            station("ip link set station0 up");

            run(client.command(ForeignLan.CLIENT_INTERFACE));
            assertThat(client.told(ForeignLan.CLIENT_INTERFACE)).contains("ip=192.168.71.20");
            station.tells(MAC, "gets 192.168.71.20");
        }
    }

    @Test
    void a_card_that_is_pulled_and_put_back_is_heard_again() throws Exception {
        Udhcpc client = Udhcpc.in(folder);
        try (var station = serve("192.168.71.20-192.168.71.29")) {
            run(client.command(ForeignLan.CLIENT_INTERFACE));

            lan.pull();
            station.reports("the network card station0 is gone");
            lan.plugAgain(MAC);

            run(client.command(ForeignLan.CLIENT_INTERFACE, "-t", "10", "-T", "1"));
            station.tells(MAC, "gets 192.168.71.20");
        }
    }

    @Test
    void the_doctor_asks_a_running_station_through_the_wire() throws Exception {
        try (var station = serve("192.168.71.20-192.168.71.29")) {
            try (var doctor =
                    ForeignJava.start(
                            lan,
                            Main.class,
                            "doctor",
                            "--interface",
                            ForeignLan.STATION_INTERFACE)) {
                doctor.awaits("DHCP: a station of ours hears this wire and answers", PATIENCE);
                doctor.awaits("TFTP: the station answers at port 69", PATIENCE);
            }
            assertThat(station).isNotNull();
        }
    }

    @Test
    void the_doctor_finds_who_else_has_our_address() throws Exception {
        lan.addressOfClient(ForeignLan.STATION);
        try (var doctor = ForeignJava.start(lan, Main.class, "doctor")) {
            doctor.awaits("another machine, " + MAC + ", has this machine's address", PATIENCE);
        }
    }

    @Test
    void dhcping_hears_us() throws Exception {
        String dhcping = Foreign.program("dhcping");
        lan.addressOfClient("192.168.71.25");
        try (var station = serve("192.168.71.20-192.168.71.29", "--dhcp-for", "everyone")) {
            var ran =
                    Foreign.run(
                            PATIENCE,
                            lan.atClient(
                                    List.of(
                                            dhcping,
                                            "-v",
                                            "-t",
                                            "5",
                                            "-c",
                                            "192.168.71.25",
                                            "-s",
                                            ForeignLan.STATION,
                                            "-h",
                                            MAC)));

            assertThat(ran.output()).contains("Got answer from: " + ForeignLan.STATION);
            assertThat(station).isNotNull();
        }
    }

    /** hostile-inputs.md 1: a UDP length that is not what the IP packet holds (CVE-2015-8605). */
    @Test
    void a_udp_length_beyond_its_packet_is_dropped_and_one_short_of_it_cuts_the_message()
            throws Exception {
        String python = Foreign.program("python3");
        Path frames = folder.resolve("frames.py");
        Files.writeString(frames, ODD_FRAMES);
        try (var station = serve("192.168.71.20-192.168.71.29")) {
            run(List.of(python, frames.toString(), ForeignLan.CLIENT_INTERFACE));

            station.tells("00:1b:0c:00:00:02", "is offered 192.168.71.2");
            station.reports("1 DHCP datagrams could not be read");
            for (String cut : List.of("00:1b:0c:00:00:00", "00:1b:0c:00:00:01")) {
                station.tells(cut, "was never seen by this station");
            }
        }
    }

    private ForeignServe serve(String pool, String... options) throws IOException {
        var all = new ArrayList<String>();
        all.addAll(List.of("--interface", ForeignLan.STATION_INTERFACE, "--pool", pool));
        all.addAll(List.of(options));
        return ForeignServe.start(lan, folder.resolve("data"), all.toArray(String[]::new));
    }

    private void client(String command) {
        Foreign.run(PATIENCE, lan.atClient(List.of(command.split(" ")))).succeeded();
    }

    private void station(String command) {
        Foreign.run(PATIENCE, lan.atStation(List.of(command.split(" ")))).succeeded();
    }

    private void run(List<String> command) {
        Foreign.run(PATIENCE, lan.atClient(command)).succeeded();
    }
}
