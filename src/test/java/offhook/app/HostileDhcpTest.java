package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * hostile-inputs.md §DHCP 1 to 8 against a whole station with real sockets. After each attack an
 * earnest phone gets an address that is its own, and the one that had its address before keeps it.
 */
@Timeout(120)
final class HostileDhcpTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final MacAddress FIRST = MacAddress.read("00:1b:0c:00:00:01").orElseThrow();
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final int COOKIE_AT = 236;
    private static final int OPTIONS_AT = 240;

    @TempDir Path data;

    private final Random random = new Random(SEED);
    private Station station;
    private LoopbackPhone wire;
    private Ipv4 first;
    private final List<Ipv4> given = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        System.out.println("seed " + SEED);
        start();
        first = wire.addressed(FIRST).yiaddr();
        given.add(first);
    }

    private void start() throws IOException {
        var setup = LoopbackStation.setup(data, 0, 0, Optional.empty());
        station = new Station(setup, Clock.systemUTC(), observed -> {});
        station.start();
        wire = new LoopbackPhone(station.dhcpEnds().getFirst().port());
    }

    @AfterEach
    void close() {
        wire.close();
        station.close();
    }

    @Test
    void number_1_packets_cut_short_without_cookie_or_of_other_hardware() throws IOException {
        byte[] good = DhcpCodec.encode(wire.discover(phone(2))).toArray();
        for (int size = 0; size < OPTIONS_AT; size += 7) {
            wire.say(Arrays.copyOf(good, size));
        }
        for (int[] change :
                new int[][] {
                    {COOKIE_AT, 0},
                    {0, 0},
                    {0, 2},
                    {0, 255},
                    {1, 6},
                    {1, 0},
                    {1, 255},
                    {2, 0},
                    {2, 5},
                    {2, 7},
                    {2, 16},
                    {2, 17},
                    {2, 255}
                }) {
            byte[] changed = good.clone();
            changed[change[0]] = (byte) change[1];
            wire.say(changed);
        }
        wire.say(new byte[DhcpCodec.DATAGRAM_BYTES_MAX + 1]);
        wire.say(new byte[60_000]);

        nobodyWasAnswered();
        stillServes();
        assertThat(station.troubles().oddities())
                .anySatisfy(it -> assertThat(it).contains("DHCP datagrams could not be read"));
    }

    @Test
    void number_2_options_that_run_past_the_packet_never_end_or_overload_in_circles()
            throws IOException {
        wire.say(options(53, 1, 1, 60, 200, 'C'));
        wire.say(options(53, 1, 1, 52));
        wire.say(options(53, 0, 60, 0, 255));
        // Circles: file says that file and sname go on, sname says it too.
        byte[] circle = options(53, 1, 1, 52, 1, 3, 255);
        put(circle, 108, 52, 1, 3, 255);
        put(circle, 44, 52, 1, 3, 255);
        wire.say(circle);
        byte[] past = options(53, 1, 1, 52, 1, 3, 255);
        put(past, 108 + 126, 12, 9);
        wire.say(past);
        wire.say(options(53, 1, 1, 53, 1, 3, 255));

        nobodyWasAnswered();
        // No END, and the vendor class in parts: both are forgiven.
        byte[] rest = " Systems, Inc. IP Phone".getBytes(StandardCharsets.US_ASCII);
        byte[] odd = options(53, 1, 1, 60, 5, 'C', 'i', 's', 'c', 'o', 60, rest.length);
        odd = Arrays.copyOf(odd, odd.length + rest.length);
        System.arraycopy(rest, 0, odd, odd.length - rest.length, rest.length);
        wire.say(odd);
        assertThat(wire.hears(Duration.ofSeconds(10))).isPresent();
        stillServes();
    }

    @Test
    void number_3_absurd_sizes_endless_identifiers_and_names_that_are_commands()
            throws IOException {
        for (int size : new int[] {0, 1, 575, 65_535}) {
            var max = new DhcpOption(57, Bytes.of(size >> 8, size & 255));
            DhcpMessage offer =
                    wire.asks(wire.message(DhcpKind.DISCOVER, phone(3), Ipv4.ANY, max))
                            .orElseThrow();
            assertThat(DhcpCodec.encode(offer).size()).isBetween(300, 1472);
        }
        for (int length : new int[] {1, 254, 255}) {
            var id = new DhcpOption(61, Bytes.of(new byte[length]));
            isAnswered(wire.message(DhcpKind.DISCOVER, phone(4), Ipv4.ANY, id));
        }
        DhcpOption part = new DhcpOption(61, Bytes.of(new byte[255]));
        wire.say(wire.message(DhcpKind.DISCOVER, phone(4), Ipv4.ANY, part, part, part, part));
        nobodyWasAnswered();
        for (String name :
                List.of(
                        "$(reboot)",
                        "; rm -rf / #",
                        "%s%s%n%n",
                        "<script>alert(1)</script>",
                        "\u001b[2J\u0007",
                        "\0\0\0",
                        "..",
                        "a".repeat(255))) {
            var host = DhcpOption.ofText(DhcpOption.HOST_NAME, name);
            var fqdn =
                    DhcpOption.ofText(81, "\0\0\0" + name.substring(0, Math.min(9, name.length())));
            isAnswered(wire.message(DhcpKind.DISCOVER, phone(5), Ipv4.ANY, host, fqdn));
        }
        stillServes();
    }

    @Test
    void number_4_unicast_from_no_subnet_of_ours_and_bootp() throws IOException {
        wire.say(wire.message(DhcpKind.REQUEST, phone(6), Ipv4.of("203.0.113.6")));
        wire.say(wire.message(DhcpKind.INFORM, phone(6), Ipv4.of("203.0.113.6")));
        wire.say(wire.message(DhcpKind.INFORM, phone(6), Ipv4.ANY));
        byte[] bootp = DhcpCodec.encode(wire.discover(phone(6))).toArray();
        Arrays.fill(bootp, COOKIE_AT, bootp.length, (byte) 0);
        wire.say(bootp);
        wire.say(options(60, 5, 'C', 'i', 's', 'c', 'o', 255));

        nobodyWasAnswered();
        stillServes();
    }

    @Test
    void number_5_a_lease_log_damaged_cut_or_crafted_stops_no_start() throws IOException {
        for (int round = 0; round < 6; round++) {
            wire.close();
            station.close();
            Path log = data.resolve("offhook.db-leases");
            byte[] bytes = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
            Files.write(log, damaged(bytes, round));
            start();
            stillServes();
        }
    }

    /** As a crash, a bad disk, and somebody with an editor leave it. */
    private byte[] damaged(byte[] bytes, int round) {
        byte[] damaged = bytes.clone();
        switch (round % 3) {
            case 0 -> damaged = Arrays.copyOf(bytes, bytes.length / 2 + 3);
            case 1 -> {
                for (int i = 0; i < 200 && bytes.length > 0; i++) {
                    damaged[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                }
            }
            default -> {
                damaged = new byte[20_000];
                random.nextBytes(damaged);
            }
        }
        return damaged;
    }

    // Number 6, the control channel, is the page's: AccessTest, HostCheckTest, LiveStreamTest.

    @Test
    void number_7_made_up_clients_storms_of_declines_forged_releases_and_relays()
            throws IOException {
        for (int i = 0; i < 3_000; i++) {
            wire.say(wire.discover(new MacAddress(0x0200_0000_0000L + random.nextInt(1 << 30))));
        }
        drain();
        for (int i = 0; i < 50; i++) {
            MacAddress liar = phone(1000 + i);
            Ipv4 address = wire.addressed(liar).yiaddr();
            wire.say(
                    wire.message(
                            DhcpKind.DECLINE,
                            liar,
                            Ipv4.ANY,
                            DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address)));
        }
        MacAddress stranger = phone(66);
        wire.say(wire.message(DhcpKind.RELEASE, stranger, first));
        wire.say(
                wire.message(
                        DhcpKind.DECLINE,
                        stranger,
                        Ipv4.ANY,
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, first)));
        wire.say(
                wire.message(
                        DhcpKind.REQUEST,
                        FIRST,
                        Ipv4.ANY,
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, first),
                        DhcpOption.ofAddress(
                                DhcpOption.SERVER_IDENTIFIER, Ipv4.of("203.0.113.254"))));
        drain();
        wire.say(relayed(wire.discover(phone(7)), Ipv4.of("203.0.113.1"), Bytes.of(1, 2, 3)));
        for (Bytes crafted :
                List.of(Bytes.of(5), Bytes.of(5, 4, 1), Bytes.of(5, 255), Bytes.of(1, 255, 5, 4))) {
            wire.say(relayed(wire.discover(phone(7)), Ipv4.of("203.0.113.1"), crafted));
        }

        nobodyWasAnswered();
        stillServes();
    }

    @Test
    void number_8_what_other_servers_say_is_not_for_us() throws IOException {
        DhcpMessage offer = wire.asks(wire.discover(phone(8))).orElseThrow();
        wire.say(offer);
        for (DhcpKind kind : List.of(DhcpKind.OFFER, DhcpKind.ACK, DhcpKind.NAK)) {
            wire.say(wire.message(kind, phone(8), Ipv4.ANY));
        }

        nobodyWasAnswered();
        stillServes();
    }

    private void nobodyWasAnswered() throws IOException {
        assertThat(wire.hears(SILENCE)).isEmpty();
    }

    private void isAnswered(DhcpMessage message) throws IOException {
        assertThat(wire.asks(message)).isPresent();
    }

    private void drain() throws IOException {
        while (wire.hears(SILENCE).isPresent()) {
            // Answers to made-up clients.
        }
    }

    /** One that comes now gets what nobody has; the first keeps what it has. */
    private void stillServes() throws IOException {
        DhcpMessage ack = wire.addressed(phone(0x8000 + given.size()));
        assertThat(ack.kind()).hasValue(DhcpKind.ACK);
        assertThat(ack.address(DhcpOption.TFTP_SERVERS)).hasValue(Ipv4.LOOPBACK);
        given.add(ack.yiaddr());
        assertThat(new HashSet<>(given)).as("all of them differ").hasSameSizeAs(given);
        DhcpMessage renewed = wire.asks(wire.initReboot(FIRST, first)).orElseThrow();
        assertThat(renewed.kind()).hasValue(DhcpKind.ACK);
        assertThat(renewed.yiaddr()).isEqualTo(first);
    }

    private static MacAddress phone(int number) {
        return new MacAddress(0x001b_0c01_0000L + number);
    }

    private static DhcpMessage relayed(DhcpMessage message, Ipv4 giaddr, Bytes agent) {
        var options = new ArrayList<>(message.options());
        options.add(new DhcpOption(DhcpOption.RELAY_AGENT, agent));
        return new DhcpMessage(
                message.op(),
                message.htype(),
                1,
                message.xid(),
                0,
                message.flags(),
                message.ciaddr(),
                Ipv4.ANY,
                Ipv4.ANY,
                giaddr,
                message.chaddr(),
                "",
                "",
                options);
    }

    /** These alone in its options field; cut off behind the last where that is no END. */
    private byte[] options(int... values) {
        byte[] packet = DhcpCodec.encode(wire.discover(phone(2))).toArray();
        byte[] cut = ByteBuffer.allocate(300).put(packet, 0, OPTIONS_AT).array();
        put(cut, OPTIONS_AT, values);
        return values[values.length - 1] == 255
                ? cut
                : Arrays.copyOf(cut, OPTIONS_AT + values.length);
    }

    private static void put(byte[] packet, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            packet[at + i] = (byte) values[i];
        }
    }
}
