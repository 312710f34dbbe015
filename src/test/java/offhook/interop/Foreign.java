package offhook.interop;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds and runs foreign programs. What is missing is said loudly and skips the test, or fails it
 * where {@code -Dinterop.missing=fail} asks for that ({@code .ci/run} does).
 */
final class Foreign {
    /** What a program printed, both streams in one, and how it ended. */
    record Ran(int exit, String output) {
        Ran succeeded() {
            if (exit != 0) {
                fail("exit code " + exit + ", expected 0; it printed:\n" + output);
            }
            return this;
        }
    }

    private Foreign() {}

    /** The program's path; daemons are often outside an ordinary user's PATH. */
    static String program(String name) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/sbin", "/usr/lib/systemd", "/lib/systemd"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> missing("the program " + name + " is not installed"));
    }

    /** Skips or fails, as {@code interop.missing} says; never returns. */
    static <T> T missing(String what) {
        String sentence = "INTEROP: " + what;
        if (System.getProperty("interop.missing", "skip").equals("fail")) {
            fail(sentence + "; -Dinterop.missing=skip would go on without it");
        }
        System.err.println(sentence + "; this test is skipped");
        abort(sentence);
        throw new AssertionError("not reached");
    }

    static Ran run(Duration atMost, String... command) {
        return run(atMost, List.of(command));
    }

    /** Runs it to its end, or stops it (and its children) when the time is over and fails. */
    static Ran run(Duration atMost, List<String> command) {
        try {
            Path output = Files.createTempFile("offhook-interop", ".txt");
            Process process = start(output, command);
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            stop(process);
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            if (!ended) {
                fail("not done after " + atMost + ": " + command + "; it printed:\n" + text);
            }
            return new Ran(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    /** Starts it in the background; the caller ends it with {@link #stop}. */
    static Process start(Path output, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** Ends this process and what it started, and waits until it is gone. */
    static void stop(Process process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(3, TimeUnit.SECONDS);
            } catch (Exception stubborn) {
                member.destroyForcibly();
            }
        }
    }
}
