package offhook.diagnosis;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;

/**
 * What a refused manifest means, by the key that its load is signed with (firmware.md §4.1, B1).
 */
final class SigningKey {
    /** Everything behind the base release 8.5(2) is signed with the new one. */
    private static final LoadVersion NEW = new LoadVersion(8, 5, 2, "ES", 0, List.of());

    private SigningKey() {}

    /**
     * What to do about a load that no lack of a key explains; empty if it is a newer one, or not
     * known.
     */
    static Optional<String> ofOldOne(String load, PhoneCase phone) {
        boolean isOld =
                LoadNames.named(load)
                        .filter(name -> name.platform().isJava())
                        .map(LoadName::version)
                        .filter(version -> version.isBelow(NEW))
                        .isPresent();
        return isOld ? Optional.of(advice(load, phone)) : Optional.empty();
    }

    /** A 7970 with a very old BIOS took nothing above 8.3 (phones.md §2.3). */
    private static String advice(String load, PhoneCase phone) {
        boolean isOldest = phone.platform().equals(Optional.of(Platform.JAVA_70));
        return load
                + " is signed with the key that all Java phones know, so first look at the package:"
                + " offhook inspect; import it anew. A phone whose hardware is newer than the load"
                + " wants a higher one"
                + (isOldest
                        ? "; a 7970 or 7971 with a very old loader, whose screen begins with the"
                                + " old Cisco Systems sign, wants 8.2 or 8.3 first"
                        : "");
    }
}
