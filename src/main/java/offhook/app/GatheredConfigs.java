package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.config.CheckContext;
import offhook.config.CheckedFile;
import offhook.config.ConfigCheck;
import offhook.config.FileKind;
import offhook.config.OtherFamily;
import offhook.config.ParsedFile;
import offhook.disk.SettingsFiles;
import offhook.line.LineBook;
import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFileNames;
import offhook.phone.PhoneModel;
import offhook.provision.BroughtPhone;
import offhook.provision.FileDifference;
import offhook.provision.FileOrder;
import offhook.provision.FilesRead;
import offhook.provision.OwnWording;
import offhook.provision.PhoneFiles;
import offhook.provision.Provisioning;
import offhook.wire.Bytes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People's configuration files by the phone that reads them; judged while they come in. */
final class GatheredConfigs {
    private final PhoneCatalogue catalogue;
    private final ConfigCheck check;
    private final List<Broken> broken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Files with a MAC address in their names. */
    private final Map<MacAddress, List<Found>> own = new LinkedHashMap<>();

    /** Files that all phones of a folder read. */
    private final Map<Path, List<ParsedFile>> shared = new LinkedHashMap<>();

    private record Found(Path folder, ParsedFile file) {
        Path path() {
            return folder.resolve(file.name());
        }
    }

    /** A file that a phone would stumble on. */
    record Broken(String file, CheckedFile checked) {}

    /** A phone as its files tell it. */
    record Phone(MacAddress mac, List<ParsedFile> files, BroughtPhone brought) {
        /** As sentences begin: its own file. */
        String name() {
            return files.getFirst().name();
        }
    }

    GatheredConfigs(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
        this.check = new ConfigCheck(catalogue);
    }

    void add(SettingsFiles.Reading reading) {
        switch (reading) {
            case SettingsFiles.Read(Path file, Bytes content) -> add(file, content);
            case SettingsFiles.Refused(Path file, String why, boolean _) ->
                    refused.add(file + ": " + why);
        }
    }

