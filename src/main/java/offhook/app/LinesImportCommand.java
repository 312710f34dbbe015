package offhook.app;

import offhook.line.BookChange;
import offhook.line.BookJudge;
import offhook.line.Drafts;
import offhook.line.Judgement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code offhook lines import}: a list of people and phones into the book, all or nothing. */
@Command(
        name = "import",
        description =
                "Takes a list of phones and lines: CSV in any order of columns, with , ; or tab,"
                        + " FreePBX's extension export, or JSON. With one wrong cell nothing is"
                        + " changed.")
final class LinesImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the list; a running station sees it at once")
    private Path given;

    @Option(names = "--dry-run", description = "say what would change, and change nothing")
    private boolean isDry;

    @Option(
            names = "--replace",
            description = "take out every phone that the list does not name (default: they stay)")
    private boolean isReplacing;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        GivenFiles.existing(List.of(given));
        Drafts drafts = drafts(bytes(given));
        Judgement judgement;
        try (var book = data.lines()) {
            judgement =
                    book.keeper()
                            .change(
                                    drafts,
                                    isReplacing
                                            ? BookJudge.Others.PHONES_GO
                                            : BookJudge.Others.STAY,
                                    isDry);
        }
        console.document(ImportDocument.of(judgement, isDry));
        say(judgement, console);
        return judgement.isFine() ? 0 : Failures.NOT_FINE;
    }

    private void say(Judgement judgement, Console console) {
        String file = PlainText.of(given.toString());
        ImportDocument.of(judgement, isDry)
                .faults()
                .forEach(
                        fault ->
                                console.say(
                                        console.red(
                                                file
                                                        + ": "
                                                        + fault.where()
                                                        + ": "
                                                        + PlainText.of(fault.sentence()))));
        judgement.notes().forEach(note -> console.say(console.dim("note: " + PlainText.of(note))));
        if (!judgement.isFine()) {
            int count = judgement.faults().size();
            console.say(
                    "%d %s wrong; nothing was changed."
                            .formatted(count, count == 1 ? "thing is" : "things are"));
            return;
        }
        ChangesText.of(judgement.changes(), isDry, console).forEach(console::say);
        console.say(summary(judgement));
    }

    private String summary(Judgement judgement) {
        List<BookChange> phones = judgement.changes().stream().filter(BookChange::isPhone).toList();
        long lines =
                judgement.book().phones().values().stream()
                        .mapToLong(it -> it.lines().size())
                        .sum();
        return "%s: %d new, %d changed, %d removed. The book has %d phones with %d lines%s."
                .formatted(
                        isDry ? "A dry run; nothing was changed. Phones" : "Phones",
                        count(phones, BookChange.How.ADDED),
                        count(phones, BookChange.How.CHANGED),
                        count(phones, BookChange.How.REMOVED),
                        judgement.book().phones().size(),
                        lines,
                        isDry ? " then" : " now");
    }

    private static long count(List<BookChange> changes, BookChange.How how) {
        return changes.stream().filter(change -> change.how() == how).count();
    }

    private Drafts drafts(byte[] bytes) {
        return switch (ListReading.of(bytes)) {
            case ListReading.Read(Drafts drafts) -> drafts;
            case ListReading.Unreadable(String why) ->
                    throw new Failures.WrongSettings(PlainText.of(given.toString()) + ": " + why);
        };
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > SheetText.BYTES_MAX) {
                throw new Failures.WrongSettings(
                        file
                                + ": larger than "
                                + Quantities.bytes(SheetText.BYTES_MAX)
                                + ": expected a list of phones");
            }
            return Files.readAllBytes(file);
        } catch (IOException refused) {
            throw new Failures.MachineRefused(
                    PlainText.of(file.toString()) + " can't be read: " + refused, refused);
        }
    }
}
