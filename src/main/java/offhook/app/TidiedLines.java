package offhook.app;

import offhook.disk.LineFile;
import offhook.explain.LineOrder;
import offhook.explain.Pasted;

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
    private List<Line> head = List.of();
    private int[] order = {};
    private LineOrder.How how = LineOrder.How.OLDEST_FIRST;
    private boolean isBegun;
    private int next;
    private long taken;

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
        if (next < head.size()) {
            return Optional.of(head.get(order[next++]));
        }
        head = List.of();
        return lines.next().map(text -> new Line(++taken, text));
    }

    private void begin() {
        var read = new ArrayList<Line>();
        boolean isOver = false;
        while (!isOver && read.size() < LineOrder.LINES_MAX) {
            Optional<String> line = lines.next();
            isOver = line.isEmpty();
            taken += isOver ? 0 : 1;
            for (String one : line.map(Pasted::lines).orElse(List.of())) {
                read.add(new Line(taken, one));
            }
        }
        head = List.copyOf(read);
        // Of a file that goes on nobody knows what stands behind.
        List<String> whole = isOver ? head.stream().map(Line::text).toList() : List.of();
        LineOrder found = LineOrder.of(whole, writtenAt, zone);
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
