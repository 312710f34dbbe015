package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class LeaseBookTest {
    private static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");
    private static final Subnet LAN = Subnet.read("192.168.1.0/24").orElseThrow();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final DhcpClient ANNA = client(1);
    private static final DhcpClient BERT = client(2);
    private static final DhcpClient CARL = client(3);
    private static final Ipv4 TWO = Ipv4.of("192.168.1.2");
    private static final Ipv4 THREE = Ipv4.of("192.168.1.3");

    private final LeaseBook book = book("192.168.1.2-192.168.1.3");

    @Test
    void two_clients_are_offered_two_addresses_and_a_third_none() {
        assertThat(offer(ANNA, T0)).contains(TWO);
        assertThat(offer(BERT, T0)).contains(THREE);
        assertThat(offer(CARL, T0)).isEmpty();
    }

    @Test
    void an_offer_that_nobody_takes_is_free_again_after_a_minute() {
        offer(ANNA, T0);

        assertThat(offer(BERT, T0.plusSeconds(59))).contains(THREE);
        assertThat(offer(CARL, T0.plusSeconds(60))).contains(TWO);
    }

    @Test
    void an_offer_that_is_not_taken_at_once_gives_way_when_nothing_else_is_left() {
        offer(ANNA, T0);
        offer(BERT, T0);

        assertThat(offer(CARL, T0.plusMillis(999))).isEmpty();
        assertThat(offer(CARL, T0.plusSeconds(1))).contains(TWO);
    }

    @Test
    void a_client_keeps_its_address_beyond_its_lease_while_others_find_one() {
        grant(ANNA, TWO, T0);
        var later = T0.plus(HOUR.multipliedBy(5));

        assertThat(offer(BERT, later)).contains(THREE);
        assertThat(offer(ANNA, later)).contains(TWO);
    }

    @Test
    void the_address_that_was_unused_longest_goes_first_to_somebody_new() {
        grant(ANNA, THREE, T0);
        grant(BERT, TWO, T0.plusSeconds(1));

        assertThat(offer(CARL, T0.plus(HOUR).plusSeconds(1))).contains(THREE);
    }

    @Test
    void a_running_lease_is_renewed_for_its_client_and_refused_to_others() {
        assertThat(grant(ANNA, TWO, T0)).isEqualTo(new Grant.Granted(lease(ANNA, TWO, T0)));
        assertThat(grant(BERT, TWO, T0))
                .isEqualTo(new Grant.Refused("192.168.1.2 is held by " + ANNA.mac()));

        var half = T0.plusSeconds(1800);
        assertThat(grant(ANNA, TWO, half)).isEqualTo(new Grant.Granted(lease(ANNA, TWO, half)));
        assertThat(book.at(TWO, T0.plus(HOUR))).contains(lease(ANNA, TWO, half));
        assertThat(book.at(TWO, half.plus(HOUR))).isEmpty();
    }

    @Test
    void a_shorter_renewal_ends_when_it_says() {
        grant(ANNA, TWO, T0);
        book.grant(ANNA, LAN, TWO, Duration.ofMinutes(2), T0.plusSeconds(10));

        assertThat(book.at(TWO, T0.plusSeconds(129))).isPresent();
        assertThat(book.at(TWO, T0.plusSeconds(130))).isEmpty();
    }

    @Test
    void an_address_that_the_book_never_gave_is_granted_if_it_is_free_and_ours() {
        assertThat(grant(ANNA, THREE, T0)).isInstanceOf(Grant.Granted.class);
        assertThat(grant(BERT, Ipv4.of("192.168.1.99"), T0))
                .isEqualTo(
                        new Grant.Refused(
                                "192.168.1.99 is not one we give (192.168.1.2-192.168.1.3)"));
        assertThat(grant(BERT, Ipv4.of("10.0.0.1"), T0)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void a_client_with_a_lease_gets_no_second_address_in_its_subnet() {
        grant(ANNA, TWO, T0);

        assertThat(grant(ANNA, THREE, T0))
                .isEqualTo(new Grant.Refused("this client holds 192.168.1.2, not 192.168.1.3"));
    }

    @Test
    void an_offer_does_not_stop_a_client_from_asking_for_the_address_it_remembers() {
        assertThat(offer(ANNA, T0)).contains(TWO);

        assertThat(grant(ANNA, THREE, T0)).isInstanceOf(Grant.Granted.class);
        assertThat(offer(BERT, T0)).contains(TWO);
    }

    @Test
    void a_withdrawn_offer_is_free_at_once_but_a_lease_stays() {
        offer(ANNA, T0);
        grant(BERT, THREE, T0);
        book.withdraw(ANNA, LAN);
        book.withdraw(BERT, LAN);

        assertThat(offer(CARL, T0)).contains(TWO);
        assertThat(book.at(THREE, T0)).isPresent();
    }

    @Test
    void only_its_holder_can_give_an_address_back() {
        grant(ANNA, TWO, T0);
        grant(BERT, THREE, T0);

        assertThat(book.release(BERT, TWO, T0)).isEmpty();
        assertThat(offer(CARL, T0)).isEmpty();
        var ended = new Lease(TWO, ANNA.mac(), ANNA.id(), T0, T0.plusSeconds(5), false);
        assertThat(book.release(ANNA, TWO, T0.plusSeconds(5))).contains(ended);
        assertThat(offer(CARL, T0.plusSeconds(5))).contains(TWO);
    }

    @Test
    void a_declined_address_rests_longer_each_time_and_the_client_gets_another() {
        var alone = book("192.168.1.2-192.168.1.2");
        Instant now = T0;
        for (long minutes : new long[] {10, 20, 40, 80, 160, 160}) {
            alone.grant(ANNA, LAN, TWO, HOUR, now);
            Instant until = now.plus(Duration.ofMinutes(minutes));
            assertThat(alone.decline(ANNA, TWO, now)).contains(until);
            assertThat(alone.offer(ANNA, LAN, Optional.empty(), until.minusMillis(1))).isEmpty();
            assertThat(alone.grant(BERT, LAN, TWO, HOUR, until.minusMillis(1)))
                    .isInstanceOf(Grant.Refused.class);
            now = until;
        }

        alone.grant(ANNA, LAN, TWO, HOUR, now);
        alone.grant(ANNA, LAN, TWO, HOUR, now.plusSeconds(60));
        assertThat(alone.decline(ANNA, TWO, now)).contains(now.plus(Duration.ofMinutes(10)));
    }

    @Test
    void nobody_can_decline_what_another_has() {
        grant(ANNA, TWO, T0);

        assertThat(book.decline(BERT, TWO, T0)).isEmpty();
        assertThat(book.decline(BERT, THREE, T0)).isEmpty();
        assertThat(book.at(TWO, T0)).isPresent();
    }

    @Test
    void a_reserved_address_is_for_its_mac_only_and_may_lie_outside_the_pool() {
        Ipv4 fifty = Ipv4.of("192.168.1.50");
        var reserving = reserving(Map.of(ANNA.mac(), fifty, CARL.mac(), TWO));

        assertThat(reserving.offer(ANNA, LAN, Optional.of(THREE), T0)).contains(fifty);
        assertThat(reserving.offer(BERT, LAN, Optional.of(TWO), T0)).contains(THREE);
        assertThat(reserving.grant(BERT, LAN, fifty, HOUR, T0))
                .isEqualTo(new Grant.Refused("192.168.1.50 is reserved for " + ANNA.mac()));
        assertThat(reserving.grant(ANNA, LAN, THREE, HOUR, T0))
                .isEqualTo(
                        new Grant.Refused(
                                "192.168.1.50 is reserved for this client, not 192.168.1.3"));
        assertThat(reserving.grant(ANNA, LAN, fifty, HOUR, T0))
                .isEqualTo(
                        new Grant.Granted(
                                new Lease(fifty, ANNA.mac(), ANNA.id(), T0, T0.plus(HOUR), true)));
    }

    @Test
    void a_reservation_waits_until_the_one_who_holds_it_is_gone() {
        var reserving = reserving(Map.of(ANNA.mac(), TWO));
        reserving.restore(List.of(lease(BERT, TWO, T0)));

        assertThat(reserving.offer(ANNA, LAN, Optional.empty(), T0)).contains(THREE);
        assertThat(reserving.grant(ANNA, LAN, THREE, HOUR, T0)).isInstanceOf(Grant.Granted.class);
        assertThat(reserving.grant(BERT, LAN, TWO, HOUR, T0)).isInstanceOf(Grant.Refused.class);
        assertThat(reserving.offer(ANNA, LAN, Optional.empty(), T0.plus(HOUR))).contains(TWO);
    }

    @Test
    void a_lease_that_the_settings_moved_is_not_given_away_before_it_ends() {
        var reserving = reserving(Map.of(ANNA.mac(), THREE));
        reserving.restore(List.of(lease(ANNA, TWO, T0)));

        assertThat(reserving.offer(ANNA, LAN, Optional.empty(), T0)).contains(THREE);
        assertThat(reserving.offer(BERT, LAN, Optional.of(TWO), T0)).isEmpty();
        assertThat(reserving.offer(BERT, LAN, Optional.of(TWO), T0.plus(HOUR))).contains(TWO);
    }

    @Test
    void leases_are_as_they_were_after_a_restart() {
        book.restore(
                List.of(
                        lease(BERT, THREE, T0),
                        lease(CARL, Ipv4.of("10.9.9.9"), T0),
                        lease(ANNA, TWO, T0.minus(HOUR))));

        assertThat(book.leases(T0)).containsExactly(lease(BERT, THREE, T0));
        assertThat(offer(ANNA, T0)).contains(TWO);
        assertThat(offer(BERT, T0)).contains(THREE);
        assertThat(offer(CARL, T0)).isEmpty();
    }

    @Test
    void the_stations_own_address_and_both_ends_of_a_subnet_are_never_given() {
        var whole =
                new LeaseBook(
                        List.of(
                                new AddressSpace(
                                        Subnet.read("192.168.1.0/30").orElseThrow(),
                                        List.of(pool("192.168.1.0-192.168.1.3")),
                                        Set.of(Ipv4.of("192.168.1.1")),
                                        Map.of())));
        Subnet four = Subnet.read("192.168.1.0/30").orElseThrow();

        assertThat(whole.offer(ANNA, four, Optional.empty(), T0)).contains(TWO);
        assertThat(whole.offer(BERT, four, Optional.empty(), T0)).isEmpty();
    }

    @Test
    void a_client_without_identifier_is_the_one_that_sends_type_1_and_its_mac() {
        MacAddress mac = ANNA.mac();
        Bytes spelled = Bytes.of(1, 0, 0x1b, 0x0c, 0, 0, 1);
        var silent = DhcpMessage.request(mac, 7, 0, Ipv4.ANY, List.of());
        var speaking =
                DhcpMessage.request(
                        mac,
                        7,
                        0,
                        Ipv4.ANY,
                        List.of(new DhcpOption(DhcpOption.CLIENT_IDENTIFIER, spelled)));
        var empty =
                DhcpMessage.request(
                        mac,
                        7,
                        0,
                        Ipv4.ANY,
                        List.of(new DhcpOption(DhcpOption.CLIENT_IDENTIFIER, Bytes.EMPTY)));

        assertThat(DhcpClient.of(silent)).isEqualTo(DhcpClient.of(speaking));
        assertThat(DhcpClient.of(silent)).isEqualTo(DhcpClient.of(empty));
    }

    private Optional<Ipv4> offer(DhcpClient client, Instant now) {
        return book.offer(client, LAN, Optional.empty(), now);
    }

    private Grant grant(DhcpClient client, Ipv4 address, Instant now) {
        return book.grant(client, LAN, address, HOUR, now);
    }

    private static LeaseBook book(String pool) {
        return new LeaseBook(
                List.of(new AddressSpace(LAN, List.of(pool(pool)), Set.of(), Map.of())));
    }

    private static LeaseBook reserving(Map<MacAddress, Ipv4> reservations) {
        return new LeaseBook(
                List.of(
                        new AddressSpace(
                                LAN,
                                List.of(pool("192.168.1.2-192.168.1.3")),
                                Set.of(),
                                reservations)));
    }

    private static Pool pool(String text) {
        return Pool.read(text).orElseThrow();
    }

    private static DhcpClient client(int number) {
        return DhcpClient.of(new MacAddress(0x001b_0c00_0000L + number));
    }

    private static Lease lease(DhcpClient client, Ipv4 address, Instant at) {
        return new Lease(address, client.mac(), client.id(), at, at.plus(HOUR), false);
    }
}
