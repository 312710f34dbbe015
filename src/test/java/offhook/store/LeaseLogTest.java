package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** The log alone: what a power cut, a bad disk and a full one leave of it. */
final class LeaseLogTest {
    @TempDir Path folder;

    @Test
    void what_was_appended_is_read_again_the_newest_of_each_address() {
        try (var log = open(new ArrayList<>())) {
            log.append(List.of(granted(1), granted(2)));
            log.append(List.of(new LeaseRecord.Forgotten(granted(1).address()), granted(3)));
        }

        assertThat(read())
                .containsExactly(
                        new LeaseRecord.Forgotten(granted(1).address()), granted(2), granted(3));
    }

    /** What a power cut leaves: any prefix, and behind it anything of the last write. */
    @Test
    void of_a_torn_last_write_the_whole_records_before_it_are_kept_and_nobody_is_alarmed()
            throws Exception {
        try (var log = open(new ArrayList<>())) {
            for (int i = 0; i < 8; i++) {
                log.append(List.of(granted(i)));
            }
        }
        byte[] whole = Files.readAllBytes(file());
        // A new log begins with its name and an empty batch.
        int name = "offhook leases 01\n".length() + 11;
        int each = (whole.length - name) / 8;
        for (int cut = name; cut < whole.length; cut++) {
            LeaseLog.Contents found = LeaseLog.read(ByteBuffer.wrap(Arrays.copyOf(whole, cut)));

            assertThat(found.records()).as("cut at %s", cut).hasSize((cut - name) / each);
            assertThat(found.isDamaged()).isFalse();
        }
    }

    @Test
    void what_the_file_is_filled_ahead_with_is_no_damage_and_no_lease() throws Exception {
        byte[] running;
        try (var log = open(new ArrayList<>())) {
            log.append(List.of(granted(1), granted(2)));
            running = Files.readAllBytes(file());
        }
        LeaseLog.Contents found = LeaseLog.read(ByteBuffer.wrap(running));

        assertThat(running.length).isGreaterThan(LeaseLog.AHEAD_BYTES);
        assertThat(found.records()).containsExactly(granted(1), granted(2));
        assertThat(found.isDamaged()).isFalse();
        assertThat(Files.size(file())).isLessThan(LeaseLog.AHEAD_BYTES);
    }

    /** Up to the last zero and beyond it: what is filled in next begins behind the record. */
    @Test
    void a_record_that_ends_behind_the_zeros_is_not_filled_over() throws Exception {
        byte[] running;
        int count = 0;
        try (var log = open(new ArrayList<>())) {
            while (Files.size(file()) - log.bytes() > 910) {
                log.append(List.of(of(count++, 255)));
            }
            // 304 bytes are left: room for any record, but not for its batch's head as well.
            int ids = (int) (Files.size(file()) - log.bytes()) - 304 - 11 - 2 * 43;
            log.append(List.of(of(count++, ids / 2), of(count++, ids - ids / 2)));
            log.append(List.of(of(count++, 255)));
            log.append(List.of(of(count++, 7)));
            running = Files.readAllBytes(file());
        }
        LeaseLog.Contents found = LeaseLog.read(ByteBuffer.wrap(running));

        assertThat(found.records()).hasSize(count);
        assertThat(found.isDamaged()).isFalse();
    }