    private void add(Path path, Bytes content) {
        Path named = path.getFileName();
        String name = named == null ? "" : named.toString();
        ParsedFile file = ParsedFile.of(name, content);
        Optional<MacAddress> mac = PhoneFileNames.read(name).phone();
        if (!FilesRead.tells(file.kind()) || mac.isEmpty() && !isForAll(file)) {
            return;
        }
        if (isOtherFamilys(file)) {
            leftOut.add(path + ": it is for a phone of another family");
            return;
        }
        CheckedFile checked = check.check(name, content, CheckContext.NONE);
        if (!checked.isFine()) {
            broken.add(new Broken(path.toString(), checked));
            return;
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        if (mac.isPresent()) {
            own(mac.get(), new Found(folder, file));
        } else {
            shared.computeIfAbsent(folder, any -> new ArrayList<>()).add(file);
        }
    }

    /** An old copy in a folder below is none that the phone asks for. */
    private void own(MacAddress mac, Found found) {
        List<Found> all = own.computeIfAbsent(mac, any -> new ArrayList<>());
        Optional<Found> same =
                all.stream()
                        .filter(it -> it.file.name().equalsIgnoreCase(found.file.name()))
                        .findFirst();
        if (same.isEmpty()) {
            all.add(found);
            return;
        }
        boolean isAbove = found.folder.getNameCount() < same.get().folder.getNameCount();
        Found kept = isAbove ? found : same.get();
        Found other = isAbove ? same.get() : found;
        all.set(all.indexOf(same.get()), kept);
        leftOut.add(other.path() + ": the same phone's file is " + kept.path());
    }

    /**
     * No phone asks for a form such as {@code SEPMAC.cnf.xml}, a copy or the {@code .fixed} of a
     * check, and what they say is nobody's.
     */
    private static boolean isForAll(ParsedFile file) {
        return switch (file.kind()) {
            case DEVICE -> false;
            case SIP_SETTINGS -> file.name().equalsIgnoreCase("SIPDefault.cnf");
            default -> true;
        };
    }

    /** An old TFTP root often serves 7800 and 8800 as well, in files of the same form. */
    private static boolean isOtherFamilys(ParsedFile file) {
        return file.kind() == FileKind.DEVICE && file.root().flatMap(OtherFamily::of).isPresent();
    }

    /** Files that are not read, and why. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    List<Broken> broken() {
        return List.copyOf(broken);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    List<Phone> phones() {
        var phones = new ArrayList<Phone>();
        var reader = new FilesRead(catalogue);
        own.forEach(
                (mac, found) -> {
                    List<ParsedFile> files =
                            new ArrayList<>(found.stream().map(Found::file).toList());
                    boolean isText =
                            files.stream().anyMatch(it -> it.kind() == FileKind.SIP_SETTINGS);
                    boolean hasLines = !reader.of(files).lines().isEmpty();
                    List<ParsedFile> beside =
                            shared.getOrDefault(found.getFirst().folder(), List.of());
                    List<ParsedFile> telling =
                            Stream.concat(
                                            files.stream(),
                                            beside.stream()
                                                    .filter(
                                                            it ->
                                                                    isText
                                                                            && it.kind()
                                                                                    == FileKind
                                                                                            .SIP_SETTINGS))
                                    .toList();
                    for (ParsedFile file : beside) {
                        if (!isChosen(file, beside, telling)) {
                            continue;
                        }
                        boolean isForIt =
                                switch (file.kind()) {
                                    case SIP_SETTINGS -> isText;
                                    // With SCCP the server says how to dial.
                                    case DIAL_PLAN, SOFT_KEYS -> isText || hasLines;
                                    default -> true;
                                };
                        if (isForIt) {
                            files.add(file);
                        }
                    }
                    phones.add(new Phone(mac, files, reader.of(files)));
                });
        return phones;
    }

    /** Of several dial plans, soft keys or ring lists a phone reads the one that it is told. */
    private static boolean isChosen(
            ParsedFile file, List<ParsedFile> beside, List<ParsedFile> telling) {
        long same = beside.stream().filter(it -> it.kind() == file.kind()).count();
        String name = file.name().toLowerCase(Locale.ROOT);
        return switch (file.kind()) {
            case DIAL_PLAN, SOFT_KEYS -> same == 1 || isTold(name, telling);
            case RING_LIST -> same == 1 || name.equals("ringlist.xml");
            default -> true;
        };
    }

    /** {@code <dialTemplate>uk.xml}, {@code dial_template: uk}. */
    private static boolean isTold(String name, List<ParsedFile> telling) {
        String bare = name.endsWith(".xml") ? name.substring(0, name.length() - 4) : name;
        Pattern told =
                Pattern.compile(
                        "(?<![\\w.-])" + Pattern.quote(bare) + "(?:\\.xml)?(?![\\w-])",
                        Pattern.CASE_INSENSITIVE);
        return telling.stream().anyMatch(it -> told.matcher(it.text()).find());
    }

    /** What came of it, and where Offhook's own files say something else. */
    ImportConfigCommand.Taken taken(Phone phone, LineBook book) {
        List<String> otherwise = new ArrayList<>();
        Optional<LoadName> load = phone.brought().load();
        load.ifPresent(name -> otherwise.addAll(otherwise(phone, name, book)));
        return new ImportConfigCommand.Taken(
                phone.mac().toString(),
                phone.files().stream().map(ParsedFile::name).toList(),
                load.map(LoadName::text),
                otherwise);
    }

    private List<String> otherwise(Phone phone, LoadName load, LineBook book) {
        Optional<PhoneModel> model = phone.brought().model().flatMap(catalogue::named);
        boolean isIts = model.filter(it -> it.platform() != load.platform()).isEmpty();
        var made =
                book.setup(phone.mac(), model.map(PhoneModel::name))
                        .filter(setup -> isIts)
                        .map(
                                setup ->
                                        new FileOrder(
                                                setup,
                                                model,
                                                load,
                                                Ipv4.ANY,
                                                book.usualPbx().map(book.pbxs()::get)))
                        .map(new PhoneFiles(catalogue, OwnWording.NONE)::make);
        var places = new ArrayList<String>();
        if (made.isPresent() && made.get() instanceof Provisioning.Ready ready) {
            for (ParsedFile theirs : phone.files()) {
                ready.file(theirs.name())
                        .map(ours -> ParsedFile.of(ours.name(), ours.content()))
                        .ifPresent(
                                ours ->
                                        FileDifference.between(theirs, ours)
                                                .forEach(it -> places.add(said(theirs, it))));
            }
        }
        return places;
    }

    private static String said(ParsedFile file, FileDifference difference) {
        return file.name()
                + ": "
                + difference.place()
                + switch (difference.kind()) {
                    case THEIRS_ONLY -> " is left out";
                    case OURS_ONLY -> " is added";
                    case ANOTHER_VALUE -> " has another value";
                };
    }
}
