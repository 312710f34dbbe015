package offhook.interop;

import offhook.ClassPath;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program of ours in a process of its own, and what it prints. */
final class ForeignJava implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private ForeignJava(Process process) {
        this.process = process;
        InputStream printed = process.getInputStream();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (var scanner = new Scanner(printed, StandardCharsets.UTF_8)) {
                                while (scanner.hasNextLine()) {
                                    lines.add(scanner.nextLine());
                                }
                            }
                        });
    }

    /** Runs in the station's namespace with the classes of this test. */
    static ForeignJava start(ForeignLan lan, Class<?> main, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", ClassPath.text(), main.getName()));
        command.addAll(List.of(arguments));
        return new ForeignJava(
                new ProcessBuilder(lan.atStation(command))
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .start());
    }

    /** Waits for a line that contains this. Lines before it are kept for the failure's text. */
    String awaits(String part, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<String> line = next(end - System.nanoTime());
            line.ifPresent(seen::add);
            if (line.isEmpty()) {
                throw new AssertionError(
                        "no line with \""
                                + part
                                + "\" within "
                                + atMost
                                + "; it printed:\n"
                                + String.join("\n", seen));
            }
            if (line.get().contains(part)) {
                return line.get();
            }
        }
    }

    private Optional<String> next(long nanos) {
        try {
            return Optional.ofNullable(lines.poll(nanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a line", e);
        }
    }

    @Override
    public void close() {
        Foreign.stop(process);
    }
}
