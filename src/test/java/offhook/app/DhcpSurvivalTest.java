package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.Lease;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The machine fails under a whole station with real sockets: it answers what it safely can and says
 * what it cannot. The interface that goes down is in {@code DhcpTroubleTest}.
 */
@Timeout(120)
final class DhcpSurvivalTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    private static final MacAddress ANNA = phone(1);
    private static final MacAddress BERT = phone(2);

    /** More than what is left of the lease log's last page on a full disk. */
    private static final int LEASES_MAX = 3_000;

    /** Twice the disk. */
    private static final int PAGES_MAX = 4_096;

    @TempDir Path data;

    private final SetClock wall = new SetClock(NOON);
    private Station station;
    private LoopbackPhone wire;

    @Test
    void a_clock_that_is_set_by_a_day_takes_no_lease_and_gives_no_address_twice() throws Exception {
        for (Duration step : new Duration[] {DAY, DAY.negated()}) {
            wall.now = NOON;
            Path folder = Files.createDirectory(data.resolve("step" + step.toHours()));
            start(folder);
            try {
                Ipv4 annas = wire.addressed(ANNA).yiaddr();

                wall.now = NOON.plus(step);
                DhcpMessage renewed = wire.asks(wire.renewing(ANNA, annas)).orElseThrow();
                Ipv4 berts = wire.addressed(BERT).yiaddr();

                assertThat(renewed.kind()).hasValue(DhcpKind.ACK);
                assertThat(berts).isNotEqualTo(annas);
                assertThat(station.troubles().now())
                        .anySatisfy(it -> assertThat(it).contains("clock was set"));
                assertThat(lease(annas).endsAt()).isBetween(NOON, NOON.plusSeconds(3_700));

                stop();
                start(folder);
                // Who comes first after the restart is not given what another was promised.
                assertThat(wire.addressed(phone(3)).yiaddr()).isNotIn(annas, berts);
                assertThat(wire.asks(wire.initReboot(ANNA, annas)).orElseThrow().yiaddr())
                        .isEqualTo(annas);
            } finally {
                stop();
            }
        }
    }

    @Test
    void while_another_program_holds_the_database_phones_get_addresses_and_health_says_so()
            throws Exception {
        start(data);
        try (var shell = DriverManager.getConnection(LoopbackStation.database(data))) {
            shell.createStatement().execute("begin immediate");

            Ipv4 annas = wire.addressed(ANNA).yiaddr();
            awaits("the database can't be written: phones get addresses");
            assertThat(wire.addressed(BERT).yiaddr()).isNotEqualTo(annas);

            shell.createStatement().execute("rollback");
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!station.troubles().now().isEmpty()) {
                assertThat(System.nanoTime()).as("the end of waiting").isLessThan(end);
                Thread.onSpinWait();
            }
            stop();
            start(data);
            assertThat(lease(annas).mac()).isEqualTo(ANNA);
        } finally {
            stop();
        }
    }

    @Test
    @Tag("interop")
    void on_a_full_disk_nobody_is_promised_what_could_not_be_kept() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "none", data.toString()) == 0,
                "no file system can be mounted here (root is needed)");
        try {
            start(data);
            var promised = new HashMap<Ipv4, MacAddress>();
            promised.put(wire.addressed(ANNA).yiaddr(), ANNA);
            Path ballast = data.resolve("ballast");
            fill(ballast);

            int asked = untilSilent(promised);

            awaits("leases can't be saved");
            fill(data.resolve("more"));
            assertThat(wire.asks(wire.discover(BERT), NO_ANSWER)).isEmpty();
            Files.delete(ballast);
            MacAddress late = phone(asked);
            Ipv4 lates = wire.addressed(late).yiaddr();
            assertThat(promised).doesNotContainKey(lates);
            promised.put(lates, late);
            stop();
            Files.delete(data.resolve("more"));
            start(data);
            promised.forEach((address, mac) -> assertThat(lease(address).mac()).isEqualTo(mac));
        } finally {
            stop();
            run("umount", "-l", data.toString());
        }
    }

    /** What is left of a page takes some leases yet; each that is acknowledged counts. */
    private int untilSilent(Map<Ipv4, MacAddress> promised) throws IOException {
        for (int i = 100; i < LEASES_MAX; i++) {
            Optional<DhcpMessage> offer = wire.asks(wire.discover(phone(i)), NO_ANSWER);
            Optional<DhcpMessage> ack =
                    offer.isEmpty()
                            ? Optional.empty()
                            : wire.asks(wire.selecting(phone(i), offer.get().yiaddr()), NO_ANSWER);
            if (ack.isEmpty()) {
                return i;
            }
            assertThat(promised.put(ack.get().yiaddr(), phone(i))).isNull();
        }
        throw new AssertionError("a full disk took " + LEASES_MAX + " leases");
    }

    /** To the last page, whatever the station writes meanwhile. */
    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            var page = new byte[4096];
            for (int i = 0; i < PAGES_MAX; i++) {
                out.write(page);
            }
            throw new AssertionError("a disk of 8 MB does not fill");
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private void awaits(String sentence) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (station.troubles().now().stream().noneMatch(it -> it.contains(sentence))) {
            assertThat(System.nanoTime())
                    .as("%s in %s", sentence, station.troubles().now())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Lease lease(Ipv4 address) {
        return station.answered(desk -> desk.leases(Instant.EPOCH)).stream()
                .filter(lease -> lease.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lease of " + address));
    }

    private void start(Path folder) throws IOException {
        var setup = LoopbackStation.setup(folder, 0, 0, Optional.empty());
        station = new Station(setup, wall, observed -> {});
        station.start();
        wire = new LoopbackPhone(station.dhcpEnds().getFirst().port());
    }

    private void stop() {
        if (station != null) {
            wire.close();
            station.close();
            station = null;
        }
    }

    private static MacAddress phone(int number) {
        return new MacAddress(0x001b_0c00_0000L + number);
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
