package offhook.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a command as a shell does, and keeps what it says. */
final class Shell {
    private Shell() {}

    /**
     * @param out what it said on standard output
     * @param err what it complained of
     */
    record Ran(int code, String out, String err) {
        String all() {
            return out + err;
        }
    }

    static Ran run(String... command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Main.commandLine().execute(command);
            return new Ran(
                    code,
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
