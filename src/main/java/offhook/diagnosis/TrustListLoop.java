package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/** Its trust list, again and again, and nothing behind it (phones.md §6, 9; log 07). */
final class TrustListLoop implements Rule {
    static final String CODE = "trust-list-loop";

    /** A phone asks three times if nobody answers, and starts over (phones.md §2.1). */
    private static final int TIMES_MIN = 3;

    /** We answer, so that repeats are lost packets; so many in a row are not. */
    private static final int TIMES_OF_OURS_MIN = 5;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int times =
                phone.boots().stream()
                        .filter(TrustListLoop::isOnlyTrustLists)
                        // Who does not hear the answer repeats itself: see OneWayTftp.
                        .filter(boot -> boot.files().stream().noneMatch(TrustListLoop::isDeaf))
                        .flatMap(boot -> boot.files().stream())
                        .filter(fact -> fact.file() instanceof PhoneFile.CertificateTrustList)
                        .mapToInt(FileFact::times)
                        .sum();
        int enough = phone.isWatched() ? TIMES_MIN : TIMES_OF_OURS_MIN;
        return isOnlyTrustLists(phone.boot()) && times >= enough
                ? Optional.of(finding(times, phone))
                : Optional.empty();
    }

    private static boolean isOnlyTrustLists(Boot boot) {
        return boot.hasFiles()
                && boot.files().stream()
                        .allMatch(
                                fact ->
                                        fact.file() instanceof PhoneFile.CertificateTrustList
                                                || fact.file()
                                                        instanceof PhoneFile.IdentityTrustList);
    }

    private static String server(PhoneCase phone) {
        return phone.surroundings().station().isPresent()
                ? "This station answers with TFTP error 1, as it should. "
                : "let the server answer with TFTP error 1 (file not found). If it does: ";
    }

    private static boolean isDeaf(FileFact fact) {
        return fact.unheard() > 1;
    }

    private static Finding finding(int times, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "the phone asks for its trust list again and again, and for nothing else",
                phone.isWatched()
                        ? server(phone) + Keys.forgetTrust(phone)
                        : Keys.forgetTrust(phone),
                "it asked for %s %d times".formatted(phone.boot().files().getFirst().name(), times),
                phone.sinceBoot(TrustListLoop::isOnlyTrustLists));
    }
}
