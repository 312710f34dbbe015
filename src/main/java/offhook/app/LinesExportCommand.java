package offhook.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import offhook.line.LineBook;
import offhook.line.Sheet;
import offhook.line.SheetWriting;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.StringWriter;
import java.util.concurrent.Callable;

/** {@code offhook lines export}: the book as a list that can be imported again. */
@Command(
        name = "export",
        description =
                "All phones and lines as CSV or JSON; both can be imported again. Passwords are"
                        + " dots, which mean on import: as it was.")
final class LinesExportCommand implements Callable<Integer> {
    @ArgGroup private Form form;

    @Option(names = "--with-passwords", description = "in plain text: keep the file to yourself")
    private boolean isWithPasswords;

    @Mixin private DataFolder data;

    /** One of them. */
    static final class Form {
        @Option(names = "--csv", description = "a row a line (this is what comes by itself)")
        private boolean isCsv;

        @Option(names = "--json", description = "with servers and settings, too")
        private boolean isJson;
    }

    @Override
    public Integer call() {
        boolean isJson = form != null && form.isJson;
        Console console = Console.open(isJson);
        try (var book = data.lines()) {
            var written = book.written(console);
            if (isJson) {
                console.document(BookDocument.of(written, isWithPasswords));
            } else {
                console.say(csv(written, isWithPasswords).stripTrailing());
            }
        }
        return 0;
    }

    static String csv(LineBook book, boolean withPasswords) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            for (Sheet.Row row : SheetWriting.of(book, withPasswords).rows()) {
                writer.writeRecord(row.cells());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory", impossible);
        }
        return text.toString();
    }
}
