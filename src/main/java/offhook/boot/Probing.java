package offhook.boot;

import offhook.event.StationEvent;
import offhook.event.StationEvent.ProbeForm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finding out what an old 7940/60 with SIP runs, which nothing it asks for tells: loads are named
 * to it, one a boot, and none is given. It asks for each but the one it runs; below 5.0 for a
 * {@code .bin}, from 5.0 on for a {@code .sbn} (firmware.md A1, A2, §5.1; inferred).
 *
 * @param load named last
 * @param namedIn in this boot; 0 for never
 * @param answeredIn the boot of the last answer; 0 for none
 */
public record Probing(
        Optional<String> load,
        int namedIn,
        List<StationEvent.ProbeAnswered> answers,
        int answeredIn) {
    static final Probing NONE = new Probing(Optional.empty(), 0, List.of(), 0);

    public Probing {
        answers = List.copyOf(answers);
    }

    /** What is named in this boot and not given. */
    public Optional<String> openIn(Boot boot) {
        return load.filter(named -> namedIn == boot.number());
    }

    public boolean isAnsweredIn(Boot boot) {
        return answeredIn > 0 && answeredIn == boot.number();
    }

    public boolean has(ProbeForm form) {
        return answers.stream().anyMatch(answer -> answer.form() == form);
    }

    /** It did not ask for this one, and showed by another that it would ask. */
    public Optional<String> running() {
        return has(ProbeForm.SIGNED)
                ? answers.stream()
                        .filter(answer -> answer.form() == ProbeForm.SILENT)
                        .map(StationEvent.ProbeAnswered::load)
                        .findFirst()
                : Optional.empty();
    }

    /** What the boot shows about the load that was named in it. */
    public Optional<StationEvent.ProbeAnswered> answer(Boot boot) {
        if (openIn(boot).isEmpty() || isAnsweredIn(boot)) {
            return Optional.empty();
        }
        String named = load.orElseThrow();
        Optional<StationEvent.ProbeAnswered> asked =
                boot.first(fact -> isImageOf(named, fact))
                        .map(
                                fact ->
                                        new StationEvent.ProbeAnswered(
                                                named,
                                                fact.name().toLowerCase().endsWith(".bin")
                                                        ? ProbeForm.UNSIGNED
                                                        : ProbeForm.SIGNED,
                                                "it asked for " + fact.name()));
        boolean isSilent =
                boot.hasComfort()
                        && boot.first(fact -> fact.isSettings() && fact.isTaken()).isPresent();
        return asked.isPresent() || !isSilent
                ? asked
                : Optional.of(
                        new StationEvent.ProbeAnswered(
                                named,
                                ProbeForm.SILENT,
                                "it took settings that name it, and went on without asking"));
    }

    Probing named(String probe, int boot) {
        return new Probing(Optional.of(probe), boot, answers, answeredIn);
    }

    Probing answered(StationEvent.ProbeAnswered answer, int boot) {
        var next = new ArrayList<>(answers);
        next.add(answer);
        return new Probing(load, namedIn, next, boot);
    }

    private static boolean isImageOf(String load, FileFact fact) {
        return fact.name().equalsIgnoreCase(load + ".bin")
                || fact.name().equalsIgnoreCase(load + ".sbn");
    }
}
