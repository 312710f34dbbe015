package offhook.app;

import offhook.lab.MixedFleet;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the live stream costs: {@code PHONES SPEED SECONDS} lets so many virtual phones convert on a
 * station with a page and prints the CPU time of its threads. bench/live.sh runs it with a reader
 * and without.
 */
final class LiveBench {
    private static final long SEED = 1;

    private LiveBench() {}

    public static void main(String[] arguments) {
        int phones = Integer.parseInt(arguments[0]);
        double speed = Double.parseDouble(arguments[1]);
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int port = Integer.parseInt(arguments[3]);
        var page = new StationSetup.Page("127.0.0.1", port);
        try (var demo =
                new Demo(MixedFleet.of(phones, SEED), SEED, speed, Optional.of(page), told -> {})) {
            System.out.println("dhcp " + demo.station().dhcpEnds().getFirst().port());
            demo.run(length.dividedBy(2));
            // The first half is the compiler's.
            Map<String, Long> before = threads();
            demo.idle(length.dividedBy(2));
            threads()
                    .forEach(
                            (name, nanos) ->
                                    System.out.printf(
                                            "second half: cpu %s %.2f s%n",
                                            name, (nanos - before.getOrDefault(name, 0L)) / 1e9));
        }
        System.exit(0);
    }

    /** Of one name together; the page's own run on the carriers of virtual threads. */
    private static Map<String, Long> threads() {
        var threads = ManagementFactory.getThreadMXBean();
        var sums = new HashMap<String, Long>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null) {
                String name = info.getThreadName().replaceAll("[-0-9]+", "");
                sums.merge(name, threads.getThreadCpuTime(id), Long::sum);
            }
        }
        Duration all = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        sums.put("(process)", all.toNanos());
        return sums;
    }
}
