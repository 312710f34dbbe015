package offhook.boot;

import offhook.event.StationEvent;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened in the step that the phone is on. Boots are held by their number, 0 for none.
 *
 * @param parts firmware files that the phone asked for in this step
 * @param deliveredIn when it had everything; 0 again after a failure
 * @param failingSince the first of the failures
 * @param loaderIn when its factory loader last asked
 */
public record StepProgress(
        List<PartFact> parts,
        int deliveredIn,
        int loaderIn,
        int failures,
        Optional<StationEvent.StepFailed> lastFailure,
        Optional<Instant> failingSince,
        int failedIn,
        int interruptions,
        int interruptedIn) {
    /** A load has at most six files that a phone of the 7900 series asks for. */
    static final int PARTS_MAX = 32;

    static final StepProgress NONE =
            new StepProgress(List.of(), 0, 0, 0, Optional.empty(), Optional.empty(), 0, 0, 0);

    /**
     * One file of the step's load.
     *
     * @param askedIn the boot in which it was last asked for
     * @param sentIn the boot in which it last went out whole; 0 for not since the last failure
     * @param times how often it went out whole since then
     */
    public record PartFact(String name, int askedIn, int sentIn, int times) {}

    public StepProgress {
        parts = List.copyOf(parts);
    }

    public Optional<PartFact> part(String name) {
        return parts.stream().filter(part -> part.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * It asked for {@code <load>.loads} or the image of that name, which it can only know from what
     * it was told; a factory loader's manifest is called {@code termNN.default.loads} instead.
     */
    boolean hasAskedByName(String load) {
        String prefix = load.toLowerCase(Locale.ROOT) + ".";
        return parts.stream().anyMatch(part -> part.name().startsWith(prefix));
    }

    boolean hasSentImage() {
        return parts.stream()
                .filter(part -> part.sentIn() > 0)
                .anyMatch(part -> PhoneFileNames.read(part.name()) instanceof PhoneFile.Image);
    }

    StepProgress failed(StationEvent.StepFailed failed, int boot, Instant at) {
        return new StepProgress(
                parts.stream()
                        .map(part -> new PartFact(part.name(), part.askedIn(), 0, 0))
                        .toList(),
                0,
                loaderIn,
                failed.attempt(),
                Optional.of(failed),
                failingSince.or(() -> Optional.of(at)),
                boot,
                interruptions,
                interruptedIn);
    }

    StepProgress interrupted(int count, int boot) {
        return new StepProgress(
                parts,
                deliveredIn,
                loaderIn,
                failures,
                lastFailure,
                failingSince,
                failedIn,
                count,
                boot);
    }

    StepProgress delivered(int boot) {
        return new StepProgress(
                parts,
                boot,
                loaderIn,
                failures,
                lastFailure,
                failingSince,
                failedIn,
                interruptions,
                interruptedIn);
    }

    StepProgress asked(FileFact fact, int boot) {
        boolean byLoader = fact.file() instanceof PhoneFile.DefaultLoads;
        return fact.isFirmware()
                ? with(fact.name(), boot, false, byLoader ? boot : loaderIn)
                : this;
    }

    StepProgress sent(FileFact fact, int boot) {
        return fact.isFirmware() ? with(fact.name(), boot, true, loaderIn) : this;
    }

    private StepProgress with(String asked, int boot, boolean isSent, int byLoaderIn) {
        String name = asked.toLowerCase(Locale.ROOT);
        var next = new ArrayList<PartFact>(parts);
        PartFact old = part(name).orElse(new PartFact(name, 0, 0, 0));
        if (!next.remove(old) && next.size() >= PARTS_MAX) {
            return this;
        }
        next.add(
                new PartFact(
                        name,
                        boot,
                        isSent ? boot : old.sentIn(),
                        isSent ? Math.min(FileFact.ASKED_MAX, old.times() + 1) : old.times()));
        return new StepProgress(
                next,
                deliveredIn,
                byLoaderIn,
                failures,
                lastFailure,
                failingSince,
                failedIn,
                interruptions,
                interruptedIn);
    }
}
