package offhook.diagnosis;

import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.ResetKeys;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What hands can do at a phone, in words for its model (phones.md §1e; models.toml). */
final class Keys {
    private Keys() {}

    /** How it is brought back to its loader, what its lamps show then, and what not to do. */
    static String reset(PhoneCase phone) {
        return "Factory reset"
                + said(phone, "factory reset")
                        .map(keys -> " of a %s: %s".formatted(name(phone), keys))
                        .orElse(": hold # while the power comes on, then press 123456789*0#.")
                + " Leave the power on until it asks for files again.";
    }

    static String restart(PhoneCase phone) {
        return "Start it again: open the Settings menu and press **#**; or take its power away for"
                + " a moment while it is not writing.";
    }

    /** A 7970 or 7971 writes its flash on its own brick only (log 33). */
    static String power(PhoneCase phone) {
        boolean isThirsty = phone.platform().equals(Optional.of(Platform.JAVA_70));
        return isThirsty
                ? "connect its external power brick: power from the network cable is not enough for"
                        + " a 7970 or 7971 while it writes"
                : "give it another brick, or a switch port that has more power to give";
    }

    /** Where the phone keeps whom it trusts. */
    static String forgetTrust(PhoneCase phone) {
        return "Erase its trust list (CTL and ITL): Settings, Security Configuration, Trust List;"
                + " unlock with **#, then Erase. If it has no such menu: "
                + reset(phone);
    }

    private static Optional<String> said(PhoneCase phone, String purpose) {
        String text =
                phone.kin().map(PhoneModel::resetKeys).stream()
                        .flatMap(List::stream)
                        .filter(keys -> keys.purpose().equals(purpose))
                        .flatMap(Keys::words)
                        .collect(Collectors.joining(" "));
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    private static Stream<String> words(ResetKeys keys) {
        return Stream.of(keys.keys(), keys.seen());
    }

    private static String name(PhoneCase phone) {
        return phone.story().identity().model().map(learned -> learned.model()).orElse("phone");
    }
}
