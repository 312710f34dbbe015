package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.event.Observed;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A phone that is answered before its story is told hears what it would have heard otherwise. */
class AnsweredFirstPropertyTest {
    private static final List<Map<String, String>> TARGETS =
            List.of(
                    Map.of(),
                    Map.of("7961", "SIP41.9-4-2SR3-1S"),
                    Map.of("default", Targets.LATEST_SIP));

    @Property(tries = 200)
    void answers_and_stories_are_those_of_a_desk_that_tells_at_once(@ForAll long seed) {
        var random = new Random(seed);
        var targets = TARGETS.get(random.nextInt(TARGETS.size()));
        var atOnce = RandomPhones.toldAtOnce(targets);
        var later = RandomPhones.answeredFirst(targets);
        for (int i = 0; i < 60; i++) {
            long act = random.nextLong();
            if (random.nextInt(4) == 0) {
                later.script().tellMore(1 + random.nextInt(3));
            }
            if (random.nextInt(12) == 0) {
                atOnce.choose(new Random(act));
                later.choose(new Random(act));
            }
            if (random.nextInt(15) == 0) {
                atOnce.writeDown(new Random(act));
                later.writeDown(new Random(act));
            }
            Object expected = atOnce.act(new Random(act));

            assertThat(later.act(new Random(act)))
                    .as("seed %d, act %d", seed, i)
                    .isEqualTo(expected);
        }
        later.script().tellMore(Untold.MESSAGES_MAX);
        for (StoryScript.Phone phone : atOnce.phones()) {
            assertThat(of(phone, later)).as("seed %d", seed).isEqualTo(of(phone, atOnce));
        }
        assertThat(later.seen()).as("seed %d", seed).isEqualTo(atOnce.seen());
    }

    private static List<Observed> of(StoryScript.Phone phone, RandomPhones all) {
        return all.script().journal().stream()
                .filter(told -> told.phone().equals(phone.mac))
                .toList();
    }
}
