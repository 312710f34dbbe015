package offhook.app;

import offhook.disk.LineFile;
import offhook.explain.LineOrder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small file's lines in the order in which they were written, whichever stands first in it. */
final class TidiedLines {
    private final LineFile lines;
    private final Instant writtenAt;
    private final ZoneId zone;
    private List<String> head = List.of();
    private int[] order = {};
    private LineOrder.How how = LineOrder.How.OLDEST_FIRST;
    private boolean isBegun;
    private int taken;

    TidiedLines(LineFile lines, Instant writtenAt, ZoneId zone) {
        this.lines = lines;
        this.writtenAt = writtenAt;
        this.zone = zone;
    }

    /**
     * @param number in the file, from 1
     */
    record Line(long number, String text) {}

    Optional<Line> next() {
        if (!isBegun) {
            isBegun = true;
            begin();
        }
        if (taken < head.size()) {
            int number = order[taken++];
            return Optional.of(new Line(number + 1L, head.get(number)));
        }
        head = List.of();
        return lines.next().map(text -> new Line(++taken, text));
    }

    private void begin() {
        var read = new ArrayList<String>();
        boolean isOver = false;
        while (!isOver && read.size() < LineOrder.LINES_MAX) {
            isOver = lines.next().map(read::add).isEmpty();
        }
        head = List.copyOf(read);
        // Of a file that goes on nobody knows what stands behind.
        LineOrder found = LineOrder.of(isOver ? head : List.of(), writtenAt, zone);
        how = found.how();
        order = found.numbers(head.size());
    }

    /** Behind the file's name; nothing if it stands as it should. */
    Optional<String> remark() {
        return switch (how) {
            case OLDEST_FIRST -> Optional.empty();
            case NEWEST_FIRST ->
                    Optional.of(": its newest line stands first, so it was read from its end");
            case BY_PARTS ->
                    Optional.of(": newer parts of it stand before older ones; it was read by time");
        };
    }
}