    @Test
    void whatever_order_things_happen_in_what_was_appended_is_in_the_file() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var known = new TreeMap<Ipv4, LeaseRecord>();
        Path inTheWay = folder.resolve("offhook.db-leases.new/x");
        LeaseLog log = open(new ArrayList<>());
        for (int step = 0; step < 600; step++) {
            switch (random.nextInt(40)) {
                case 0 -> log.rewrite(known.values());
                case 1 -> {
                    Files.createDirectories(inTheWay);
                    LeaseLog running = log;
                    assertThatThrownBy(() -> running.rewrite(known.values()))
                            .isInstanceOf(StoreException.class);
                    Files.delete(inTheWay);
                    Files.delete(inTheWay.getParent());
                }
                case 2 -> {
                    log.close();
                    log = open(new ArrayList<>());
                }
                default -> {
                    var batch = new ArrayList<LeaseRecord>();
                    for (int i = 1 + random.nextInt(3); i > 0; i--) {
                        batch.add(of(random.nextInt(256), 245 + random.nextInt(11)));
                    }
                    log.append(batch);
                    batch.forEach(record -> known.put(record.address(), record));
                }
            }
            LeaseLog.Contents found = LeaseLog.read(file());
            var read = new TreeMap<Ipv4, LeaseRecord>();
            found.records().forEach(record -> read.put(record.address(), record));
            assertThat(read).as("seed %s, step %s", seed, step).isEqualTo(known);
            assertThat(found.isDamaged()).as("seed %s, step %s", seed, step).isFalse();
            assertThat(Files.size(file()) - log.bytes())
                    .as("seed %s, step %s", seed, step)
                    .isLessThan(LeaseLog.AHEAD_BYTES + 3L * LeaseCodec.BYTES_MAX + 1);
        }
        log.close();
    }

    @Test
    void bytes_that_a_disk_has_spoilt_cost_their_records_alone_and_the_operator_is_told()
            throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var log = open(new ArrayList<>())) {
            for (int i = 0; i < 100; i++) {
                log.append(List.of(granted(i)));
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int round = 0; round < 50; round++) {
            byte[] spoilt = whole.clone();
            int at = 20 + random.nextInt(whole.length - 200);
            for (int i = at; i < at + 40; i++) {
                spoilt[i] = (byte) random.nextInt(256);
            }
            spoilt[at] ^= (byte) (spoilt[at] == whole[at] ? 0x40 : 0);
            LeaseLog.Contents found = LeaseLog.read(ByteBuffer.wrap(spoilt));

            assertThat(found.records().size()).as("seed %s", seed).isBetween(97, 100);
            assertThat(found.records()).as("seed %s", seed).allSatisfy(LeaseLogTest::isAsWritten);
            assertThat(found.isDamaged()).isTrue();
        }
    }

    @Test
    void a_file_of_something_else_is_set_aside_as_it_is() throws Exception {
        Files.writeString(file(), "not ours at all");
        var notices = new Notices();

        LeaseLog.open(file(), new ArrayList<>(), notices).close();

        assertThat(notices.sentences()).singleElement().asString().contains("damaged-");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().contains("damaged-")))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside).hasContent("not ours at all"));
        }
    }

    @Test
    void a_folder_that_is_not_there_is_a_sentence() {
        assertThatThrownBy(
                        () ->
                                LeaseLog.open(
                                        folder.resolve("gone/x"), new ArrayList<>(), new Notices()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the lease log ");
    }

    @Test
    void a_storm_without_end_does_not_fill_the_disk() {
        try (var store = Store.open(folder.resolve("offhook.db"))) {
            long most = 0;
            for (int i = 0; i < 40; i++) {
                var leases = new ArrayList<Lease>();
                for (int n = 0; n < 500; n++) {
                    leases.add(StoreTest.lease(n % 256, StoreTest.A, StoreTest.T0.plusSeconds(i)));
                }
                store.commit(leases, List.of(), List.of());
                while (!store.settle()) {
                    // All of it.
                }
                most = Math.max(most, folder.resolve("offhook.db-leases").toFile().length());
            }

            assertThat(most).isLessThan(2 * PromisedLeases.LOG_BYTES_USUAL);
            assertThat(store.leases()).hasSize(256);
        }
    }

    private static void isAsWritten(LeaseRecord record) {
        assertThat(record).isEqualTo(granted(record.address().value() & 0xff));
    }

    private static LeaseRecord granted(int number) {
        return new LeaseRecord.Runs(
                StoreTest.lease(number, StoreTest.A, StoreTest.T0.plusSeconds(number)));
    }

    private static LeaseRecord of(int number, int idBytes) {
        Lease usual = StoreTest.lease(number, StoreTest.A, StoreTest.T0.plusSeconds(number));
        var id = new byte[idBytes];
        Arrays.fill(id, (byte) 0x5a);
        return new LeaseRecord.Runs(
                new Lease(
                        usual.address(),
                        usual.mac(),
                        Bytes.of(id),
                        usual.grantedAt(),
                        usual.endsAt(),
                        usual.reserved()));
    }

    private LeaseLog open(List<LeaseRecord> found) {
        return LeaseLog.open(file(), found, new Notices());
    }

    private List<LeaseRecord> read() {
        var found = new ArrayList<LeaseRecord>();
        open(found).close();
        return found;
    }

    private Path file() {
        return folder.resolve("offhook.db-leases");
    }
}
