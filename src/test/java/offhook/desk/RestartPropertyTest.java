package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Random;

/** A station that is killed between any two inputs goes on as if it had lived. */
class RestartPropertyTest {
    @Property(tries = 30)
    void a_restored_desk_goes_on_as_the_one_that_lived(@ForAll long seed) {
        var live = RandomPhones.of();
        var killed = RandomPhones.of();
        var random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            long act = random.nextLong();
            if (random.nextInt(4) == 0) {
                killed.script().restart();
            }
            if (random.nextInt(15) == 0) {
                live.choose(new Random(act));
                killed.choose(new Random(act));
            }
            if (random.nextInt(15) == 0) {
                live.writeDown(new Random(act));
                killed.writeDown(new Random(act));
            }
            Object expected = live.act(new Random(act));

            assertThat(killed.act(new Random(act)))
                    .as("seed %d, act %d", seed, i)
                    .isEqualTo(expected);
        }
        // One at a time: a whole journal is no readable message.
        for (int i = 0; i < live.script().journal().size(); i++) {
            assertThat(killed.script().journal()).as("seed %d", seed).hasSizeGreaterThan(i);
            assertThat(killed.script().journal().get(i))
                    .as("seed %d, entry %d", seed, i)
                    .isEqualTo(live.script().journal().get(i));
        }
        assertThat(killed.seen()).as("seed %d", seed).isEqualTo(live.seen());
    }
}
