package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.event.StationEvent.FileAsked;
import offhook.event.StationEvent.StepProved;
import offhook.wire.Bytes;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

final class StoreTest {
    static final Instant T0 = Instant.parse("2026-11-22T10:00:00.123456789Z");
    static final MacAddress A = MacAddress.read("001b0c18bdc1").orElseThrow();
    static final MacAddress B = MacAddress.read("001b0c18bdc2").orElseThrow();

    @TempDir Path folder;

    @Test
    void what_was_committed_is_there_after_reopening() {
        var events = new SomeEvents(7);
        var journal = new ArrayList<Observed>();
        for (int i = 0; i < 5_000; i++) {
            journal.add(new Observed(T0.plusNanos(i), i % 3 == 0 ? A : B, events.any()));
        }
        List<Lease> leases = List.of(lease(1, A, T0), lease(2, B, Instant.MAX));

        try (var store = open()) {
            store.commit(leases, List.of(), journal.subList(0, 10));
            store.commit(List.of(), List.of(), journal.subList(10, 400));
        }

        try (var store = open()) {
            assertThat(store.leases()).isEqualTo(leases);
            assertThat(store.journal()).isEqualTo(journal.subList(0, 400));
            assertThat(store.journal(A))
                    .isEqualTo(
                            journal.subList(0, 400).stream()
                                    .filter(observed -> observed.phone().equals(A))
                                    .toList());
            assertThat(store.notices()).isEmpty();
        }
    }

    @Test
    void a_journal_longer_than_a_page_is_read_whole_and_in_order() {
        List<Observed> journal =
                IntStream.range(0, 2 * SqlJournal.PAGE_ENTRIES)
                        .mapToObj(i -> asked(new MacAddress(i % 100), i))
                        .toList();
        try (var store = open()) {
            store.commit(List.of(), List.of(), journal);

            assertThat(store.journal()).isEqualTo(journal);
        }
    }

    @Test
    void a_forgotten_phone_s_entries_are_gone_and_others_stay() {
        try (var store = open()) {
            store.commit(List.of(), List.of(), List.of(asked(A, 1), asked(B, 2), asked(A, 3)));

            store.forget(A);

            assertThat(store.journal()).containsExactly(asked(B, 2));
        }
    }

    @Test
    void the_journal_is_read_from_its_end_a_page_at_a_time() {
        try (var store = open()) {
            store.commit(List.of(), List.of(), List.of(asked(A, 1), asked(B, 2), asked(A, 3)));

            var page = store.newest(Optional.empty(), Long.MAX_VALUE, 2);
            var next = store.newest(Optional.empty(), page.getLast().number(), 2);
            var ofA = store.newest(Optional.of(A), Long.MAX_VALUE, 9);

            assertThat(observed(page)).containsExactly(asked(A, 3), asked(B, 2));
            assertThat(observed(next)).containsExactly(asked(A, 1));
            assertThat(observed(ofA)).containsExactly(asked(A, 3), asked(A, 1));
            assertThat(store.newest(Optional.empty(), next.getLast().number(), 2)).isEmpty();
        }
    }

    private static List<Observed> observed(List<Store.NumberedEntry> entries) {
        return entries.stream().flatMap(entry -> entry.observed().stream()).toList();
    }

    @Test
    void a_lease_granted_again_replaces_the_old_one() {
        try (var store = open()) {
            store.commit(List.of(lease(1, A, T0), lease(2, A, T0)), List.of(), List.of());

            store.commit(
                    List.of(lease(1, B, T0), lease(1, B, T0.plusSeconds(9))),
                    List.of(Ipv4.of("10.0.0.1"), Ipv4.of("10.0.0.2"), Ipv4.of("10.0.0.3")),
                    List.of());

            assertThat(store.leases()).containsExactly(lease(1, B, T0.plusSeconds(9)));
        }
    }

