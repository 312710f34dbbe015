package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.explain.Sighting;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ReadAheadTest {
    private static Sighting said(int number) {
        return Sighting.retold(
                new Observed(
                        Instant.ofEpochSecond(number),
                        new MacAddress(1),
                        new StationEvent.Note("line " + number)));
    }

    private static Supplier<Optional<List<Sighting>>> lines(Stream<List<Sighting>> lines) {
        var rest = lines.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    @Test
    void everything_comes_in_order_and_then_the_end() {
        int many = ReadAhead.BATCH * (ReadAhead.QUEUE_MAX + 3) + 7;
        var heard = new ArrayList<Sighting>();

        try (var ahead =
                new ReadAhead(
                        "a log",
                        lines(
                                IntStream.range(0, many)
                                        .mapToObj(
                                                i ->
                                                        i % 3 == 0
                                                                ? List.of(said(i))
                                                                : List.<Sighting>of())))) {
            for (var next = ahead.next(); next.isPresent(); next = ahead.next()) {
                heard.addAll(next.get());
            }
            assertThat(ahead.next()).isEmpty();
        }

        assertThat(heard)
                .isEqualTo(
                        IntStream.range(0, many)
                                .filter(i -> i % 3 == 0)
                                .mapToObj(ReadAheadTest::said)
                                .toList());
    }

    @Test
    void what_fails_there_fails_here() {
        try (var ahead =
                new ReadAhead(
                        "a log",
                        () -> {
                            throw new IllegalArgumentException("torn");
                        })) {
            assertThatThrownBy(ahead::next).hasMessage("torn");
        }
    }

    @Test
    void closing_early_ends_the_thread() {
        var ahead = new ReadAhead("a log", lines(Stream.generate(() -> List.of(said(1)))));
        ahead.next();

        ahead.close();

        assertThat(ahead.next()).isEmpty();
    }
}
