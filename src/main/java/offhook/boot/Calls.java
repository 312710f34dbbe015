package offhook.boot;

import offhook.event.StationEvent.AddressAsked;
import offhook.event.StationEvent.AddressWithheld;
import offhook.event.StationEvent.Asking;

import java.util.Optional;

/**
 * How a phone calls for an address when it starts, and whether it hears what it is answered.
 *
 * @param lastStart how it asked when it last asked anew, by DISCOVER or INIT_REBOOT
 * @param unanswered how often it has asked so without an answer, up to {@link #COUNT_MAX}
 * @param isAnswered the last of them had an answer
 * @param withheld why this station says nothing to it, if it knows
 * @param unheard how many answers it had and called on all the same, up to {@link #COUNT_MAX}
 */
public record Calls(
        Optional<Asking> lastStart,
        int unanswered,
        Optional<AddressWithheld> withheld,
        boolean isAnswered,
        int unheard) {
    /** A start asks four times, 4, 8 and 16 s apart, before it tries otherwise (phones.md §3). */
    static final int COUNT_MAX = 4;

    static final Calls NONE = new Calls(Optional.empty(), 0, Optional.empty(), false, 0);

    /** Answers that went out and that nothing shows to have arrived, the last one included. */
    public int answersInVain() {
        return unheard + (isAnswered ? 1 : 0);
    }

    /** It asks anew. */
    Calls again(AddressAsked asked) {
        if (unheard == COUNT_MAX && isAnswered && isRepeat(asked)) {
            return this; // Known well enough; telling it on and on would fill the journal.
        }
        boolean isSame = lastStart.equals(Optional.of(asked.asking()));
        boolean isUnheard = isAnswered && isRepeat(asked);
        return new Calls(
                Optional.of(asked.asking()),
                isSame && !isAnswered ? Math.min(COUNT_MAX, unanswered + 1) : 1,
                withheld,
                false,
                Math.min(COUNT_MAX, unheard + (isUnheard ? 1 : 0)));
    }

    /**
     * Whether it calls once more in the same start. A phone that took an offer says so; of one that
     * keeps its old address only its count of the seconds since its start tells (log 15).
     */
    boolean isRepeat(AddressAsked asked) {
        return lastStart.equals(Optional.of(Asking.DISCOVER)) || asked.secs() > 0;
    }

    /** The answer to a DISCOVER that it took is no news any more. */
    Calls granted() {
        return lastStart.equals(Optional.of(Asking.INIT_REBOOT)) ? answered() : heard();
    }

    Calls answered() {
        return new Calls(lastStart, 0, Optional.empty(), true, unheard);
    }

    /** It has no answer from this station, and will have none. */
    Calls withheld(AddressWithheld why) {
        return new Calls(lastStart, unanswered, Optional.of(why), false, unheard);
    }

    /** What it does next shows that it has heard the answer. */
    Calls heard() {
        return unanswered == 0 && !isAnswered && unheard == 0 && withheld.isEmpty()
                ? this
                : new Calls(lastStart, 0, Optional.empty(), false, 0);
    }
}
