package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

final class LiveStreamTest {
    private static final long AT_ONCE = 0;

    private final LiveStream stream = new LiveStream();

    @Test
    void a_reader_gets_what_comes_after_it() throws Exception {
        publish(1);
        try (var reader = stream.open(Optional.empty())) {
            publish(2, 3);

            assertThat(numbers(reader)).containsExactly(2, 3);
            assertThat(reader.next(AT_ONCE)).isEmpty();
        }
    }

    @Test
    void who_comes_back_gets_what_was_missed_and_nothing_twice() throws Exception {
        String lastId;
        try (var reader = stream.open(Optional.empty())) {
            publish(1, 2);
            lastId = id(reader.next(AT_ONCE).getFirst());
        }
        publish(3);

        try (var again = stream.open(Optional.of(lastId))) {
            assertThat(numbers(again)).containsExactly(2, 3);
        }
    }

    @Test
    void the_place_is_known_before_the_first_event() throws Exception {
        String place;
        try (var reader = stream.open(Optional.empty())) {
            place = id(reader.opening());
        }
        publish(1);

        try (var again = stream.open(Optional.of(place))) {
            assertThat(numbers(again)).containsExactly(1);
        }
    }

    @Test
    void a_place_of_another_run_or_of_nobody_is_a_reset() throws Exception {
        for (String id : List.of("0", "", "other-7", new LiveStream().toString(), "-", "x-y")) {
            try (var reader = stream.open(Optional.of(id))) {
                assertThat(text(reader.next(AT_ONCE))).as(id).contains("event: reset");
                publish(1);
                assertThat(numbers(reader)).as(id).containsExactly(1);
            }
        }
    }

    @Test
    void who_falls_out_of_the_ring_is_told_to_begin_again() throws Exception {
        try (var slow = stream.open(Optional.empty())) {
            publish(IntStream.rangeClosed(0, LiveStream.EVENTS_MAX).toArray());

            assertThat(text(slow.next(AT_ONCE))).contains("event: reset");
            publish(7);
            assertThat(numbers(slow)).containsExactly(7);
        }
    }

    @Test
    void the_whole_ring_is_read_in_order() throws Exception {
        try (var reader = stream.open(Optional.empty())) {
            publish(IntStream.range(0, LiveStream.EVENTS_MAX).toArray());

            var read = new ArrayList<Integer>();
            for (var some = numbers(reader); !some.isEmpty(); some = numbers(reader)) {
                assertThat(some).hasSizeLessThanOrEqualTo(LiveStream.BATCH_MAX);
                read.addAll(some);
            }
            assertThat(read).isEqualTo(IntStream.range(0, LiveStream.EVENTS_MAX).boxed().toList());
        }
    }

    @Test
    void large_events_push_out_old_ones_before_the_memory_is_full() throws Exception {
        String large = "x".repeat(1 << 20);
        try (var reader = stream.open(Optional.empty())) {
            String place = id(reader.opening());
            for (int i = 0; i < 40; i++) {
                stream.publish(List.of(new LiveStream.Event("story", Map.of("text", large))));
            }
            try (var again = stream.open(Optional.of(place))) {
                assertThat(text(again.next(AT_ONCE))).contains("event: reset");
            }
        }
    }

    @Test
    void after_a_cut_everybody_begins_again() throws Exception {
        try (var reader = stream.open(Optional.empty())) {
            publish(1);
            numbers(reader);

            stream.cut();

            assertThat(text(reader.next(AT_ONCE))).contains("event: reset");
            publish(2);
            assertThat(numbers(reader)).containsExactly(2);
        }
    }

    @Test
    void nobody_is_told_of_while_nobody_looks() {
        assertThat(stream.isWatched()).isFalse();
        var reader = stream.open(Optional.empty());
        assertThat(stream.isWatched()).isTrue();
        assertThat(stream.readers()).isEqualTo(1);
        reader.close();
        // Who lost the line comes back soon, and must not have missed anything.
        assertThat(stream.isWatched()).isTrue();
        assertThat(stream.readers()).isZero();
    }

    @Test
    void a_text_that_looks_like_an_event_stays_a_text() throws Exception {
        try (var reader = stream.open(Optional.empty())) {
            stream.publish(
                    List.of(
                            new LiveStream.Event(
                                    "story", Map.of("text", "a\n\nevent: gone\ndata: {}\n\n"))));

            String event = text(reader.next(AT_ONCE));

            assertThat(event.lines().filter(line -> line.startsWith("event:")))
                    .containsExactly("event: story");
        }
    }

    private void publish(int... numbers) {
        stream.publish(
                IntStream.of(numbers)
                        .mapToObj(number -> new LiveStream.Event("test", Map.of("n", number)))
                        .toList());
    }

    private static List<Integer> numbers(LiveStream.Reader reader) throws InterruptedException {
        return reader.next(AT_ONCE).stream()
                .map(LiveStreamTest::text)
                .map(event -> event.replaceFirst("(?s).*data: \\{\"n\":(\\d+)}\n\n", "$1"))
                .map(Integer::valueOf)
                .toList();
    }

    private static String id(byte[] event) {
        return text(event).replaceFirst("(?s).*id: ([^\n]*)\n.*", "$1");
    }

    private static String text(List<byte[]> events) {
        return events.stream().map(LiveStreamTest::text).reduce("", String::concat);
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }
}
