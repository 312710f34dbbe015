package offhook.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SIPp as a phone: registers with what its file says, then answers what it is told until it is
 * closed. Its messages lie in a file.
 */
final class SippPhone implements AutoCloseable {
    private static final int STAYS_MILLIS = 30_000;

    private final Path folder;
    private final Process process;

    /**
     * @param expected what the server shall say to the credentials: 200, 403
     */
    SippPhone(Path folder, PhoneAccount phone, String userAgent, String load, int expected)
            throws IOException {
        this(folder, phone, userAgent, load, expected, expected == 200 ? STAYS_MILLIS : 10);
    }

    /**
     * @param staysMillis how long it stays after it was told
     */
    SippPhone(
            Path folder,
            PhoneAccount phone,
            String userAgent,
            String load,
            int expected,
            int staysMillis)
            throws IOException {
        this.folder = folder;
        String sipp = Foreign.program("sipp");
        for (String scenario : List.of("register.xml", "told.xml")) {
            String text = resource("/offhook/sipp/" + scenario);
            Files.writeString(
                    folder.resolve(scenario),
                    text.replace("[field0]", userAgent)
                            .replace("[field1]", phone.user())
                            .replace("[field2]", phone.isTcp() ? "tcp" : "udp")
                            .replace("[field3]", load)
                            .replace("[field4]", phone.authName())
                            .replace("[field5]", phone.password())
                            .replace("[field6]", String.valueOf(expected))
                            .replace("[field7]", String.valueOf(staysMillis)));
        }
        var command =
                new ArrayList<>(
                        List.of(
                                sipp,
                                phone.server() + ":" + phone.port(),
                                "-sf",
                                folder.resolve("register.xml").toString(),
                                "-oocsf",
                                folder.resolve("told.xml").toString(),
                                "-i",
                                "127.0.0.1",
                                "-t",
                                phone.isTcp() ? "t1" : "u1",
                                "-m",
                                "1",
                                "-nostdin",
                                "-recv_timeout",
                                "10000",
                                "-trace_msg",
                                "-message_file",
                                folder.resolve("messages.txt").toString(),
                                "-trace_err",
                                "-error_file",
                                folder.resolve("errors.txt").toString()));
        process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output.txt").toFile())
                        .start();
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    /** All that went to and fro. */
    String messages() throws IOException {
        Path file = folder.resolve("messages.txt");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    String trouble() throws IOException {
        Path file = folder.resolve("errors.txt");
        return (Files.exists(file) ? Files.readString(file) : "")
                + Files.readString(folder.resolve("output.txt"), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String resource(String name) throws IOException {
        try (var stream = SippPhone.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
