package offhook.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class TimerWheelTest {
    private static final long MS = 1_000_000;

    /** What the wheel may be late. */
    private static final long TICK = 1 << 22;

    private static final class Thing extends TimerWheel.Entry {}

    private final TimerWheel<Thing> wheel = new TimerWheel<>(Thing.class);

    @Test
    void an_empty_wheel_waits_for_ever() {
        assertThat(wheel.untilNext(5)).isEqualTo(Long.MAX_VALUE);
        wheel.advance(
                5,
                thing -> {
                    throw new AssertionError(thing);
                });
    }

    @Test
    void a_deadline_is_met_once_not_early_and_at_most_a_tick_late() {
        var thing = new Thing();
        wheel.schedule(thing, 100 * MS, 0);

        assertThat(dueAt(100 * MS - 1)).isEmpty();
        assertThat(dueAt(100 * MS + TICK)).containsExactly(thing);
        assertThat(dueAt(1000 * MS)).isEmpty();
    }

    @Test
    void a_deadline_moved_later_is_met_later_and_one_moved_earlier_earlier() {
        var later = new Thing();
        var earlier = new Thing();
        wheel.schedule(later, 100 * MS, 0);
        wheel.schedule(later, 300 * MS, 0);
        wheel.schedule(earlier, 300 * MS, 0);
        wheel.schedule(earlier, 100 * MS, 0);

        assertThat(dueAt(110 * MS)).containsExactly(earlier);
        assertThat(dueAt(299 * MS)).isEmpty();
        assertThat(dueAt(310 * MS)).containsExactly(later);
    }

    @Test
    void deadlines_beyond_the_wheel_are_met_too() {
        var thing = new Thing();
        wheel.schedule(thing, 60_000 * MS, 0);

        for (long now = 0; now < 60_000 * MS; now += 10 * MS) {
            assertThat(dueAt(now)).isEmpty();
        }
        assertThat(dueAt(60_010 * MS)).containsExactly(thing);
    }

    @Test
    void a_wheel_that_was_left_alone_for_long_hands_out_all_in_order() {
        var first = new Thing();
        var second = new Thing();
        wheel.schedule(second, 200 * MS, 0);
        wheel.schedule(first, 100 * MS, 0);

        assertThat(dueAt(3_600_000 * MS)).containsExactly(first, second);
        wheel.schedule(first, 3_600_100 * MS, 3_600_000 * MS);
        assertThat(dueAt(3_600_050 * MS)).isEmpty();
        assertThat(dueAt(3_600_110 * MS)).containsExactly(first);
    }

    /**
     * A client that chose a timeout of five seconds stopped the loop for ever, if it was alone and
     * its deadline was seen one tick late: it was put on again in the slot being drained.
     */
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_lone_entry_put_on_again_a_whole_turn_later_is_due_then_and_not_for_ever_now() {
        for (int late = 0; late < 1200; late++) {
            for (long again : new long[] {1, 100, 4_000, 4_290, 4_300, 5_000, 255_000}) {
                var lone = new TimerWheel<Thing>(Thing.class);
                var thing = new Thing();
                lone.schedule(thing, 1000 * MS, 0);
                long now = 1000 * MS + late * TICK;
                var times = new ArrayList<Long>();

                lone.advance(
                        now,
                        due -> {
                            times.add(now);
                            lone.schedule(due, now + again * MS, now);
                        });
                long next = now + again * MS + 2 * TICK;
                lone.advance(next, due -> times.add(next));

                assertThat(times).as("%d late, again %d ms", late, again).contains(next);
                assertThat(times).hasSizeLessThanOrEqualTo(2);
                assertThat(lone.size()).isZero();
            }
        }
    }

    @Test
    void what_is_due_may_schedule_and_cancel_others() {
        var first = new Thing();
        var second = new Thing();
        wheel.schedule(first, 100 * MS, 0);
        wheel.schedule(second, 100 * MS, 0);
        var due = new ArrayList<Thing>();
        wheel.advance(
                110 * MS,
                thing -> {
                    due.add(thing);
                    wheel.cancel(second);
                    wheel.schedule(thing, 100 * MS, 110 * MS);
                });

        assertThat(due).containsExactly(first);
        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void agrees_with_a_plain_map_over_a_random_run() {
        long seed = Long.getLong("seed", 7);
        var random = new Random(seed);
        var model = new HashMap<Thing, Long>();
        var things = new ArrayList<Thing>();
        for (int i = 0; i < 50; i++) {
            things.add(new Thing());
        }
        long now = random.nextLong() >> 2;
        for (int step = 0; step < 20_000; step++) {
            Thing thing = things.get(random.nextInt(things.size()));
            int dice = random.nextInt(10);
            if (dice < 6) {
                long span = random.nextInt(20) == 0 ? 20_000 * MS : 300 * MS;
                long deadline = now + random.nextLong(span);
                wheel.schedule(thing, deadline, now);
                model.put(thing, deadline);
            } else if (dice < 7) {
                wheel.cancel(thing);
                model.remove(thing);
            } else {
                now += random.nextInt(100) == 0 ? 9000 * MS : random.nextLong(40 * MS);
                check(model, now, seed);
            }
            assertThat(wheel.size()).as("seed %d", seed).isEqualTo(model.size());
        }
    }

    private void check(Map<Thing, Long> model, long now, long seed) {
        for (Thing due : dueAt(now)) {
            Long deadline = model.remove(due);
            assertThat(deadline).as("seed %d", seed).isNotNull();
            assertThat(deadline - now).as("early, seed %d", seed).isLessThanOrEqualTo(0);
        }
        for (long deadline : model.values()) {
            assertThat(deadline - now).as("forgotten, seed %d", seed).isGreaterThan(-2 * TICK);
            assertThat(wheel.untilNext(now))
                    .as("woken too late, seed %d", seed)
                    .isLessThanOrEqualTo(deadline - now + 2 * TICK);
        }
    }

    private List<Thing> dueAt(long now) {
        var due = new ArrayList<Thing>();
        wheel.advance(now, due::add);
        return due;
    }
}
