package offhook.app;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * How a command speaks: facts on standard output, messages on standard error once standard output
 * carries data, colour and progress only on a terminal, NO_COLOR obeyed.
 */
final class Console {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int BAR_CELLS = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean isJson;
    private final boolean isTerminal;
    private final boolean hasColour;
    private int progressWidth;

    private Console(PrintStream out, PrintStream err, boolean isJson, boolean isTerminal) {
        this.out = out;
        this.err = err;
        this.isJson = isJson;
        this.isTerminal = isTerminal;
        this.hasColour = isTerminal && System.getenv("NO_COLOR") == null;
    }

    /**
     * @param isJson standard output will carry one JSON document and nothing else
     */
    static Console open(boolean isJson) {
        java.io.Console console = System.console();
        boolean isTerminal = console != null && console.isTerminal();
        return new Console(utf8(System.out), utf8(System.err), isJson, isTerminal && !isJson);
    }

    /** On a terminal, as far as the caller says. */
    static Console on(OutputStream out, OutputStream err, boolean isJson, boolean isTerminal) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isJson,
                isTerminal);
    }

    /** Says nothing to anybody. */
    static Console mute() {
        return on(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false, false);
    }

    /** For text that goes into a file: no colour, no progress. */
    static Console plain() {
        return new Console(utf8(System.out), utf8(System.err), false, false);
    }

    boolean isJson() {
        return isJson;
    }

    /** Somebody looks. */
    boolean isTerminal() {
        return isTerminal;
    }

    boolean hasColour() {
        return hasColour;
    }

    /** A fact, for people; nothing in JSON mode. */
    void say(String line) {
        if (!isJson) {
            clearProgress();
            out.println(line);
        }
    }

    /** A message that is no fact: to standard error in JSON mode. */
    void remark(String line) {
        clearProgress();
        (isJson ? err : out).println(line);
    }

    /** Something is wrong. */
    void complain(String line) {
        clearProgress();
        err.println(line);
    }

    /** The one document of JSON mode; nothing otherwise. */
    void document(Object value) {
        if (isJson) {
            out.println(JSON.writeValueAsString(value));
        }
    }

    /** Replaces the last progress line, on a terminal only. */
    void progress(String line) {
        if (isTerminal) {
            String padded =
                    line.length() < progressWidth
                            ? line + " ".repeat(progressWidth - line.length())
                            : line;
            err.print("\r" + padded);
            err.flush();
            progressWidth = line.length();
        }
    }

    /** How far long work is, on a terminal only. */
    void bar(String work, int percent) {
        int done = Math.clamp(percent, 0, 100) * BAR_CELLS / 100;
        progress(
                "%s  %s%s %3d %%"
                        .formatted(work, "█".repeat(done), "░".repeat(BAR_CELLS - done), percent));
    }

    String green(String text) {
        return coloured("32", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String dim(String text) {
        return coloured("2", text);
    }

    String bold(String text) {
        return coloured("1", text);
    }

    private String coloured(String code, String text) {
        return hasColour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private void clearProgress() {
        if (progressWidth > 0) {
            err.print("\r" + " ".repeat(progressWidth) + "\r");
            err.flush();
            progressWidth = 0;
        }
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
