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
    /** Shorter than that a name is not one that was cut. */
    private static final int LETTERS_MIN = 6;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Boot boot = phone.boot();
        Optional<FileFact> now = missing(boot, phone);
        return now.isPresent() || boot.isUp() || phone.story().past().isEmpty()
                ? now.map(fact -> finding(fact, phone))
                // On its way to the same place, as long as it has not got it there.
                : missing(phone.story().past().getLast(), phone)
                        .filter(fact -> boot.file(fact.name()).isEmpty())
                        .map(fact -> finding(fact, phone));
    }

    private static Optional<FileFact> missing(Boot boot, PhoneCase phone) {
        return boot.first(fact -> isMissing(fact) && (phone.isWatched() || isCut(fact, phone)))
                // A 7905 asks for .zup and then .sbin, an old 7960 for the unsigned twin.
                .filter(fact -> !boot.askedAfter(fact, next -> isGivenImage(next)));
    }

    private static boolean isMissing(FileFact fact) {
        return fact.isFirmware() && fact.isAbsent();
    }

    /** What it asks for is the beginning of what it was told: log 21. */
    private static boolean isCut(FileFact fact, PhoneCase phone) {
        String base = fact.name().replaceFirst("\\.[^.]*$", "");
        return phone.journey()
                .told()
                .filter(load -> base.length() >= LETTERS_MIN && base.length() < load.length())
                .filter(load -> load.regionMatches(true, 0, base, 0, base.length()))
                .isPresent();
    }

    private static boolean isGivenImage(FileFact fact) {
        return fact.file() instanceof PhoneFile.Image && fact.isGiven();
    }

    private static Finding finding(FileFact fact, PhoneCase phone) {
        return new Finding(
                PartMissing.CODE,
                Severity.STUCK,
                isCut(fact, phone)
                        ? "the phone was told %s and asks for %s, which is not there"
                                .formatted(phone.journey().told().orElseThrow(), fact.name())
                        : "%s, a file of a load, is not there".formatted(fact.name()),
                isCut(fact, phone)
                        ? "look for a rule that rewrites names, in a proxy or a TFTP server in"
                                + " between: it cuts this one"
                        : "put all files of the package into the server's folder, in the spelling"
                                + " that the phone asks for; look for rules that rewrite names",
                "it asked %d time(s) and was told that there is none".formatted(fact.times()),
                fact.lastAt());
    }
}
