package offhook.explain;

import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What of a phone's events is kept for telling: how it began, and how it went on last. */
final class Tale {
    /** More than a whole upgrade with its boots. */
    static final int FIRST_MAX = 150;

    static final int LAST_MAX = 250;

    /** However many phones there are, each keeps so many. */
    static final int LAST_MIN = 12;

    /** Of all phones together; some 130 bytes each. */
    static final int ALL_MAX = 400_000;

    /** How much is kept of all phones together. */
    static final class Room {
        private int kept;

        private boolean isFull() {
            return kept >= ALL_MAX;
        }
    }

    private final Room room;
    private final List<Observed> first = new ArrayList<>();
    private final ArrayDeque<Observed> last = new ArrayDeque<>();
    private long leftOut;

    Tale(Room room) {
        this.room = room;
    }

    void add(Observed observed) {
        boolean isTight = room.isFull() && first.size() >= LAST_MIN;
        if (first.size() < FIRST_MAX && !isTight && last.isEmpty()) {
            first.add(observed);
            room.kept++;
            return;
        }
        last.addLast(observed);
        room.kept++;
        while (last.size() > (room.isFull() ? LAST_MIN : LAST_MAX)) {
            last.removeFirst();
            room.kept--;
            leftOut++;
        }
    }

    /** Another takes it over. */
    void leave() {
        room.kept -= first.size() + last.size();
    }

    /** How many stand between the first and the last ones and are not kept. */
    long leftOut() {
        return leftOut;
    }

    List<Observed> all() {
        var all = new ArrayList<>(first);
        all.addAll(last);
        return List.copyOf(all);
    }

    /** Without questions whose answer follows, and answers whose end follows at once. */
    List<Observed> told() {
        List<Observed> all = all();
        var told = new ArrayList<Observed>();
        for (int i = 0; i < all.size(); i++) {
            if (!isSaidAgain(all, i)) {
                told.add(all.get(i));
            }
        }
        return List.copyOf(told);
    }

    /** What the events behind it, close by, say better. */
    private static boolean isSaidAgain(List<Observed> all, int at) {
        StationEvent event = all.get(at).event();
        boolean isQuestion = event instanceof StationEvent.FileAsked;
        boolean isBare =
                event instanceof StationEvent.FileAnswered answered
                        && answered.why().equals(Files.WAS_THERE);
        if (!isQuestion && !isBare) {
            return false;
        }
        String name = PhoneFileNames.normal(Actor.fileName(event));
        for (int next = at + 1; next < Math.min(all.size(), at + 12); next++) {
            StationEvent later = all.get(next).event();
            boolean isSame = PhoneFileNames.normal(Actor.fileName(later)).equalsIgnoreCase(name);
            if (isSame) {
                return !(later instanceof StationEvent.FileAsked)
                        && !(isBare && later instanceof StationEvent.FileAnswered);
            }
        }
        return false;
    }
}
