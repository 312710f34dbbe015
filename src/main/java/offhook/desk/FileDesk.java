package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.FileFact;
import offhook.firmware.Condition;
import offhook.firmware.Library;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.phone.LoadName;
import offhook.phone.MemberName;
import offhook.phone.MemberNames;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;

/**
 * Answers requests that need no decision: firmware and what comes after the settings. Runs on any
 * thread; reads one phone's view and the library, changes nothing.
 */
public final class FileDesk {
    private FileDesk() {}

    /** Whether the desk itself has to answer, because the request is evidence for the story. */
    public static boolean goesToDesk(String name) {
        PhoneFile file = PhoneFileNames.read(name);
        return FileFact.isSettings(file)
                || file instanceof PhoneFile.CertificateTrustList
                || file instanceof PhoneFile.IdentityTrustList
                || file instanceof PhoneFile.WirelessSettings
                || file instanceof PhoneFile.DefaultLoads;
    }

    public static FileAnswer answer(Views views, Ipv4 client, String name) {
        Optional<PhoneView> view = views.phoneAt(client);
        return answer(view, views.library(), name);
    }

    static FileAnswer answer(Optional<PhoneView> view, Library library, String asked) {
        String name = PhoneFileNames.normal(asked);
        Optional<MacAddress> phone = view.map(PhoneView::mac);
        Optional<String> withheld =
                view.flatMap(PhoneView::withheld).filter(load -> isImageOf(load, name));
        if (withheld.isPresent()) {
            return new FileAnswer.NotFound(
                    withheld.get() + " is only named to see whether the phone asks for it", phone);
        }
        Optional<FileAnswer> made = made(view, name);
        if (made.isPresent()) {
            return made.get();
        }
        Optional<LibraryFile> own =
                view.flatMap(PhoneView::current).flatMap(load -> load.file(name));
        if (own.isPresent()) {
            return new FileAnswer.Stored(own.get(), view.orElseThrow().why(), phone);
        }
        Optional<String> foreign =
                view.flatMap(PhoneView::platform).flatMap(at -> foreign(at, name));
        if (foreign.isPresent()) {
            return new FileAnswer.NotFound(foreign.get(), phone);
        }
        if (PhoneFileNames.read(name) instanceof PhoneFile.Manifest(String named)) {
            Optional<Load> load = library.load(named);
            Optional<String> unfit = load.flatMap(FileDesk::unfit);
            if (unfit.isPresent()) {
                return new FileAnswer.NotFound(unfit.get(), phone);
            }
            Optional<LibraryFile> manifest = load.flatMap(it -> it.file(name));
            if (manifest.isPresent()) {
                return new FileAnswer.Stored(manifest.get(), "the library has this load", phone);
            }
        }
        List<LibraryFile> files = library.files(name);
        return files.isEmpty()
                ? new FileAnswer.NotFound("there is no file of this name", phone)
                : new FileAnswer.Stored(
                        files.getLast(), "the library's newest file of this name", phone);
    }

    private static Optional<FileAnswer> made(Optional<PhoneView> view, String name) {
        return view.stream()
                .flatMap(of -> of.own().stream())
                .filter(file -> file.name().equalsIgnoreCase(name))
                .findFirst()
                .map(
                        file ->
                                new FileAnswer.Rendered(
                                        file.content(),
                                        "made for its lines and settings",
                                        view.map(PhoneView::mac),
                                        file.isUsual()));
    }

    private static boolean isImageOf(String load, String name) {
        return name.equalsIgnoreCase(load + ".bin") || name.equalsIgnoreCase(load + ".sbn");
    }

    /** Why the file is for other phones, if it is. */
    private static Optional<String> foreign(Platform platform, String name) {
        Optional<Platform> of =
                Loads.named(name)
                        .map(LoadName::platform)
                        .or(() -> MemberNames.read(name).map(MemberName::platform));
        return of.filter(other -> other != platform)
                .map(
                        other ->
                                "%s is for the %s, and this is a %s"
                                        .formatted(name, other.label(), platform.label()));
    }

    private static Optional<String> unfit(Load load) {
        return switch (load.condition()) {
            case Condition.Complete _ -> Optional.empty();
            case Condition.Incomplete incomplete ->
                    Optional.of(
                            "%s is not complete: %s is missing (%s)"
                                    .formatted(
                                            load.name().text(),
                                            String.join(", ", incomplete.missing()),
                                            incomplete.hint()));
            case Condition.Damaged damaged ->
                    Optional.of(
                            "%s is damaged: %s"
                                    .formatted(
                                            load.name().text(),
                                            String.join("; ", damaged.defects())));
        };
    }
}
