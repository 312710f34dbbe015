package offhook.explain;

import offhook.event.StationEvent;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.Optional;
import java.util.regex.Pattern;

/** A server says that it may not read a file: it is there, and nobody should put it there again. */
final class Unreadable {
    /** "Access violation" and "no access" are said of absent files, too. Windows: 5, 32. */
    private static final Pattern DENIED =
            Pattern.compile(
                    "permission denied|read permission|\\bEACCES\\b|Windows error (?:5|32)\\)",
                    Pattern.CASE_INSENSITIVE);

    private Unreadable() {}

    static Optional<StationEvent> of(StationEvent event) {
        return event instanceof StationEvent.FileAbsent(String name, String why)
                        && DENIED.matcher(why).find()
                        && isNeeded(PhoneFileNames.read(name))
                ? Optional.of(
                        new StationEvent.TroubleSeen(
                                "file-unreadable",
                                "the server may not read %s".formatted(name),
                                "it says: " + why))
                : Optional.empty();
    }

    /** Without trust lists, ring tones and the like a phone comes up all the same. */
    private static boolean isNeeded(PhoneFile file) {
        return file instanceof PhoneFile.OwnSettings
                || file instanceof PhoneFile.OwnSipSettings
                || file instanceof PhoneFile.DefaultSettings
                || file instanceof PhoneFile.SipDefaults
                || file instanceof PhoneFile.DefaultLoads
                || file instanceof PhoneFile.Manifest
                || file instanceof PhoneFile.Image;
    }
}
