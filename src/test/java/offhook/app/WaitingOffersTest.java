package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.ReplyRoute;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class WaitingOffersTest {
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);
    private static final MacAddress SITTER = new MacAddress(0x0200_0000_0099L);
    private static final Ipv4 RELAY = Ipv4.of("10.7.0.1");
    private static final Ipv4 OTHER_RELAY = Ipv4.of("10.8.0.1");
    private static final Ipv4 ADDRESS = Ipv4.of("10.7.0.20");
    private static final long CLEAR_NANOS = WaitingOffers.CLEAR_FOR.toNanos();

    private final WaitingOffers offers = new WaitingOffers();

    @Test
    void an_offer_that_nobody_answers_goes_out_and_its_address_need_not_wait_for_a_minute() {
        Effect.Reply offer = behind(RELAY, ADDRESS);

        assertThat(pings(offer, 0)).isTrue();
        assertThat(offers.unanswered(ADDRESS, 5)).contains(offer);

        assertThat(pings(offer, 5 + CLEAR_NANOS - 1)).isFalse();
        assertThat(pings(offer, 5 + CLEAR_NANOS)).isTrue();
    }

    @Test
    void an_address_that_answers_a_ping_is_taken_by_somebody_whose_mac_nobody_saw() {
        pings(behind(RELAY, ADDRESS), 0);

        assertThat(offers.echoed(ADDRESS))
                .contains(new Input.AddressTaken(ADDRESS, Optional.empty(), Optional.of(PHONE)));
        assertThat(offers.unanswered(ADDRESS, 5)).isEmpty();
        assertThat(offers.echoed(ADDRESS)).as("a second answer").isEmpty();
    }

    @Test
    void an_address_that_nobody_waits_for_may_answer_as_it_likes() {
        assertThat(offers.echoed(ADDRESS)).isEmpty();
        assertThat(offers.seen(ADDRESS, SITTER)).isEmpty();
    }

    @Test
    void on_our_wire_the_one_who_answers_is_named_and_the_client_itself_does_not_count() {
        offers.add(behind(Ipv4.ANY, ADDRESS), WaitingOffers.Way.ARP, 0);

        assertThat(offers.seen(ADDRESS, PHONE)).isEmpty();
        assertThat(offers.seen(ADDRESS, SITTER))
                .contains(new Input.AddressTaken(ADDRESS, Optional.of(SITTER), Optional.of(PHONE)));
    }

    /** Our own router may speak ARP for the network behind it. */
    @Test
    void arp_on_our_wire_says_nothing_of_an_address_behind_a_relay() {
        pings(behind(RELAY, ADDRESS), 0);

        assertThat(offers.seen(ADDRESS, SITTER)).isEmpty();
        assertThat(offers.unanswered(ADDRESS, 5)).isPresent();
    }

    @Test
    void an_address_that_could_not_be_asked_for_is_looked_at_next_time() {
        pings(behind(RELAY, ADDRESS), 0);
        offers.drop(ADDRESS);

        assertThat(offers.unanswered(ADDRESS, 5)).isEmpty();
        assertThat(pings(behind(RELAY, ADDRESS), 6)).isTrue();
    }

    @Test
    void in_a_storm_no_more_wait_until_one_is_through() {
        for (int i = 0; i < WaitingOffers.WAITING_MAX; i++) {
            assertThat(offers.isFull()).isFalse();
            assertThat(pings(behind(RELAY, host(i)), 0)).isTrue();
        }
        assertThat(offers.isFull()).isTrue();
        assertThat(pings(behind(RELAY, ADDRESS), 0)).isFalse();

        offers.echoed(host(0));

        assertThat(offers.isFull()).isFalse();
        assertThat(pings(behind(RELAY, ADDRESS), 0)).isTrue();
    }

    @Test
    void a_relay_behind_which_every_address_answers_is_believed_no_more_and_others_are() {
        for (int i = 0; i < WaitingOffers.PROXY_ADDRESSES; i++) {
            assertThat(offers.sentences()).isEmpty();
            answers(host(i));
        }

        assertThat(pings(behind(RELAY, ADDRESS), 0)).isFalse();
        assertThat(pings(behind(OTHER_RELAY, ADDRESS), 0)).isTrue();
        assertThat(offers.add(behind(Ipv4.ANY, host(9)), WaitingOffers.Way.ARP, 0)).isTrue();
        assertThat(offers.sentences())
                .singleElement()
                .asString()
                .contains("behind the relay " + RELAY, host(0) + ", " + host(1))
                .contains("fixed addresses in the pool");
    }

    @Test
    void who_waited_while_all_answered_is_offered_his_address() {
        pings(behind(RELAY, ADDRESS), 0);
        for (int i = 0; i < WaitingOffers.PROXY_ADDRESSES; i++) {
            answers(host(i));
        }

        assertThat(offers.echoed(ADDRESS)).isEmpty();
        assertThat(offers.unanswered(ADDRESS, 5)).isPresent();
        assertThat(offers.sentences()).as("that one said nothing proves nothing").hasSize(1);
    }

    @Test
    void many_fixed_devices_are_no_router_that_answers_for_all_if_one_address_is_silent() {
        for (int i = 0; i < 10 * WaitingOffers.PROXY_ADDRESSES; i++) {
            if (i % WaitingOffers.PROXY_ADDRESSES == 0) {
                pings(behind(RELAY, host(100 + i)), 0);
                offers.unanswered(host(100 + i), 0);
            } else {
                answers(host(i));
            }
        }

        assertThat(offers.sentences()).isEmpty();
        assertThat(pings(behind(RELAY, ADDRESS), 0)).isTrue();
    }

    /** Of a pool with one address, taken each time it is tried again. */
    @Test
    void one_device_that_answers_again_and_again_is_one() {
        for (int i = 0; i < 3 * WaitingOffers.PROXY_ADDRESSES; i++) {
            answers(ADDRESS);
        }

        assertThat(offers.sentences()).isEmpty();
    }

    @Test
    void a_device_that_answers_arp_for_all_is_named_and_relays_are_looked_behind_all_the_same() {
        for (int i = 0; i < WaitingOffers.PROXY_ADDRESSES; i++) {
            offers.add(behind(Ipv4.ANY, host(i)), WaitingOffers.Way.ARP, 0);
            assertThat(offers.seen(host(i), SITTER)).isPresent();
        }

        assertThat(offers.add(behind(Ipv4.ANY, ADDRESS), WaitingOffers.Way.ARP, 0)).isFalse();
        assertThat(pings(behind(RELAY, ADDRESS), 0)).isTrue();
        assertThat(offers.sentences()).singleElement().asString().contains(SITTER.toString());
    }

    /** A printer with a fixed address in the pool, tried again whenever its rest is over. */
    @Test
    void one_device_that_has_the_same_address_every_day_is_no_router_that_answers_for_all() {
        for (int day = 0; day < 3 * WaitingOffers.PROXY_ADDRESSES; day++) {
            arpAnswers(ADDRESS);
        }

        assertThat(offers.sentences()).isEmpty();
        assertThat(offers.add(behind(Ipv4.ANY, host(9)), WaitingOffers.Way.ARP, 0)).isTrue();
    }

    /** A machine with containers, or one that moved, over the months. */
    @Test
    void a_device_of_many_addresses_does_not_answer_for_all_if_one_between_them_is_silent() {
        for (int i = 0; i < 10 * WaitingOffers.PROXY_ADDRESSES; i++) {
            if (i % WaitingOffers.PROXY_ADDRESSES == 0) {
                offers.add(behind(Ipv4.ANY, host(100 + i)), WaitingOffers.Way.ARP, 0);
                offers.unanswered(host(100 + i), 0);
            } else {
                arpAnswers(host(i));
            }
        }

        assertThat(offers.sentences()).isEmpty();
        assertThat(offers.add(behind(Ipv4.ANY, ADDRESS), WaitingOffers.Way.ARP, 0)).isTrue();
    }

    private void arpAnswers(Ipv4 address) {
        assertThat(offers.add(behind(Ipv4.ANY, address), WaitingOffers.Way.ARP, 0)).isTrue();
        assertThat(offers.seen(address, SITTER)).isPresent();
    }

    private void answers(Ipv4 address) {
        assertThat(pings(behind(RELAY, address), 0)).isTrue();
        assertThat(offers.echoed(address)).isPresent();
    }

    private boolean pings(Effect.Reply offer, long nanos) {
        return offers.add(offer, WaitingOffers.Way.ECHO, nanos);
    }

    private static Ipv4 host(int number) {
        return new Ipv4(Ipv4.of("10.7.1.0").value() + number);
    }

    private static Effect.Reply behind(Ipv4 giaddr, Ipv4 yiaddr) {
        var offer =
                new DhcpMessage(
                        DhcpMessage.REPLY,
                        1,
                        0,
                        7,
                        0,
                        0,
                        Ipv4.ANY,
                        yiaddr,
                        Ipv4.ANY,
                        giaddr,
                        PHONE.bytes(),
                        "",
                        "",
                        List.of(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.OFFER.code())));
        var arrival = new Arrival("eth0", Ipv4.of("192.168.71.1"), new Endpoint(giaddr, 67), false);
        return new Effect.Reply(arrival, offer, new ReplyRoute.Broadcast(), true);
    }
}