    @Test
    void old_traffic_is_pruned_and_the_plan_s_evidence_is_not() {
        var proved = new StepProved(1, 3, "P00305000500", "it asked for no image any more");
        try (var store = open()) {
            store.commit(List.of(), List.of(), List.of(new Observed(T0, A, proved)));
            store.commit(List.of(), List.of(), List.of(asked(B, 0)));
            for (int batch = 0; batch < 80; batch++) {
                int start = batch * 50;
                store.commit(
                        List.of(),
                        List.of(),
                        IntStream.range(start, start + 50).mapToObj(i -> asked(A, i)).toList());
            }

            List<Observed> journal = store.journal(A);
            assertThat(journal).first().isEqualTo(new Observed(T0, A, proved));
            assertThat(journal).last().isEqualTo(asked(A, 3_999));
            assertThat(journal)
                    .hasSizeBetween(
                            1 + Store.CHATTER_PER_PHONE_MAX,
                            1 + Store.CHATTER_PER_PHONE_MAX + Unpruned.ENTRIES_BETWEEN_PRUNINGS);
            assertThat(store.journal(B)).containsExactly(asked(B, 0));
        }
    }

    /** A bench that is switched off each evening, with some boots of each phone a day. */
    @Test
    void old_traffic_is_pruned_also_where_no_day_has_enough_of_it_to_count() {
        for (int day = 0; day < 30; day++) {
            try (var store = open()) {
                store.journal(read -> {});
                int start = day * 200;
                store.commit(
                        List.of(),
                        List.of(),
                        IntStream.range(start, start + 200).mapToObj(i -> asked(A, i)).toList());
            }
        }
        try (var store = open()) {
            assertThat(store.journal(A))
                    .hasSizeBetween(
                            Store.CHATTER_PER_PHONE_MAX,
                            Store.CHATTER_PER_PHONE_MAX + Unpruned.ENTRIES_BETWEEN_PRUNINGS);
        }
    }

    @Test
    void a_phone_that_starts_every_minute_keeps_what_its_operator_chose() {
        var chosen = new StationEvent.TargetSet("P0S3-8-12-00", true, "the operator said so");
        try (var store = open()) {
            store.commit(List.of(), List.of(), List.of(new Observed(T0, A, chosen)));
            for (int batch = 0; batch < 10; batch++) {
                int start = batch * 100;
                store.commit(
                        List.of(),
                        List.of(),
                        IntStream.range(start, start + 100).mapToObj(StoreTest::boot).toList());
            }

            List<Observed> journal = store.journal(A);
            assertThat(journal).first().isEqualTo(new Observed(T0, A, chosen));
            assertThat(journal).last().isEqualTo(boot(999));
            assertThat(journal)
                    .hasSizeBetween(
                            1 + Store.STANDING_OF_A_KIND_MAX,
                            1 + Store.STANDING_OF_A_KIND_MAX + Unpruned.ENTRIES_BETWEEN_PRUNINGS);
        }
    }

    @Test
    void an_entry_of_another_version_is_passed_over_and_kept() {
        try (var store = open()) {
            store.commit(List.of(), List.of(), List.of(asked(A, 1)));
        }
        inSql("update journal set kind = 'PhoneSang'");

        try (var store = open()) {
            assertThat(store.journal()).isEmpty();
            store.commit(List.of(), List.of(), List.of(asked(A, 2)));
            assertThat(store.journal()).containsExactly(asked(A, 2));
            assertThat(store.notices())
                    .containsExactly(
                            "journal entries of the kind PhoneSang are passed over: another version"
                                    + " of Offhook wrote them. (2 times)");
        }
        try (var store = open()) {
            store.journal(read -> {});
            List<String> told = store.notices();
            for (int look = 0; look < 10; look++) {
                assertThat(store.journal(A)).containsExactly(asked(A, 2));
                assertThat(store.newest(Optional.of(A), Long.MAX_VALUE, 9)).hasSize(2);
            }
            assertThat(store.notices()).as("looks are no more entries").isEqualTo(told);
        }
        inSql("update journal set kind = 'FileAsked'");
        try (var store = open()) {
            assertThat(store.journal()).containsExactly(asked(A, 1), asked(A, 2));
        }
    }

