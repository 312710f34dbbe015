package offhook.boot;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One start of the phone: what it asked for since, in the order in which it first asked.
 *
 * @param number 0 before the first
 * @param quietRenewals how often it renewed its lease a while after its last question, up to {@link
 *     #WRITING_RENEWALS}
 */
public record Boot(int number, Instant beganAt, List<FileFact> files, int quietRenewals) {
    /**
     * A phone may renew while it writes; after so many, half a lease apart, it is not writing any
     * more.
     */
    static final int WRITING_RENEWALS = 3;

    /** A Java phone asks some twenty names in a boot, with ring lists and backgrounds forty. */
    static final int FILES_MAX = 96;

    public Boot {
        files = List.copyOf(files);
    }

    static Boot none(Instant at) {
        return new Boot(0, at, List.of(), 0);
    }

    public boolean hasFiles() {
        return !files.isEmpty();
    }

    /** The file that was asked for or sent last. */
    public Optional<FileFact> latest() {
        FileFact latest = null;
        for (FileFact fact : files) {
            latest = latest == null || !fact.lastAt().isBefore(latest.lastAt()) ? fact : latest;
        }
        return Optional.ofNullable(latest);
    }

    public Optional<FileFact> file(String name) {
        return first(fact -> fact.name().equalsIgnoreCase(name));
    }

    public Optional<FileFact> first(Predicate<FileFact> wanted) {
        // Not as a stream: a log of a million lines asks ten times a line.
        for (FileFact fact : files) {
            if (wanted.test(fact)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    public boolean asked(Class<? extends PhoneFile> kind) {
        return first(fact -> kind.isInstance(fact.file())).isPresent();
    }

    /** A load was named to it: by settings, or by the manifest that a loader asks. */
    public boolean wasTold() {
        return first(
                        fact ->
                                fact.isGiven()
                                        && (fact.isSettings()
                                                || fact.file() instanceof PhoneFile.DefaultLoads))
                .isPresent();
    }

    /** Whether something of this sort was first asked after that file was. */
    public boolean askedAfter(FileFact earlier, Predicate<FileFact> wanted) {
        boolean isBehind = false;
        for (FileFact fact : files) {
            if (isBehind && wanted.test(fact)) {
                return true;
            }
            isBehind |= fact == earlier;
        }
        return false;
    }

    /** It went on to what comes after its settings, so its load is one that it is content with. */
    public boolean hasComfort() {
        return asked(PhoneFile.Comfort.class);
    }

    public boolean hasRenewed() {
        return quietRenewals > 0;
    }

    /** For so long that nothing more will come. */
    boolean isLongQuiet() {
        return quietRenewals >= WRITING_RENEWALS;
    }

    /** It is up; a phone that took a part writes it and starts again instead. */
    public boolean isUp() {
        return files.reversed().stream()
                .filter(fact -> fact.file() instanceof PhoneFile.Image && fact.isGiven())
                .findFirst()
                .map(this::wentOnAfter)
                .orElseGet(() -> hasRenewed() || hasComfort());
    }

    /** It left that file behind, whatever became of it. */
    boolean wentOnAfter(FileFact image) {
        boolean isWritten = image.isTaken() || image.isGiven() && !image.isBroken();
        boolean isBehind =
                first(fact -> isLater(fact) && fact.lastAt().isAfter(image.lastAt())).isPresent();
        return isBehind || quietRenewals >= (isWritten ? WRITING_RENEWALS : 1);
    }

    /** Of what a phone asks for when it is done with firmware. */
    static boolean isLater(FileFact fact) {
        return fact.file() instanceof PhoneFile.Comfort
                || fact.file() instanceof PhoneFile.SipDefaults
                || fact.file() instanceof PhoneFile.OwnSipSettings;
    }

    static Boot begun(int number, Instant at) {
        return new Boot(number, at, List.of(), 0);
    }

    /** On its way to an answer. */
    Boot asked(String name, Instant at) {
        return with(name, true, fact -> fact.questioned(at), at);
    }

    Boot answered(String name, boolean isThere, Instant at) {
        return with(name, true, fact -> fact.answered(isThere, at), at);
    }

    Boot unheard(String name, Instant at) {
        return with(name, false, FileFact::repeated, at);
    }

    Boot sent(String name, int retransmissions, Instant at) {
        return with(name, false, fact -> fact.sent(retransmissions, at), at);
    }

    Boot broken(String name, long acknowledged, long size, Instant at) {
        return with(name, false, fact -> fact.broken(acknowledged, size), at);
    }

    Boot renewed() {
        return quietRenewals == WRITING_RENEWALS
                ? this
                : new Boot(number, beganAt, files, quietRenewals + 1);
    }

    private Boot with(String asked, boolean addsName, UnaryOperator<FileFact> change, Instant at) {
        String name = PhoneFileNames.normal(asked);
        var next = new ArrayList<FileFact>(files.size() + 1);
        boolean isKnown = false;
        for (FileFact fact : files) {
            boolean isIt = !isKnown && fact.name().equalsIgnoreCase(name);
            isKnown |= isIt;
            next.add(isIt ? change.apply(fact) : fact);
        }
        if (!isKnown) {
            // A transfer of the boot before may end in this one; it says nothing about this one.
            if (!addsName || files.size() >= FILES_MAX) {
                return this;
            }
            next.add(change.apply(FileFact.of(name, at)));
        }
        return new Boot(number, beganAt, next, addsName ? 0 : quietRenewals);
    }
}
