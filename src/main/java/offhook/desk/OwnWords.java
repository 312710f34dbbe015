package offhook.desk;

import offhook.event.StationEvent;
import offhook.phone.Certainty;

import java.util.Optional;

/**
 * What a phone says of itself. Not believed while a plan moves it: there a step is proved by the
 * boot that follows, and by nothing else.
 */
final class OwnWords {
    private OwnWords() {}

    static void tell(Input.PhoneSaid said, Roster roster, Turn turn) {
        // Who registers with what the book says is known from then on.
        boolean isOurs =
                said.events().stream().anyMatch(it -> it instanceof StationEvent.RegistrationSeen);
        Optional<Tracked> phone =
                (isOurs ? roster.track(said.mac(), turn.now) : roster.known(said.mac()))
                        .filter(one -> !one.story().journey().isConverting());
        if (phone.isEmpty()) {
            return;
        }
        for (StationEvent event : said.events()) {
            if (isNews(event, phone.get())) {
                roster.tell(phone.get(), event, turn);
            }
        }
        roster.settle(phone.get(), Optional.empty(), turn);
        roster.publish(phone.get(), turn);
    }

    private static boolean isNews(StationEvent event, Tracked phone) {
        return switch (event) {
            case StationEvent.LoadLearned learned -> LoadEvidence.isNews(learned, phone.story());
            case StationEvent.ModelLearned learned ->
                    phone.story()
                            .identity()
                            .model()
                            .filter(known -> known.certainty() == Certainty.PROVED)
                            .isEmpty();
            case StationEvent.RegistrationSeen seen ->
                    phone.story()
                            .hearsay()
                            .registration()
                            .filter(last -> last.isAccepted() || !seen.isAccepted())
                            .isEmpty();
            // Somebody's wrong password says nothing against a phone that is registered.
            case StationEvent.TroubleSeen trouble ->
                    phone.story()
                                    .hearsay()
                                    .registration()
                                    .filter(StationEvent.RegistrationSeen::isAccepted)
                                    .isEmpty()
                            && phone.story().hearsay().troubles().stream()
                                    .noneMatch(
                                            known -> known.sentence().equals(trouble.sentence()));
            default -> false;
        };
    }
}
