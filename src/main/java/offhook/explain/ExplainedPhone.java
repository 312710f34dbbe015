package offhook.explain;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;

import java.util.List;
import java.util.Optional;

/**
 * A phone as others saw it.
 *
 * @param mac empty if the input never said it
 * @param label how to call it
 * @param story what is worth telling, oldest first
 * @param leftOut events between the first and the last ones that are not kept
 * @param isTimed the input says when things happened
 */
public record ExplainedPhone(
        Optional<MacAddress> mac,
        String label,
        PhoneSummary summary,
        List<Observed> story,
        long leftOut,
        boolean isTimed) {
    public ExplainedPhone {
        story = List.copyOf(story);
    }
}
