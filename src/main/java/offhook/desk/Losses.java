package offhook.desk;

import offhook.event.StationEvent;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether datagrams get lost on this LAN now. Where some do, a phone's silence means less: it may
 * have asked and not been heard. Not kept: after a restart it is learned again within minutes.
 */
final class Losses {
    /** One or two happen anywhere. */
    private static final int ENOUGH = 3;

    /** Rough weather passes: what was lost so long ago says nothing. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Instant[] latest = new Instant[ENOUGH];
    private int next;

    void note(StationEvent event, Instant at) {
        // Not what never arrives at one phone: that is the phone's own trouble.
        if (event instanceof StationEvent.FileSent sent && sent.retransmissions() > 0) {
            latest[next] = at;
            next = (next + 1) % ENOUGH;
        }
    }

    boolean areMany(Instant now) {
        // The oldest of the last few.
        Instant first = latest[next];
        return first != null && !now.isAfter(first.plus(REMEMBERED));
    }
}
