package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.ClassPath;
import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The power goes at random moments and takes with it whatever was not synced: what was said to be
 * safe is there. More cuts with {@code -Dcuts=}, see bench/dhcp-powercut.sh.
 */
@Tag("interop")
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("cuts", 12);

    @TempDir Path folder;

    @Test
    void what_was_said_to_be_safe_is_there_after_any_cut() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        List<TracedDisk.Step> steps = traced();
        var random = new Random(seed);
        var moments = new TreeSet<Integer>();
        while (moments.size() < CUTS) {
            moments.add(random.nextInt(steps.size()));
        }
        var disk = new TracedDisk(folder.resolve("data"));
        int leases = 0;
        for (int at = 0; at < steps.size(); at++) {
            if (moments.contains(at)) {
                leases += judge(disk, at, new Random(random.nextLong()), seed);
            }
            disk.does(steps.get(at));
        }
        assertThat(disk.said()).contains("lease " + PowerCutChild.COMMITS);
        System.out.printf(
                "seed %d: %d power cuts in %d system calls, %d leases were safe, none lost%n",
                seed, CUTS, steps.size(), leases);
    }

    private int judge(TracedDisk disk, int at, Random random, long seed) throws Exception {
        Path left = Files.createDirectory(folder.resolve("cut-" + at));
        disk.cut(left, random);
        Map<Ipv4, Instant> promised = new HashMap<>();
        var stories = new ArrayList<String>();
        for (String line : disk.said()) {
            int number = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            if (line.startsWith("lease")) {
                PowerCutChild.granted(number)
                        .forEach(lease -> promised.put(lease.address(), lease.endsAt()));
            } else {
                stories.add("entry " + number);
            }
        }
        try (var store = Store.open(left.resolve("offhook.db"))) {
            Map<Ipv4, Instant> kept =
                    store.leases().stream()
                            .collect(Collectors.toMap(Lease::address, Lease::endsAt));
            promised.forEach(
                    (address, until) ->
                            assertThat(kept.get(address))
                                    .as("seed %d, cut %d: %s", seed, at, address)
                                    .isNotNull()
                                    .isAfterOrEqualTo(until));
            assertThat(
                            store.journal().stream()
                                    .map(told -> ((StationEvent.Note) told.event()).text()))
                    .as("seed %d, cut %d", seed, at)
                    .containsAll(stories);
            assertThat(store.notices()).as("seed %d, cut %d", seed, at).isEmpty();
        }
        return promised.size();
    }

    private List<TracedDisk.Step> traced() throws Exception {
        Path strace = Path.of("/usr/bin/strace");
        if (!Files.isExecutable(strace)) {
            assertThat(System.getProperty("interop.missing")).as("strace").isNotEqualTo("fail");
            Assumptions.abort("no strace here");
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        Path trace = folder.resolve("trace");
        var command =
                List.of(
                        strace.toString(),
                        "-f",
                        "--seccomp-bpf",
                        "-xx",
                        "-s",
                        "2000000",
                        "-o",
                        trace.toString(),
                        "-e",
                        "trace=openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,"
                            + "renameat2,unlink,unlinkat",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        ClassPath.text(),
                        PowerCutChild.class.getName(),
                        data.resolve("offhook.db").toString());
        Process child =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve("said").toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        assertThat(child.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
        return TracedDisk.read(trace);
    }
}
