package offhook.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Where there is one core only, the JVM's optimising compiler takes it from the phones: in the
 * first seconds of a boot storm two thirds of the time went to it, and what it made paid back after
 * minutes. So there it works for the path of file data alone; the rest is compiled quickly.
 * Measured in docs/performance.md.
 */
final class CompilerAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(CompilerAdvice.class);

    /** The form is that of {@code jcmd Compiler.directives_add}; the last one is obeyed first. */
    private static final String FILE_DATA_ALONE =
            """
            [
              { match: ["offhook/udp/*.*", "offhook/tftp/*.*", "offhook/wire/*.*",
                        "offhook/disk/Mapped*.*", "offhook/app/FileAnswers*.*",
                        "java/lang/*.*", "java/nio/*.*", "jdk/internal/*.*"] },
              { match: "*.*", c2: { Exclude: true } }
            ]
            """;

    private CompilerAdvice() {}

    /** Best before anything is warmed up. Without it all works as well, more slowly at first. */
    static void give() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            return;
        }
        try {
            Path file = Files.createTempFile("offhook", ".directives");
            try {
                Files.writeString(file, FILE_DATA_ALONE);
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
}
