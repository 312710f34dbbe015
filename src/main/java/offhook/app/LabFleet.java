package offhook.app;

import offhook.app.Failures.WrongSettings;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.MappedFiles;
import offhook.disk.PhoneData;
import offhook.firmware.Library;
import offhook.lab.Ailment;
import offhook.lab.Assignment;
import offhook.lab.LabModel;
import offhook.lab.MadeUpSizes;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;
import offhook.lab.RehearsalLibrary;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which phones a lab has, and with which firmware the station serves them.
 *
 * @param library empty where another server has the firmware
 * @param firmware a sentence: whose firmware it is
 */
record LabFleet(List<Assignment> phones, Optional<RehearsalLibrary> library, String firmware) {
    private static final String RESET = "reset";

    /** As in a box of phones that were reset: from before the keys changed. */
    private static final String JAVA_LOADER = "8-3-1";

    private static final String UNIVERSAL_LOADER = "P003-8-12-00";

    LabFleet {
        phones = List.copyOf(phones);
    }

    /** Many models, each with a target of its own, and made-up firmware. */
    static LabFleet mixed(int count, long seed, MadeUpSizes sizes) {
        return new LabFleet(
                MixedFleet.of(count, seed),
                Optional.of(RehearsalLibrary.madeUp(MixedFleet.loads(), seed, sizes)),
                "made-up firmware");
    }

    /**
     * Phones of one model that all run the same.
     *
     * @param target empty: the newest SIP load of the library
     */
    static LabFleet alike(
            int count,
            long seed,
            String model,
            String load,
            Optional<String> target,
            Path data,
            MadeUpSizes sizes) {
        LabModel kind = model(model);
        Platform platform = platform(kind);
        Optional<RehearsalLibrary> stored = stored(data);
        RehearsalLibrary library = stored.orElseGet(() -> madeUp(platform, target, seed, sizes));
        String to =
                target.map(text -> named("--target", text, kind, platform))
                        .orElseGet(() -> newest(library.library(), platform));
        return new LabFleet(
                starts(count, kind, load, to),
                Optional.of(library),
                stored.isPresent() ? "the library in " + data : "made-up firmware");
    }

    /** Phones for another server, which has the firmware. */
    static LabFleet visitors(int count, String model, String load, Optional<String> target) {
        LabModel kind = model(model);
        String to = target.map(text -> named("--target", text, kind, platform(kind))).orElse("");
        return new LabFleet(starts(count, kind, load, to), Optional.empty(), "what the server has");
    }

    /** The same phones, each with that wrong. */
    LabFleet suffering(Optional<Ailment> ailment) {
        return new LabFleet(
                phones.stream()
                        .map(
                                one ->
                                        new Assignment(
                                                ailment.map(one.start()::suffering)
                                                        .orElse(one.start()),
                                                one.target()))
                        .toList(),
                library,
                firmware);
    }

    private static List<Assignment> starts(int count, LabModel kind, String load, String target) {
        var phones = new ArrayList<Assignment>();
        for (int i = 0; i < count; i++) {
            var mac = MixedFleet.mac(i);
            phones.add(
                    new Assignment(
                            load.equalsIgnoreCase(RESET)
                                    ? PhoneStart.factoryReset(
                                            kind,
                                            mac,
                                            platform(kind).isJava()
                                                    ? JAVA_LOADER
                                                    : UNIVERSAL_LOADER)
                                    : PhoneStart.running(
                                            kind, mac, named("--load", load, kind, platform(kind))),
                            target));
        }
        return phones;
    }

    private static LabModel model(String spelling) {
        return LabModel.named(spelling)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "--model %s: expected one of %s"
                                                .formatted(
                                                        spelling,
                                                        String.join(", ", LabModel.labels()))));
    }

    private static Platform platform(LabModel kind) {
        return PhoneData.catalogue().named(kind.label()).orElseThrow().platform();
    }

    private static String named(String option, String text, LabModel kind, Platform platform) {
        return switch (LoadNames.read(text)) {
            case LoadNameReading.Named(LoadName.UniversalLoader loader) ->
                    throw new WrongSettings(
                            "%s %s: a loader, not a load; a phone with nothing else is --load reset"
                                    .formatted(option, loader.text()));
            case LoadNameReading.Named(LoadName name) when name.platform() == platform ->
                    name.text();
            case LoadNameReading.Named(LoadName name) ->
                    throw new WrongSettings(
                            "%s %s: a load for the %s, and the phones are %s"
                                    .formatted(
                                            option,
                                            name.text(),
                                            name.platform().label(),
                                            kind.label()));
            case LoadNameReading.NotALoad wrong ->
                    throw new WrongSettings(
                            "%s: %s%s"
                                    .formatted(
                                            option,
                                            wrong.why(),
                                            wrong.likely()
                                                    .map(likely -> " Meant: " + likely + "?")
                                                    .orElse("")));
        };
    }

    private static Optional<RehearsalLibrary> stored(Path data) {
        if (!java.nio.file.Files.isDirectory(Station.libraryIn(data))) {
            return Optional.empty();
        }
        var folder = FirmwareFolder.open(Station.libraryIn(data), KnownFirmware.catalogue());
        Library library = folder.load().library();
        var files = new MappedFiles(folder::object);
        return library.loads().isEmpty()
                ? Optional.empty()
                : Optional.of(new RehearsalLibrary(library, file -> files.stored(file.sha256())));
    }

    private static RehearsalLibrary madeUp(
            Platform platform, Optional<String> target, long seed, MadeUpSizes sizes) {
        Set<String> loads = new HashSet<>();
        for (String load : MixedFleet.loads()) {
            if (LoadNames.read(load) instanceof LoadNameReading.Named(LoadName name)
                    && name.platform() == platform) {
                loads.add(load);
            }
        }
        target.ifPresent(loads::add);
        return RehearsalLibrary.madeUp(loads.stream().sorted().toList(), seed, sizes);
    }

    private static String newest(Library library, Platform platform) {
        var here =
                library.loads().stream()
                        .filter(load -> load.platform() == platform && load.isComplete())
                        .toList();
        return here.stream()
                .filter(load -> load.protocol().equals(Optional.of(Protocol.SIP)))
                .max(Comparator.comparing(load -> load.name().version()))
                .or(() -> here.stream().max(Comparator.comparing(load -> load.name().version())))
                .map(load -> load.name().text())
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "the library has no complete load for the %s: import one, or name another with --data"
                                                .formatted(platform.label())));
    }
}
