package offhook.boot;

import offhook.event.StationEvent;
import offhook.phone.Certainty;

import java.util.Optional;

/** What the phone is and what it runs, with how sure that is. */
public record PhoneIdentity(
        Optional<StationEvent.ModelLearned> model,
        Optional<StationEvent.LoadLearned> load,
        Probing probing) {
    static final PhoneIdentity UNKNOWN =
            new PhoneIdentity(Optional.empty(), Optional.empty(), Probing.NONE);

    /** The text of the load that its own boot proved; a bound in words is none. */
    public Optional<String> provedLoad() {
        return load.filter(learned -> learned.certainty() == Certainty.PROVED)
                .map(StationEvent.LoadLearned::load);
    }

    PhoneIdentity learned(StationEvent.ModelLearned learned) {
        return new PhoneIdentity(Optional.of(learned), load, probing);
    }

    PhoneIdentity learned(StationEvent.LoadLearned learned) {
        return new PhoneIdentity(model, Optional.of(learned), probing);
    }

    PhoneIdentity with(Probing next) {
        return new PhoneIdentity(model, load, next);
    }

    /** What was proved may be gone. */
    PhoneIdentity doubted() {
        return provedLoad()
                .map(
                        load ->
                                learned(
                                        new StationEvent.LoadLearned(
                                                load,
                                                Certainty.LIKELY,
                                                "it ran this before files of another load went to"
                                                        + " it")))
                .orElse(this);
    }

    PhoneIdentity runs(StationEvent.StepProved proved) {
        return runs(proved.load(), proved.evidence(), proved.isBySilence());
    }

    PhoneIdentity runs(StationEvent.Arrived arrived) {
        return runs(arrived.load(), arrived.evidence(), arrived.isBySilence());
    }

    private PhoneIdentity runs(String load, String evidence, boolean isBySilence) {
        Certainty certainty = isBySilence ? Certainty.LIKELY : Certainty.PROVED;
        return learned(new StationEvent.LoadLearned(load, certainty, evidence));
    }
}
