package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class WaitingJournalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Ipv4 ADDRESS = Ipv4.of("192.168.1.20");

    private final WaitingJournal waiting = new WaitingJournal();

    @Test
    void one_phone_is_taken_out_of_turn_and_keeps_its_order() {
        waiting.add(note(1, "a"));
        waiting.add(note(2, "b"));
        waiting.add(note(1, "c"));

        assertThat(waiting.take(new MacAddress(1))).containsExactly(note(1, "a"), note(1, "c"));
        assertThat(waiting.take(10)).containsExactly(note(2, "b"));
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void what_was_put_back_comes_before_what_came_since() {
        waiting.add(note(1, "a"));
        waiting.add(note(2, "b"));
        List<Observed> refused = new ArrayList<>(waiting.take(10));
        waiting.add(note(1, "c"));

        waiting.putBack(refused);

        assertThat(waiting.take(new MacAddress(1))).containsExactly(note(1, "a"), note(1, "c"));
        assertThat(waiting.take(new MacAddress(2))).containsExactly(note(2, "b"));
    }

    @Test
    void an_offer_that_was_taken_is_told_by_its_grant() {
        var granted = new Observed(NOW, new MacAddress(1), granted(ADDRESS));
        waiting.add(note(1, "a"));
        waiting.add(offered(ADDRESS));

        waiting.add(granted);

        assertThat(waiting.take(10)).containsExactly(note(1, "a"), granted);
    }

    @Test
    void an_offer_of_another_address_stays_told() {
        var granted = new Observed(NOW, new MacAddress(1), granted(ADDRESS));
        waiting.add(offered(ADDRESS.plus(1)));

        waiting.add(granted);

        assertThat(waiting.take(10)).containsExactly(offered(ADDRESS.plus(1)), granted);
    }

    @Test
    void without_end_the_oldest_are_dropped_and_counted() {
        for (int i = 0; i < WaitingJournal.ENTRIES_MAX + 3; i++) {
            waiting.add(note(i % 50_000, "entry"));
        }

        assertThat(waiting.dropped()).isEqualTo(3);
        assertThat(waiting.take(WaitingJournal.ENTRIES_MAX + 1))
                .hasSize(WaitingJournal.ENTRIES_MAX);
    }

    private static Observed offered(Ipv4 address) {
        return new Observed(NOW, new MacAddress(1), new StationEvent.AddressOffered(address));
    }

    private static StationEvent granted(Ipv4 address) {
        return new StationEvent.AddressGranted(address, 3600, Ipv4.of("192.168.1.1"));
    }

    private static Observed note(int phone, String text) {
        return new Observed(NOW, new MacAddress(phone), new StationEvent.Note(text));
    }
}
