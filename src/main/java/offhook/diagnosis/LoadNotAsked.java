package offhook.diagnosis;

import offhook.event.StationEvent.LoadLearned;
import offhook.phone.Certainty;
import offhook.phone.LoadNames;

import java.util.Optional;

/** Settings with a load are fetched, the load never is (phones.md §6, 10). */
final class LoadNotAsked implements Rule {
    static final String CODE = "load-not-asked";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.stuckOn(
                        CODE,
                        "the phone takes settings that name %s and never asks for it",
                        remedy(phone))
                .or(() -> saysOtherwise(phone).map(load -> denied(load, phone)));
    }

    /**
     * A phone that goes past the load in its settings looks like one that runs it, until it says
     * itself what it runs.
     */
    static Optional<LoadLearned> saysOtherwise(PhoneCase phone) {
        return phone.journey()
                .arrived()
                .flatMap(
                        arrived ->
                                phone.story()
                                        .identity()
                                        .load()
                                        .filter(said -> said.certainty() == Certainty.PROVED)
                                        .filter(said -> LoadNames.named(said.load()).isPresent())
                                        .filter(
                                                said ->
                                                        !said.load()
                                                                .equalsIgnoreCase(arrived.load())));
    }

    /** Why a phone does not do what its settings say, and what ends it (phones.md §2.3). */
    static String remedy(PhoneCase phone) {
        return "it keeps to settings or a trust list of its own. "
                + Keys.reset(phone)
                + " Its loader then fetches what this station gives it";
    }

    private static Finding denied(LoadLearned said, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "the phone runs %s, although it took settings that name %s and went on"
                        .formatted(said.load(), phone.journey().arrived().orElseThrow().load()),
                "start it again; if it passes over the load once more, " + remedy(phone),
                said.evidence(),
                phone.boot().beganAt());
    }
}
