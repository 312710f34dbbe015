package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.dhcp.Lease;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file system of its own that gets full, and has room again; needs root. */
@Tag("interop")
final class FullDiskTest {
    @TempDir Path folder;

    @Test
    void a_full_disk_is_a_sentence_and_what_was_promised_before_and_after_it_is_there()
            throws Exception {
        mount("2m");
        try {
            Path file = folder.resolve("offhook.db");
            try (var store = Store.open(file)) {
                store.commit(List.of(granted(1)), List.of(), List.of());
                Path ballast = folder.resolve("ballast");
                Files.write(ballast, new byte[(int) Files.getFileStore(folder).getUsableSpace()]);

                // What the log was filled ahead takes a thousand leases still.
                assertThatThrownBy(
                                () -> {
                                    for (int i = 0; i < 5_000; i++) {
                                        store.commit(List.of(granted(2)), List.of(), List.of());
                                    }
                                })
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("no room left for the lease log")
                        .hasMessageContaining("it is tried again");

                Files.delete(ballast);
                store.commit(List.of(granted(3)), List.of(), List.of());
                assertThat(store.leases()).contains(granted(1), granted(3));
            }
            try (var store = Store.open(file)) {
                assertThat(store.leases()).contains(granted(1), granted(3));
                assertThat(store.notices()).isEmpty();
            }
        } finally {
            run("umount", folder.toString());
        }
    }

    @Test
    void a_rewrite_that_fails_after_a_full_disk_costs_no_lease_that_was_promised_there()
            throws Exception {
        mount("1m");
        try {
            Path file = folder.resolve("offhook.db-leases");
            try (var log = LeaseLog.open(file, new ArrayList<>(), new Notices())) {
                Path ballast = folder.resolve("ballast");
                Files.write(ballast, new byte[(int) Files.getFileStore(folder).getUsableSpace()]);
                // To the end of the zeros, and into the page that there is room for.
                int count = 0;
                while (log.bytes() < LeaseLog.AHEAD_BYTES + 300) {
                    log.append(List.of(new LeaseRecord.Runs(granted(count++ % 256))));
                }
                log.append(List.of(new LeaseRecord.Runs(granted(3))));
                log.append(List.of(new LeaseRecord.Runs(granted(4))));
                // The new file gets written, but something keeps it from the old one's place.
                Files.delete(ballast);
                Path old = Files.createLink(folder.resolve("old"), file);
                Files.delete(file);
                Files.createDirectories(file.resolve("in-the-way"));
                assertThatThrownBy(() -> log.rewrite(List.of(new LeaseRecord.Runs(granted(1)))))
                        .isInstanceOf(StoreException.class);
                log.append(List.of(new LeaseRecord.Runs(granted(5))));

                assertThat(LeaseLog.read(old).records()).hasSize(count + 3);
                assertThat(LeaseLog.read(old).isDamaged()).isFalse();
            }
        } finally {
            run("umount", folder.toString());
        }
    }

    private void mount(String size) throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString()) == 0,
                "no file system can be mounted here (root is needed)");
    }

    private static Lease granted(int number) {
        return StoreTest.lease(number, StoreTest.A, StoreTest.T0.plusSeconds(number));
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
