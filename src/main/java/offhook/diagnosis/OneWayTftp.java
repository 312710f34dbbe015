package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;

import java.util.List;
import java.util.Optional;

/**
 * Read requests arrive, and nothing that is answered ever reaches the phone: a firewall before the
 * ports of the data (phones.md §6, 3). Nobody acknowledges an error message, so of absent files
 * only the phone's repeating itself tells.
 */
final class OneWayTftp implements Rule {
    static final String CODE = "one-way-tftp";

    /** A lost packet is repeated once, by bad luck twice; a Java phone asks three times a boot. */
    private static final int UNHEARD_MIN = 4;

    /** A transfer is repeated several times by itself before it counts as broken. */
    private static final int WEIGHT_OF_TRANSFER = 2;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        List<Boot> mute = phone.boots().reversed().stream().takeWhile(OneWayTftp::isMute).toList();
        int unheard = mute.stream().mapToInt(OneWayTftp::unheard).sum();
        boolean isNow = !mute.isEmpty() && unheard(mute.getFirst()) > 0;
        return isNow && unheard >= UNHEARD_MIN
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.STUCK,
                                "the phone's requests arrive, but no data ever reaches it",
                                "open all UDP ports between phone and server, not only 69: the"
                                        + " data comes from a port of its own. Look at this"
                                        + " machine's firewall first (offhook doctor), then at"
                                        + " routers and access lists in between",
                                "%d of our answers did not arrive, the last for %s"
                                        .formatted(unheard, asked(phone)),
                                mute.getLast().beganAt()))
                : Optional.empty();
    }

    /** Nothing in it shows that the phone heard anything. */
    static boolean isMute(Boot boot) {
        return boot.hasFiles()
                && boot.files().stream()
                        .allMatch(
                                fact ->
                                        isLost(fact)
                                                || fact.sent() == 0 && boot.files().size() == 1);
    }

    private static int unheard(Boot boot) {
        return boot.files().stream().mapToInt(OneWayTftp::unheard).sum();
    }

    private static int unheard(FileFact fact) {
        return fact.unheard() + (isBrokenUnbegun(fact) ? WEIGHT_OF_TRANSFER : 0);
    }

    private static boolean isLost(FileFact fact) {
        return fact.unheard() > 0 || isBrokenUnbegun(fact);
    }

    private static boolean isBrokenUnbegun(FileFact fact) {
        return fact.isBroken() && fact.sent() == 0;
    }

    private static String asked(PhoneCase phone) {
        return phone.boot().latest().map(FileFact::name).orElse("a file");
    }
}
