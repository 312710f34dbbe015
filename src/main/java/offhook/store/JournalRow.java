package offhook.store;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A journal entry as it stands in the database; kinds that this version does not know stay whole.
 *
 * @param isStanding see {@link #isStanding(StationEvent)}
 */
record JournalRow(String phone, String at, String kind, boolean isStanding, String event) {
    static JournalRow of(Observed observed) {
        return new JournalRow(
                observed.phone().toString(),
                observed.at().toString(),
                EventJson.kindOf(observed.event()),
                isStanding(observed.event()),
                EventJson.write(observed.event()));
    }

    /** False for what a damaged page may hold where a row should be. */
    boolean isSound() {
        return phone != null
                && MacAddress.read(phone).isPresent()
                && moment().isPresent()
                && kind != null
                && event != null
                && !(EventJson.read(kind, event) instanceof EventJson.Reading.Unreadable);
    }

    /** Empty if it is none. */
    Optional<Instant> moment() {
        try {
            return at == null ? Optional.empty() : Optional.of(Instant.parse(at));
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    /**
     * Whether the plan of a phone rests on it: what it is, what it runs, where it is going, how far
     * it came. The rest is the traffic of a boot; hundreds of lines of it must never push a proved
     * step out of the journal.
     */
    private static boolean isStanding(StationEvent event) {
        return switch (event) {
            case StationEvent.BootBegun begun -> true;
            case StationEvent.ModelLearned learned -> true;
            case StationEvent.LoadLearned learned -> true;
            case StationEvent.TargetSet set -> true;
            case StationEvent.PlanMade made -> true;
            case StationEvent.PlanImpossible impossible -> true;
            case StationEvent.OriginProbed probed -> true;
            case StationEvent.ProbeAnswered answered -> true;
            case StationEvent.StepBegun begun -> true;
            case StationEvent.StepProved proved -> true;
            case StationEvent.LoadDelivered delivered -> true;
            case StationEvent.StepInterrupted interrupted -> true;
            case StationEvent.StepFailed failed -> true;
            case StationEvent.PlanStopped stopped -> true;
            case StationEvent.Arrived arrived -> true;
            case StationEvent.AddressAsked asked -> false;
            case StationEvent.AddressOffered offered -> false;
            case StationEvent.AddressWithheld withheld -> false;
            case StationEvent.AddressGranted granted -> false;
            case StationEvent.AddressRefused refused -> false;
            case StationEvent.AddressGivenUp givenUp -> false;
            case StationEvent.AddressSeen seen -> false;
            case StationEvent.OtherServerChosen chosen -> false;
            case StationEvent.FileAsked asked -> false;
            case StationEvent.FileAnswered answered -> false;
            case StationEvent.FileAbsent absent -> false;
            case StationEvent.FileUnheard unheard -> false;
            case StationEvent.FileSent sent -> false;
            case StationEvent.FileBroken broken -> false;
            case StationEvent.RestartWanted wanted -> false;
            case StationEvent.RegistrationSeen seen -> false;
            case StationEvent.TroubleSeen seen -> false;
            case StationEvent.Note note -> false;
        };
    }
}
