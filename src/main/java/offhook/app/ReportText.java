package offhook.app;

import offhook.firmware.Condition;
import offhook.firmware.Defect;
import offhook.firmware.FirmwareReport;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.firmware.LoadNeed;
import offhook.firmware.PackageReport;
import offhook.firmware.UpgradeRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The judgement of firmware as people read it. */
final class ReportText {
    private final Console console;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Console console) {
        this.console = console;
    }

    static List<String> of(FirmwareReport report, Console console) {
        var text = new ReportText(console);
        report.packages().forEach(text::add);
        return text.lines;
    }

    static List<String> of(Load load, Console console) {
        var text = new ReportText(console);
        text.add(load);
        return text.lines;
    }

    private void add(PackageReport report) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(console.bold(PlainText.of(report.origin())));
        for (Defect defect : report.defects()) {
            sentence("  " + console.red("wrong: "), defect.sentence());
        }
        report.loads().forEach(this::add);
        report.remarks().forEach(remark -> sentence("  note: ", remark));
    }

    private void add(Load load) {
        lines.add(
                "  %s  %s  for %s, %s%s"
                        .formatted(
                                console.bold(load.name().text()),
                                condition(load.condition()),
                                load.platform().label(),
                                load.protocol().map(it -> it.name() + " ").orElse(""),
                                load.name().version()));
        switch (load.condition()) {
            case Condition.Complete() -> sentence("    ", contents(load));
            case Condition.Incomplete(List<String> missing, String hint) ->
                    sentence("    ", "Missing: " + String.join(", ", missing) + ". " + hint);
            case Condition.Damaged(List<String> defects) ->
                    defects.forEach(defect -> sentence("    " + console.red("wrong: "), defect));
        }
        load.warnings().forEach(warning -> sentence("    note: ", warning));
        needs(load).forEach(need -> sentence("    needs first: ", need));
    }

    /** One sentence a rule; a rule may speak of several kinds of phones. */
    private static List<String> needs(Load load) {
        var byRule = new LinkedHashMap<UpgradeRule, List<String>>();
        for (LoadNeed need : LoadNeed.of(load.name())) {
            byRule.computeIfAbsent(need.rule(), it -> new ArrayList<>()).add(need.phones());
        }
        var sentences = new ArrayList<String>();
        byRule.forEach(
                (rule, phones) ->
                        sentences.add(
                                "Phones that run %s can't take it directly (%s). %s"
                                        .formatted(
                                                String.join(", or ", phones),
                                                rule.id(),
                                                rule.statement())));
        return sentences;
    }

    private String condition(Condition condition) {
        String word = LoadDocument.word(condition);
        return switch (condition) {
            case Condition.Complete() -> console.green(word);
            case Condition.Incomplete _ -> console.yellow(word);
            case Condition.Damaged _ -> console.red(word);
        };
    }

    /** How much there is, and how much of it is known; a match is no word about signatures. */
    private static String contents(Load load) {
        List<LibraryFile> files = LoadDocument.files(load).toList();
        long known = files.stream().filter(LibraryFile::isKnown).count();
        String size = Quantities.bytes(files.stream().mapToLong(LibraryFile::sizeBytes).sum());
        String catalogue =
                known == 0
                        ? "not in the catalogue of files seen in public"
                        : known == files.size()
                                ? "matches the catalogue"
                                : "%d of them in the catalogue".formatted(known);
        String count = files.size() == 1 ? "1 file, " : files.size() + " files, ";
        return count + size + ": " + catalogue + ".";
    }

    private void sentence(String first, String sentence) {
        String indent = " ".repeat(first.length() - first.stripLeading().length());
        String rest = first.isBlank() ? first : indent + "  ";
        lines.addAll(Paragraph.of(first, rest, PlainText.of(sentence)));
    }
}