    @Test
    void a_row_that_makes_no_sense_does_not_stop_the_start() {
        try (var store = open()) {
            store.commit(List.of(lease(1, A, T0), lease(2, B, T0)), List.of(), List.of());
        }
        inSql("update lease set ends_at = 'soon' where address = '10.0.0.1'");

        try (var store = open()) {
            // The log has it as it was.
            assertThat(store.leases()).containsExactly(lease(1, A, T0), lease(2, B, T0));
            assertThat(store.notices().getFirst()).contains("10.0.0.1", A.toString(), "soon");
        }
    }

    @Test
    void settings_are_kept() {
        try (var store = open()) {
            assertThat(store.setting("target")).isEmpty();
            store.set("target", "old");
            store.set("target", "new");
        }
        try (var store = open()) {
            assertThat(store.setting("target")).contains("new");
        }
    }

    @Test
    void a_second_station_on_the_same_database_is_refused() {
        try (var store = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another running Offhook");
            assertThat(store.leases()).isEmpty();
        }
        open().close();
    }

    @Test
    void a_database_of_a_newer_version_is_refused() {
        open().close();
        inSql(
                "insert into flyway_schema_history (installed_rank, version, description, type,"
                        + " script, installed_by, execution_time, success) values (9, '99', 'x',"
                        + " 'SQL', 'x', 'x', 1, true)");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "newer Offhook (tables of version 99, this one knows "
                                + Migrations.NEWEST
                                + ")");
    }

    @Test
    void the_newest_migration_is_the_one_the_program_looks_for() throws Exception {
        Path migrations = Path.of("src/main/resources/offhook/store/migration");
        try (var files = Files.list(migrations)) {
            int newest =
                    files.map(file -> file.getFileName().toString())
                            .mapToInt(
                                    name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max()
                            .orElseThrow();

            assertThat(newest).isEqualTo(Migrations.NEWEST);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_sentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Store.open(file.resolve("offhook.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("choose another --data");
    }

    @Test
    void a_url_that_is_no_file_is_a_sentence() {
        assertThatThrownBy(() -> Store.open("jdbc:sqlite:"))
                .hasMessage("the database \"jdbc:sqlite:\": expected jdbc:sqlite:PATH.");
        assertThatThrownBy(() -> Store.open("jdbc:oops:x?password=secret"))
                .hasMessage(
                        "the database jdbc:oops:x: this Offhook has no driver for it; expected"
                                + " jdbc:sqlite:PATH.");
    }

    /** strace shows one fsync of the -wal file before each commit returns; this keeps it so. */
    @Test
    void every_commit_is_synced_to_the_disk() {
        try (var database =
                Database.open(
                        "jdbc:sqlite:" + folder.resolve("x.db"),
                        Duration.ofSeconds(1),
                        new Notices())) {
            database.jdbi()
                    .useHandle(
                            handle -> {
                                assertThat(pragma(handle, "synchronous")).isEqualTo("2");
                                assertThat(pragma(handle, "journal_mode")).isEqualTo("wal");
                            });
        }
    }

    private static String pragma(Handle handle, String name) {
        return handle.createQuery("pragma " + name).mapTo(String.class).one();
    }

    static Observed asked(MacAddress phone, int port) {
        StationEvent event = new FileAsked("SEP001B0C18BDC1.cnf.xml", port);
        return new Observed(T0.plusMillis(port), phone, event);
    }

    private static Observed boot(int number) {
        return new Observed(
                T0.plusSeconds(60L * number), A, new StationEvent.BootBegun(number, "it asked"));
    }

    static Lease lease(int last, MacAddress mac, Instant ends) {
        return new Lease(
                Ipv4.of("10.0.0." + last), mac, Bytes.of(1, 2, 255), T0, ends, last % 2 == 0);
    }

    private Store open() {
        return Store.open(folder.resolve("new/offhook.db"));
    }

    private void inSql(String sql) {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("new/offhook.db"))
                .useHandle(handle -> handle.execute(sql));
    }
}
