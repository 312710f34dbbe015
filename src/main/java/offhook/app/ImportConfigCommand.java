package offhook.app;

import offhook.disk.PhoneData;
import offhook.disk.SettingsFiles;
import offhook.line.BookJudge;
import offhook.line.Judgement;
import offhook.line.PbxKind;
import offhook.phone.PhoneCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook import-config}: phones' existing files into the book, all or nothing. */
@Command(
        name = "import-config",
        description =
                "Reads phones' existing files (SEP….cnf.xml, SIP….cnf with SIPDefault.cnf, dial"
                        + " plans, ring lists) into lines, servers and settings. With one error in"
                        + " a file nothing is changed.")
final class ImportConfigCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "files, or a folder such as an old TFTP root")
    private List<Path> places;

    @Option(names = "--dry-run", description = "say what would change, and change nothing")
    private boolean isDry;

    @Option(
            names = "--server-kind",
            completionCandidates = LinesServerCommand.Kinds.class,
            paramLabel = "KIND",
            description =
                    "what the servers in the files are, one of ${COMPLETION-CANDIDATES} (default:"
                            + " sip or chan-sccp)")
    private String kind;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    /**
     * @param otherwise what Offhook's own file says otherwise: {@code sipProfile/kpml}
     */
    record Taken(String mac, List<String> files, Optional<String> load, List<String> otherwise) {}

    record Document(
            String verdict,
            List<CheckDocument.File> checked,
            List<Taken> phones,
            Optional<ImportDocument> change) {}

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        PhoneCatalogue catalogue = PhoneData.catalogue();
        var gathered = new GatheredConfigs(catalogue);
        for (Path place : GivenFiles.existing(places)) {
            SettingsFiles.each(place, gathered::add);
        }
        gathered.leftOut().forEach(it -> console.complain("offhook: left out " + PlainText.of(it)));
        gathered.refused().forEach(it -> console.complain("offhook: " + PlainText.of(it)));
        var text = new CheckText(console);
        gathered.broken().forEach(it -> text.say(it.file(), it.checked()));
        List<CheckDocument.File> checked =
                gathered.broken().stream()
                        .map(it -> CheckDocument.file(it.file(), it.checked(), false, ""))
                        .toList();
        if (!gathered.broken().isEmpty() || gathered.phones().isEmpty()) {
            console.say(
                    gathered.broken().isEmpty()
                            ? "No file of a phone is among them: their names hold the phone's MAC"
                                    + " address, SEP001B0C18BDC1.cnf.xml; nothing was changed."
                            : "Nothing was changed. offhook check --fix mends what needs nobody.");
            console.document(new Document("refused", checked, List.of(), Optional.empty()));
            return Failures.NOT_FINE;
        }
        return take(gathered, checked, console);
    }

    private int take(GatheredConfigs gathered, List<CheckDocument.File> checked, Console console) {
        Optional<PbxKind> servers = Optional.ofNullable(kind).map(ImportConfigCommand::kind);
        Judgement judgement;
        try (var lines = data.lines()) {
            var drafts =
                    new ConfigDrafts(
                                    lines.keeper().stored().book(), servers, lines.keeper().words())
                            .of(gathered.phones());
            judgement = lines.keeper().change(drafts, BookJudge.Others.STAY, isDry);
        }
        var taken = new ArrayList<Taken>();
        for (GatheredConfigs.Phone phone : gathered.phones()) {
            taken.add(gathered.taken(phone, judgement.book()));
        }
        ImportDocument change = ImportDocument.of(judgement, isDry);
        console.document(new Document(change.verdict(), checked, taken, Optional.of(change)));
        judgement
                .faults()
                .forEach(
                        fault ->
                                console.say(
                                        console.red(
                                                PlainText.of(
                                                        fault.place().text()
                                                                + ": "
                                                                + fault.sentence()))));
        judgement.notes().forEach(note -> console.say(console.dim("note: " + PlainText.of(note))));
        if (!judgement.isFine()) {
            console.say("Nothing was changed.");
            return Failures.NOT_FINE;
        }
        ChangesText.of(judgement.changes(), isDry, console).forEach(console::say);
        taken.forEach(it -> say(it, console));
        console.say(
                "%d phones read%s."
                        .formatted(taken.size(), isDry ? "; a dry run, nothing was changed" : ""));
        return 0;
    }

    private static void say(Taken taken, Console console) {
        String load = taken.load().map(it -> ", its file names " + it).orElse("");
        int count = taken.otherwise().size();
        console.say(
                "%s from %s%s%s"
                        .formatted(
                                taken.mac(),
                                PlainText.of(String.join(", ", taken.files())),
                                load,
                                count == 0
                                        ? ""
                                        : "; Offhook's own file differs in %d places (--json lists"
                                                        .formatted(count)
                                                + " them, docs/configuration.md says why)"));
    }

    private static PbxKind kind(String word) {
        return PbxKind.named(word)
                .orElseThrow(
                        () ->
                                new Failures.WrongSettings(
                                        "--server-kind "
                                                + PlainText.of(word)
                                                + ": expected one of "
                                                + String.join(
                                                        ", ", new LinesServerCommand.Kinds())));
    }
}
