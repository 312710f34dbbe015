package offhook.app;

import com.sun.management.OperatingSystemMXBean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Where there is one core only, the JVM's optimising compiler takes it from the phones: in the
 * first seconds of a boot storm two thirds of the time went to it. So there it has its time before
 * they are heard, in the warm-up; after that it works for the path of file data alone, and what the
 * warm-up did not meet is compiled quickly. Measured in docs/performance.md.
 */
final class CompilerAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(CompilerAdvice.class);

    /**
     * The form is that of {@code jcmd Compiler.directives_add}. Of several that match the first
     * counts, but only if it says something itself: without its own {@code Exclude} a method falls
     * through to the next. Named is what moves file data and nothing that DHCP uses much: in a
     * storm of leases even these few seconds of the compiler are missed.
     */
    private static final String FILE_DATA_ALONE =
            """
            [
              { match: ["offhook/udp/Tftp*.*", "offhook/udp/SendQueue.*",
                        "offhook/udp/LinuxCalls.*", "offhook/udp/MessageLayout.*",
                        "offhook/tftp/*.*", "offhook/disk/Mapped*.*",
                        "java/nio/*.*", "java/lang/invoke/*.*", "java/lang/Math.*",
                        "jdk/internal/misc/*.*", "jdk/internal/foreign/*.*"],
                c2: { Exclude: false } },
              { match: "*.*", c2: { Exclude: true } }
            ]
            """;

    /** What starts a program and is hardly used by phones; a second and more of the compiler. */
    private static final String STARTS_LEFT_ALONE =
            """
            [
              { match: ["org/*.*", "io/*.*", "com/*.*", "tools/*.*", "picocli/*.*", "ch/*.*",
                        "kotlin/*.*", "sun/*.*", "javax/*.*", "jdk/internal/classfile/*.*",
                        "jdk/internal/util/xml/*.*", "jdk/internal/loader/*.*", "jdk/jfr/*.*",
                        "java/util/regex/*.*", "java/util/zip/*.*", "java/util/jar/*.*",
                        "java/lang/constant/*.*", "java/lang/classfile/*.*",
                        "java/lang/reflect/*.*", "java/lang/module/*.*"],
                c2: { Exclude: true } }
            ]
            """;

    private static final boolean HAS_ONE_CORE = Runtime.getRuntime().availableProcessors() == 1;

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Of a core: then nothing is compiled, for nothing else is done meanwhile. */
    private static final double RESTING = 0.2;

    /** Phones wait meanwhile. */
    private static final Duration REST_WITHIN = Duration.ofSeconds(3);

    private CompilerAdvice() {}

    /** First of all: the compiler's time before phones are heard is for what they will need. */
    static void giveForStart() {
        give(STARTS_LEFT_ALONE);
    }

    /**
     * After the warm-up and {@link #awaitRest}: what is compiled by then stays so. Without it all
     * works as well, more slowly at first. Once is enough; twice does no harm.
     */
    static void giveForServing() {
        give(FILE_DATA_ALONE);
    }

    private static void give(String advice) {
        if (!HAS_ONE_CORE) {
            return;
        }
        try {
            Path file = Files.createTempFile("offhook", ".directives");
            try {
                Files.writeString(file, advice);
                Object told =
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "compilerDirectivesAdd",
                                        new Object[] {new String[] {file.toString()}},
                                        new String[] {String[].class.getName()});
                LOG.debug("One core: {}", told);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | JMException | RuntimeException refused) {
            LOG.debug("No advice for the compiler: {}", refused.toString());
        }
    }

    /**
     * Blocks until the compiler has worked off what the warm-up gave it: where there is one core,
     * the first phones would share it.
     */
    static void awaitRest() {
        if (!HAS_ONE_CORE
                || !(ManagementFactory.getOperatingSystemMXBean()
                        instanceof OperatingSystemMXBean process)) {
            return;
        }
        long now = System.nanoTime();
        long deadline = now + REST_WITHIN.toNanos();
        double busy = 1;
        while (busy > RESTING && now - deadline < 0) {
            long spent = process.getProcessCpuTime();
            long before = now;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            now = System.nanoTime();
            busy = (double) (process.getProcessCpuTime() - spent) / (now - before);
        }
    }
}
