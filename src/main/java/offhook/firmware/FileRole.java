package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.MemberName;
import offhook.phone.MemberNames;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is for, as its name says. */
public sealed interface FileRole {
    /** {@code SIP41.9-4-2SR3-1S.loads}. */
    record Manifest(LoadName load) implements FileRole {}

    /** {@code term41.default.loads}. */
    record DefaultManifest(MemberName.DefaultLoads name) implements FileRole {}

    /** A part that only a manifest tells whose it is. */
    record Member(MemberName name) implements FileRole {}

    /**
     * A load's own image.
     *
     * @param extension lower-case, without dot: {@code sbn}, {@code bin}, {@code sb2} …
     */
    record Image(LoadName load, String extension) implements FileRole {}

    /** {@code OS79XX.TXT}. */
    record ImageName() implements FileRole {}

    /**
     * Looks like firmware by its extension, but its name is no load's.
     *
     * @param why a sentence
     */
    record Nameless(String extension, String why) implements FileRole {}

    /** Firmware of a device that is no 7900 phone. Not judged, not kept: it is built otherwise. */
    record Foreign() implements FileRole {}

    /** Something else: a read-me, a script. Not judged, not kept. */
    record Accessory() implements FileRole {}

    /** Firmware of a 7900 phone, or what comes beside it and is judged and kept. */
    default boolean isOurs() {
        return switch (this) {
            case Manifest _, DefaultManifest _, Member _, Image _, ImageName _ -> true;
            // A manifest may list a .sbn by any name, but no .bin: that is a router's image.
            case Nameless(String extension, String _) -> SIGNED_EXTENSIONS.contains(extension);
            case Foreign _, Accessory _ -> false;
        };
    }

    Set<String> SIGNED_EXTENSIONS = Set.of("loads", "sbn", "sb2", "sbin");
    Set<String> UNSIGNED_EXTENSIONS = Set.of("bin", "zup");

    static FileRole of(String fileName) {
        if (fileName.strip().equalsIgnoreCase("OS79XX.TXT")) {
            return new ImageName();
        }
        String extension = extension(fileName);
        if (!SIGNED_EXTENSIONS.contains(extension) && !UNSIGNED_EXTENSIONS.contains(extension)) {
            return new Accessory();
        }
        if (LoadNames.isOtherFamily(fileName)) {
            return new Foreign();
        }
        Optional<MemberName> member = MemberNames.read(fileName);
        if (member.isPresent()) {
            return member.get() instanceof MemberName.DefaultLoads name
                    ? new DefaultManifest(name)
                    : new Member(member.get());
        }
        return switch (LoadNames.read(fileName)) {
            case LoadNameReading.NotALoad(String why, Optional<String> likely) ->
                    new Nameless(extension, why);
            case LoadNameReading.Named(LoadName load) ->
                    extension.equals("loads") ? new Manifest(load) : new Image(load, extension);
        };
    }

    /** Lower-case, without dot; empty if the name has none. */
    static String extension(String fileName) {
        String name = fileName.strip();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Phones of this file's kind want it signed. */
    static boolean isSigned(String fileName) {
        return SIGNED_EXTENSIONS.contains(extension(fileName));
    }
}
