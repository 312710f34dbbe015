package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.udp.Interfaces.Card;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class CardWatchTest {
    private static final Card CARD = card("192.168.1.1", true);

    private OptionalInt index = OptionalInt.of(2);
    private final List<Card> returned = new ArrayList<>();
    private final CardWatch watch = new CardWatch(List.of(CARD), name -> index, returned::add);

    @Test
    void a_card_that_stays_is_not_spoken_of() {
        watch.look(List.of(CARD));

        assertThat(watch.troubles()).isEmpty();
        assertThat(returned).isEmpty();
    }

    @Test
    void a_card_that_goes_is_named_and_one_that_comes_back_is_bound_anew_once() {
        index = OptionalInt.empty();
        watch.look(List.of());
        assertThat(watch.troubles())
                .containsExactly(
                        "the network card eth1 is gone: its phones get nothing until it is back;"
                                + " plug it in.");
        assertThat(returned).isEmpty();

        index = OptionalInt.of(7);
        watch.look(List.of(CARD));
        watch.look(List.of(CARD));

        assertThat(returned).containsExactly(CARD);
        assertThat(watch.troubles()).isEmpty();
    }

    @Test
    void an_address_that_was_taken_away_and_a_pulled_cable_are_named() {
        watch.look(List.of(card("10.0.0.1", true)));
        assertThat(watch.troubles())
                .containsExactly(
                        "the network card eth1 has no longer the address 192.168.1.1, which its"
                                + " phones were told: give it back, or start again.");

        watch.look(List.of(card("192.168.1.1", false)));
        assertThat(watch.troubles())
                .containsExactly(
                        "the network card eth1 has no link: plug in the cable and look at the"
                                + " switch.");
    }

    /** In Linux a card that goes between its listing and the look at it is an error. */
    @Test
    void a_look_that_fails_is_not_the_last_one() {
        watch.round(
                () -> {
                    throw new IllegalStateException("No such device (getFlags() failed)");
                });
        index = OptionalInt.of(7);
        watch.round(() -> List.of(CARD));

        assertThat(returned).containsExactly(CARD);
    }

    @Test
    void a_card_that_could_not_be_bound_anew_is_bound_the_next_time() {
        var tries = new ArrayList<Card>();
        var failing =
                new CardWatch(
                        List.of(CARD),
                        name -> index,
                        card -> {
                            tries.add(card);
                            if (tries.size() == 1) {
                                throw new IllegalStateException("gone again");
                            }
                        });
        index = OptionalInt.of(7);

        failing.round(() -> List.of(CARD));
        failing.round(() -> List.of(CARD));
        failing.round(() -> List.of(CARD));

        assertThat(tries).hasSize(2);
    }

    private static Card card(String address, boolean hasLink) {
        return new Card("eth1", Ipv4.of(address), 24, hasLink, false, false, Optional.empty());
    }
}
