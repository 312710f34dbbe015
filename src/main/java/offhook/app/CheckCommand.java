package offhook.app;

import offhook.app.Failures.MachineRefused;
import offhook.app.Failures.WrongSettings;
import offhook.config.CheckContext;
import offhook.config.CheckedFile;
import offhook.config.ConfigCheck;
import offhook.config.Severity;
import offhook.disk.PhoneData;
import offhook.disk.SettingsFiles;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook check}: judges configuration files before a phone does. */
@Command(
        name = "check",
        description =
                "Judges configuration files before a phone does: SEP….cnf.xml, SIP….cnf,"
                        + " SIPDefault.cnf, XMLDefault.cnf.xml, dial plans, OS79XX.TXT, ring lists"
                        + " and more.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "files, or folders with all that is in them")
    private List<Path> places;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "the phone that reads them, as printed on it; else told from the file")
    private String model;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = "the load that it runs; else told from the file")
    private String load;

    @Option(
            names = "--fix",
            description =
                    "write what can be put right beside each file, as FILE.fixed; the file itself"
                            + " stays")
    private boolean isFixing;

    @Option(names = "--strict", description = "warnings, too, make a file not fine")
    private boolean isStrict;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    private Console console;
    private CheckText text;
    private CheckTally tally;
    private ConfigCheck check;
    private CheckContext context;
    private final List<CheckDocument.File> documents = new ArrayList<>();

    @Override
    public Integer call() {
        console = Console.open(isJson);
        text = new CheckText(console);
        tally = new CheckTally(isStrict);
        PhoneCatalogue catalogue = PhoneData.catalogue();
        check = new ConfigCheck(catalogue);
        context = new CheckContext(modelNamed(catalogue), loadNamed());
        for (Path place : GivenFiles.existing(places)) {
            boolean isFolder = Files.isDirectory(place);
            SettingsFiles.each(place, reading -> read(reading, isFolder));
        }
        console.say(tally.toString());
        console.document(tally.document(documents));
        return tally.exitCode();
    }

    private void read(SettingsFiles.Reading reading, boolean isFolder) {
        switch (reading) {
            case SettingsFiles.Read(Path file, var content) ->
                    judged(file, check.check(nameOf(file), content, context), isFolder);
            case SettingsFiles.Refused(Path file, String why, boolean isMissing) -> {
                tally.refused(isMissing);
                documents.add(CheckDocument.refused(file.toString(), why));
                console.complain("offhook: " + PlainText.of(file + ": " + why) + ".");
            }
        }
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private void judged(Path file, CheckedFile checked, boolean isFolder) {
        boolean isFine = tally.add(checked);
        if (!isJson) {
            text.say(file.toString(), checked);
            if (checked.remarks().isEmpty() && !isFolder) {
                text.fine(file.toString(), checked);
            }
        }
        String fixed = isFixing ? fix(file, checked) : offered(checked, isFine);
        if (isJson) {
            documents.add(CheckDocument.file(file.toString(), checked, isFine, fixed));
        }
    }

    private String offered(CheckedFile checked, boolean isFine) {
        if (!isFine && checked.corrected().isPresent()) {
            console.say(console.dim("  --fix would write a corrected copy beside it"));
        }
        return "";
    }

    /** Beside the file, never over it; an earlier copy of ours is replaced, and that is said. */
    private String fix(Path file, CheckedFile checked) {
        if (checked.corrected().isEmpty()) {
            return "";
        }
        String corrected = checked.corrected().get();
        Path fixed = file.resolveSibling(nameOf(file) + ".fixed");
        boolean isThere = Files.exists(fixed);
        try {
            Files.writeString(fixed, corrected);
        } catch (IOException e) {
            throw new MachineRefused(
                    fixed + " cannot be written (" + e.getMessage() + "); nothing was changed", e);
        }
        var again = check.check(nameOf(file), offhook.wire.Bytes.ofUtf8(corrected), context);
        long left = again.remarks().stream().filter(it -> it.severity() == Severity.ERROR).count();
        console.say(
                PlainText.of(fixed.toString())
                        + (isThere ? " replaced" : " written")
                        + (left == 0
                                ? ": no error is left"
                                : ": "
                                        + CheckTally.counted(left, "error")
                                        + " left for you to mend"));
        return fixed.toString();
    }

    private Optional<PhoneModel> modelNamed(PhoneCatalogue catalogue) {
        if (model == null) {
            return Optional.empty();
        }
        Optional<PhoneModel> named = catalogue.named(model);
        if (named.isEmpty()) {
            throw new WrongSettings(
                    "--model "
                            + PlainText.of(model)
                            + ": no such phone; expected one such as 7962");
        }
        return named;
    }

    private Optional<LoadName> loadNamed() {
        if (load == null) {
            return Optional.empty();
        }
        return switch (LoadNames.read(load)) {
            case LoadNameReading.Named(LoadName name) -> Optional.of(name);
            case LoadNameReading.NotALoad no ->
                    throw new WrongSettings("--load " + PlainText.of(no.why()));
        };
    }
}
