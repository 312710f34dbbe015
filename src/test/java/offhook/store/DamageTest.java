package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.MacAddress;
import offhook.event.Observed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class DamageTest {
    private static final long SEED = Long.getLong("seed", 42);

    @TempDir Path folder;

    @Test
    void of_a_file_cut_short_the_front_is_saved() throws Exception {
        Path file = filled(4_000);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        try (var store = Store.open(file)) {
            List<Observed> saved = store.journal();
            assertThat(saved).hasSizeBetween(500, 3_999);
            assertThat(saved.getFirst()).isEqualTo(StoreTest.asked(phone(0), 0));
            assertThat(store.leases()).hasSize(100);
            assertThat(store.notices())
                    .hasSize(2)
                    .anySatisfy(
                            notice ->
                                    assertThat(notice)
                                            .contains(
                                                    "was damaged: it lies as offhook.db.damaged-",
                                                    saved.size() + " journal entries were saved"))
                    .contains("the lease log had 100 lease(s) that the database had lost.");

            store.commit(List.of(), List.of(), List.of(StoreTest.asked(phone(0), 9)));
            assertThat(store.journal()).hasSize(saved.size() + 1);
        }
        try (var store = Store.open(file)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    @Test
    void of_a_file_damaged_in_the_middle_front_and_back_are_saved() throws Exception {
        Path file = filled(4_000);
        byte[] whole = Files.readAllBytes(file);
        Arrays.fill(whole, whole.length / 2, whole.length / 2 + 3 * 4096, (byte) 0x5a);
        Files.write(file, whole);

        try (var store = Store.open(file)) {
            List<Observed> saved = store.journal();
            assertThat(saved).first().isEqualTo(StoreTest.asked(phone(0), 0));
            assertThat(saved).last().isEqualTo(StoreTest.asked(phone(3_999), 3_999));
            assertThat(saved).hasSizeBetween(3_500, 3_999);
        }
    }

    @Test
    void a_file_that_is_no_database_is_set_aside_unchanged() throws Exception {
        Path file = Files.writeString(folder.resolve("offhook.db"), "not a database ".repeat(999));

        try (var store = Store.open(file)) {
            assertThat(store.leases()).isEmpty();
            assertThat(store.notices()).hasSize(1);
        }
        assertThat(aside()).singleElement().satisfies(DamageTest::isUnchanged);
    }

    @Test
    void whatever_bytes_are_changed_the_station_starts() throws Exception {
        byte[] whole = Files.readAllBytes(filled(300));
        var random = new Random(SEED);
        for (int round = 0; round < 15; round++) {
            byte[] damaged = whole.clone();
            int from = random.nextInt(damaged.length);
            int length = Math.min(1 + random.nextInt(6_000), damaged.length - from);
            for (int i = from; i < from + length; i++) {
                damaged[i] = (byte) random.nextInt();
            }
            Path file = folder.resolve("round-" + round + ".db");
            Files.write(file, damaged);

            try (var store = Store.open(file)) {
                store.commit(List.of(), List.of(), List.of(StoreTest.asked(StoreTest.A, 1)));
                assertThat(store.journal())
                        .as("seed %d round %d: %d bytes from %d", SEED, round, length, from)
                        .contains(StoreTest.asked(StoreTest.A, 1));
                assertThat(store.leases()).hasSizeLessThanOrEqualTo(100);
            }
        }
    }

    @Test
    void a_full_disk_is_a_sentence_and_the_commit_can_be_tried_again() throws Exception {
        Path file = filled(10);
        long pages = Files.size(file) / 4096;
        List<Observed> many =
                IntStream.range(0, 2_000).mapToObj(i -> StoreTest.asked(phone(i), i)).toList();

        try (var store = Store.open("jdbc:sqlite:" + file + "?max_page_count=" + (pages + 5))) {
            assertThatThrownBy(() -> store.commit(List.of(), List.of(), many))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no room left for the database " + file);
            assertThat(store.journal()).hasSize(10);

            store.commit(List.of(), List.of(), many.subList(0, 3));
            assertThat(store.journal()).hasSize(13);
        }
    }

    @Test
    void a_database_held_by_another_program_is_a_sentence_and_can_be_tried_again()
            throws Exception {
        Path file = filled(10);
        try (var store = Store.open("jdbc:sqlite:" + file, Duration.ofMillis(1));
                var shell = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            shell.createStatement().execute("begin immediate");
            assertThatThrownBy(
                            () ->
                                    store.commit(
                                            List.of(),
                                            List.of(),
                                            List.of(StoreTest.asked(StoreTest.A, 1))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is held by another program");
            assertThat(store.journal()).hasSize(10);

            shell.createStatement().execute("rollback");
            store.commit(List.of(), List.of(), List.of(StoreTest.asked(StoreTest.A, 1)));
            assertThat(store.journal()).hasSize(11);
        }
    }

    @Test
    void a_database_that_is_held_at_the_start_is_a_sentence_that_promises_nothing()
            throws Exception {
        Path file = filled(10);
        try (var shell = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            shell.createStatement().execute("pragma locking_mode = exclusive");
            shell.createStatement().execute("begin exclusive");

            assertThatThrownBy(() -> Store.open("jdbc:sqlite:" + file, Duration.ofMillis(1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is held by another program")
                    .hasMessageEndingWith("; then start again.");
        }
    }

    private Path filled(int entries) {
        Path file = folder.resolve("offhook.db");
        try (var store = Store.open(file)) {
            store.commit(
                    IntStream.range(0, 100)
                            .mapToObj(i -> StoreTest.lease(i, phone(i), StoreTest.T0))
                            .toList(),
                    List.of(),
                    IntStream.range(0, entries)
                            .mapToObj(i -> StoreTest.asked(phone(i), i))
                            .toList());
        }
        return file;
    }

    private static MacAddress phone(int number) {
        return new MacAddress(0x001b0c000000L + number % 100);
    }

    private List<Path> aside() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".damaged-")).toList();
        }
    }

    private static void isUnchanged(Path file) throws IOException {
        assertThat(Files.readString(file)).isEqualTo("not a database ".repeat(999));
    }
}
