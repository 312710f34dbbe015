package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * The load's name in its settings has an extension, so the phone asks for one too many (phones.md
 * §6, 11).
 */
final class LoadNameExtension implements Rule {
    static final String CODE = "load-name-extension";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.conclusive()
                .first(LoadNameExtension::hasTwo)
                .map(
                        fact ->
                                new Finding(
                                        CODE,
                                        Severity.WARNING,
                                        "its settings name the load with an extension, so it asks"
                                                + " for "
                                                + fact.name(),
                                        "leave .loads, .bin or .sbn out of loadInformation",
                                        "it asked for " + fact.name(),
                                        fact.lastAt()));
    }

    private static boolean hasTwo(FileFact fact) {
        return fact.file() instanceof PhoneFile.Manifest(String load)
                && load.matches("(?i).+\\.(loads|bin|sbn|sb2|sbin|zup)");
    }
}
