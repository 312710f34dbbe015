package offhook.desk;

import offhook.boot.BootStory;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/** One phone as the desk holds it. Belongs to the desk's thread. */
final class Tracked {
    /** Enough to see that something was told before; the whole story is in the journal. */
    static final int TAIL_MAX = 24;

    private final PhoneCatalogue catalogue;
    private BootStory story;
    private PhoneKind kind = PhoneKind.UNKNOWN;

    private record Question(int boot, String name, int port) {
        private static final Question NONE = new Question(0, "", 0);
    }

    private Question latestQuestion = Question.NONE;

    /** Null until something was told: of a storm of new phones nothing is for a while. */
    private ArrayDeque<StationEvent> tail;

    /** What was published last. */
    Optional<PhoneView> view = Optional.empty();

    /** Its files, as made last; empty: to be made when they are wanted. */
    Optional<Provisions.Made> made = Optional.empty();

    /** The transfer under way, as far as told. */
    Optional<PhoneSummary.Progress> progress = Optional.empty();

    Tracked(BootStory unseen, PhoneCatalogue catalogue) {
        this.story = unseen;
        this.catalogue = catalogue;
    }

    BootStory story() {
        return story;
    }

    PhoneKind kind() {
        return kind;
    }

    /** Whether it is worth keeping: it changed something, or was not told before. */
    boolean fold(Observed observed) {
        BootStory before = story;
        story = before.after(observed);
        StationEvent event = observed.event();
        if (event instanceof StationEvent.ModelLearned) {
            kind = PhoneKind.of(story.identity().model(), catalogue);
        }
        boolean isNew = !story.tellsTheSameAs(before) || isToldForItself(event) && !wasTold(event);
        // A question is only told with its answer.
        if (isNew && !(event instanceof StationEvent.FileAsked)) {
            keep(event);
        }
        return isNew;
    }

    private boolean wasTold(StationEvent event) {
        return tail != null && tail.contains(event);
    }

    private void keep(StationEvent event) {
        if (tail == null) {
            tail = new ArrayDeque<>();
        }
        if (tail.size() == TAIL_MAX) {
            tail.removeFirst();
        }
        tail.addLast(event);
    }

    /**
     * A phone that has heard an answer asks its next question, a Java phone from a new port; one
     * that has not repeats itself from where it asked (phones.md §2.1).
     */
    boolean repeats(String name, int port) {
        var question = new Question(story.boot().number(), name, port);
        boolean isSame = question.equals(latestQuestion);
        latestQuestion = question;
        return isSame;
    }

    void seen(Instant at) {
        story = story.seenAt(at);
    }

    /**
     * What changes nothing is told once if people want to know of it; renewals and repeated
     * questions are not, or a thousand phones would fill the journal within hours.
     */
    private static boolean isToldForItself(StationEvent event) {
        return switch (event) {
            case StationEvent.AddressAsked _,
                    StationEvent.AddressGranted _,
                    StationEvent.AddressSeen _,
                    StationEvent.FileAsked _,
                    StationEvent.FileAnswered _,
                    StationEvent.FileAbsent _,
                    StationEvent.FileUnheard _,
                    StationEvent.FileSent _ ->
                    false;
            case StationEvent.AddressOffered _,
                    StationEvent.AddressWithheld _,
                    StationEvent.AddressRefused _,
                    StationEvent.AddressGivenUp _,
                    StationEvent.OtherServerChosen _,
                    StationEvent.FileBroken _,
                    StationEvent.BootBegun _,
                    StationEvent.ModelLearned _,
                    StationEvent.LoadLearned _,
                    StationEvent.TargetSet _,
                    StationEvent.PlanMade _,
                    StationEvent.PlanImpossible _,
                    StationEvent.OriginProbed _,
                    StationEvent.ProbeAnswered _,
                    StationEvent.StepBegun _,
                    StationEvent.LoadDelivered _,
                    StationEvent.StepInterrupted _,
                    StationEvent.StepProved _,
                    StationEvent.StepFailed _,
                    StationEvent.PlanStopped _,
                    StationEvent.Arrived _,
                    StationEvent.RestartWanted _,
                    StationEvent.RegistrationSeen _,
                    StationEvent.TroubleSeen _,
                    StationEvent.Note _ ->
                    true;
        };
    }
}
