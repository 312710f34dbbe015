package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the last starts of a phone ended that fetches its load and begins again: too little power
 * shows at one spot, a bad cable in the middle of files, a loose plug anywhere.
 */
sealed interface BootsEnd {
    /** Each time it had this file whole and was to write it. */
    record Writing(String file) implements BootsEnd {}

    /** Most of them while a file was on its way. */
    record Transfer(String file) implements BootsEnd {}

    record Anywhere() implements BootsEnd {}

    /** A plug is not pulled three times at the same file. */
    int STARTS_MIN = 3;

    static BootsEnd of(PhoneCase phone) {
        List<FileFact> ends =
                phone.story().past().reversed().stream()
                        .flatMap(boot -> end(boot).stream())
                        .limit(STARTS_MIN)
                        .toList();
        if (ends.size() < STARTS_MIN) {
            return new Anywhere();
        }
        String file = ends.getFirst().name();
        boolean isOneSpot =
                ends.stream()
                        .allMatch(
                                end ->
                                        end.name().equalsIgnoreCase(file)
                                                && end.isTaken()
                                                && !end.isBroken());
        if (isOneSpot && !isBehind(file, phone.boot())) {
            return new Writing(file);
        }
        List<FileFact> broken = ends.stream().filter(FileFact::isBroken).toList();
        return 2 * broken.size() > ends.size()
                ? new Transfer(broken.getFirst().name())
                : new Anywhere();
    }

    /** The part of a load that a start ended at; a phone that came up did not end there. */
    private static Optional<FileFact> end(Boot boot) {
        return boot.isUp()
                ? Optional.empty()
                : boot.latest().filter(latest -> latest.file() instanceof PhoneFile.Image);
    }

    /** This time it came further. */
    private static boolean isBehind(String file, Boot now) {
        return now.file(file).stream()
                .flatMap(fact -> Stream.of(now.askedAfter(fact, BootsEnd::isPart)))
                .anyMatch(further -> further);
    }

    private static boolean isPart(FileFact fact) {
        return fact.file() instanceof PhoneFile.Image;
    }
}
