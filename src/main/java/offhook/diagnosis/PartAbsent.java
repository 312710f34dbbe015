package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * A phone that nobody converts asks for a file of a load and is told that there is none (phones.md
 * §6, 5; log 21).
 */
final class PartAbsent implements Rule {
    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Boot boot = phone.boot();
        return phone.isWatched()
                ? boot.first(fact -> fact.isFirmware() && fact.isAbsent())
                        // A 7905 asks for .zup and then .sbin, an old 7960 for the unsigned twin.
                        .filter(fact -> !boot.askedAfter(fact, next -> isGivenImage(next)))
                        .map(PartAbsent::finding)
                : Optional.empty();
    }

    private static boolean isGivenImage(FileFact fact) {
        return fact.file() instanceof PhoneFile.Image && fact.isGiven();
    }

    private static Finding finding(FileFact fact) {
        return new Finding(
                PartMissing.CODE,
                Severity.STUCK,
                "%s, a file of a load, is not there".formatted(fact.name()),
                "put all files of the package into the server's folder, in the spelling that the"
                        + " phone asks for; look for rules that rewrite names",
                "it asked %d time(s) and was told that there is none".formatted(fact.times()),
                fact.lastAt());
    }
}
