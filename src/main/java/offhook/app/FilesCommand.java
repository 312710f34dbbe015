package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.disk.PhoneData;
import offhook.line.LineBook;
import offhook.line.PhoneSetup;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.provision.FileOrder;
import offhook.provision.MadeFile;
import offhook.provision.Masked;
import offhook.provision.PhoneFiles;
import offhook.provision.Provisioning;
import offhook.web.PhoneDocument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook files MAC}: what a phone with lines would get, without a phone. */
@Command(
        name = "files",
        description =
                "The files that a phone gets for its lines and settings once it is at its load;"
                        + " passwords are shown as dots.")
final class FilesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MAC", description = "in any usual spelling")
    private String phone;

    @Parameters(
            arity = "0..1",
            index = "1",
            paramLabel = "NAME",
            description = "show this file's text")
    private String wanted;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "as printed on it (default: as written down, or as the station knows)")
    private String model;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = "which it runs (default: its target at the running station)")
    private String load;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write the files there, with their passwords, readable by you only")
    private Path out;

    @Mixin private StationAddress station;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    private Console console;
    private PhoneCatalogue catalogue;

    /**
     * @param text passwords as dots; only of the file that was asked for
     */
    record OneFile(String name, String form, int bytes, boolean ownTemplate, String text) {}

    record Document(
            String mac,
            String model,
            String load,
            String verdict,
            List<OneFile> files,
            List<String> cautions,
            List<String> reasons) {}

    @Override
    public Integer call() {
        console = Console.open(isJson);
        catalogue = PhoneData.catalogue();
        MacAddress mac = GivenMac.read(phone);
        try (var lines = data.lines()) {
            LineBook book = lines.keeper().counted(lines.keeper().stored().book());
            FileOrder order = order(mac, book);
            var files = new PhoneFiles(catalogue, data.templates(console::complain));
            return switch (files.make(order)) {
                case Provisioning.Ready ready -> ready(order, ready);
                case Provisioning.Refused(List<String> reasons) -> refused(order, reasons);
            };
        }
    }

    private FileOrder order(MacAddress mac, LineBook book) {
        Optional<PhoneDocument> known =
                load == null || model == null ? atStation(mac) : Optional.empty();
        Optional<PhoneModel> named =
                Optional.ofNullable(model)
                        .or(
                                () ->
                                        Optional.ofNullable(book.phones().get(mac))
                                                .flatMap(entry -> entry.model()))
                        .or(() -> known.flatMap(PhoneDocument::model))
                        .flatMap(catalogue::named);
        String target =
                Optional.ofNullable(load)
                        .or(() -> known.flatMap(PhoneDocument::target))
                        .orElseThrow(
                                () ->
                                        new Failures.WrongSettings(
                                                "no station knows a target for "
                                                        + mac
                                                        + ": say the load, such as --load"
                                                        + " SIP41.9-4-2SR3-1S"));
        PhoneSetup setup =
                book.setup(mac, named.map(PhoneModel::name))
                        .orElseThrow(
                                () ->
                                        new Failures.WrongSettings(
                                                "nobody wrote down anything for phone "
                                                        + mac
                                                        + ": offhook lines import FILE takes a"
                                                        + " list"));
        LoadName name =
                switch (LoadNames.read(target)) {
                    case LoadNameReading.Named(LoadName it) -> it;
                    case LoadNameReading.NotALoad no ->
                            throw new Failures.WrongSettings("--load " + PlainText.of(no.why()));
                };
        if (named.filter(it -> it.platform() != name.platform()).isPresent()) {
            throw new Failures.WrongSettings(
                    "%s is a load for %s, and this is a %s"
                            .formatted(name.text(), name.platform().label(), named.get().name()));
        }
        return new FileOrder(setup, named, name, Ipv4.ANY, book.usualPbx().map(book.pbxs()::get));
    }

    /** No station need run: then the options say it all. */
    private Optional<PhoneDocument> atStation(MacAddress mac) {
        try {
            return switch (station.running().ask("/phones/" + mac)) {
                case RunningStation.Answer.Document document ->
                        Optional.of(document.as(PhoneDocument.class));
                case RunningStation.Answer.Refused _ -> Optional.empty();
            };
        } catch (Failures.MachineRefused silent) {
            return Optional.empty();
        }
    }

    private int ready(FileOrder order, Provisioning.Ready ready) {
        var documents = new ArrayList<OneFile>();
        for (MadeFile file : ready.files()) {
            boolean isShown = wanted != null && file.name().equalsIgnoreCase(wanted);
            String text = isShown ? Masked.of(file.content(), order.setup().secrets()).utf8() : "";
            documents.add(
                    new OneFile(
                            file.name(),
                            file.form().word(),
                            file.content().size(),
                            file.isOwnWording(),
                            text));
            if (isShown) {
                text.lines().forEach(line -> console.say(PlainText.of(line)));
            } else if (wanted == null) {
                console.say(
                        "%-32s %6d bytes%s"
                                .formatted(
                                        file.name(),
                                        file.content().size(),
                                        file.isOwnWording() ? "  by your own template" : ""));
            }
        }
        boolean isMissing =
                wanted != null
                        && ready.files().stream()
                                .noneMatch(it -> it.name().equalsIgnoreCase(wanted));
        if (isMissing) {
            throw new Failures.WrongSettings(
                    "no file "
                            + PlainText.of(wanted)
                            + " is made for it"
                            + offhook.config.NearWord.hint(
                                    wanted, ready.files().stream().map(MadeFile::name).toList()));
        }
        ready.cautions().forEach(it -> console.remark(console.dim("note: " + PlainText.of(it))));
        if (out != null) {
            WrittenFiles.write(out, ready.files());
            console.remark(
                    "%d files written to %s; they hold passwords"
                            .formatted(ready.files().size(), out));
        }
        console.document(document(order, "fine", documents, ready.cautions(), List.of()));
        return 0;
    }

    private int refused(FileOrder order, List<String> reasons) {
        reasons.forEach(it -> console.say(console.red(PlainText.of(it))));
        console.say("No file is made; until this is corrected the phone gets one without lines.");
        console.document(document(order, "refused", List.of(), List.of(), reasons));
        return Failures.NOT_FINE;
    }

    private static Document document(
            FileOrder order,
            String verdict,
            List<OneFile> files,
            List<String> cautions,
            List<String> reasons) {
        return new Document(
                order.setup().mac().toString(),
                order.model().map(PhoneModel::name).orElse(order.load().platform().label()),
                order.load().text(),
                verdict,
                files,
                cautions,
                reasons);
    }
}
