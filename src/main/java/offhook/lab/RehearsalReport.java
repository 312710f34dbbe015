package offhook.lab;

import java.time.Duration;
import java.util.List;

/**
 * How a rehearsal ended.
 *
 * @param left the phones that have not arrived
 * @param deliveries datagrams that reached somebody
 * @param traceHash the same for every run of the same seed
 */
public record RehearsalReport(
        boolean haveAllArrived,
        int phones,
        List<Left> left,
        Duration virtualTime,
        long deliveries,
        long traceHash) {
    /**
     * A phone that isn't where it should be, or of which the station doesn't know that it is.
     *
     * @param isSaidToHaveArrived what the station says
     */
    public record Left(Assignment assignment, VirtualPhone phone, boolean isSaidToHaveArrived) {
        @Override
        public String toString() {
            return "%s %s: runs %s, shall run %s, is %s after %d boots; the station says it has %sarrived"
                    .formatted(
                            phone.model().label(),
                            phone.mac(),
                            phone.load().orElse("its loader only"),
                            assignment.target(),
                            phone.activity(),
                            phone.boots(),
                            isSaidToHaveArrived ? "" : "not ");
        }
    }

    public RehearsalReport {
        left = List.copyOf(left);
    }

    /** As sixteen hexadecimal digits. */
    public String traceText() {
        return "%016x".formatted(traceHash);
    }
}
