package offhook.app;

import offhook.config.CheckedFile;
import offhook.config.Remark;
import offhook.config.Severity;

/** What {@code check} says to people: {@code file:line:column: sentence}. */
final class CheckText {
    private final Console console;

    CheckText(Console console) {
        this.console = console;
    }

    void say(String path, CheckedFile file) {
        String shown = PlainText.of(path);
        for (Remark remark : file.remarks()) {
            console.say(line(shown, remark));
        }
        if (file.unsaid() > 0) {
            console.say(shown + ": and " + file.unsaid() + " more remarks");
        }
    }

    /** For a file that was named itself and has nothing against it. */
    void fine(String path, CheckedFile file) {
        console.say(PlainText.of(path) + ": " + console.green("fine") + ", " + file.kind().label());
    }

    private String line(String path, Remark remark) {
        String remedy = remark.remedy().isEmpty() ? "" : " " + PlainText.of(remark.remedy());
        return path
                + ":"
                + remark.place().line()
                + ":"
                + remark.place().column()
                + ": "
                + coloured(remark.severity())
                + ": "
                + ended(PlainText.of(remark.sentence()))
                + remedy
                + console.dim(" [" + remark.code() + "]");
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    private String coloured(Severity severity) {
        return switch (severity) {
            case ERROR -> console.red(severity.word());
            case WARNING -> console.yellow(severity.word());
            case HINT -> console.dim(severity.word());
        };
    }
}
