package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Thousands of made-up clients at one pool, hostile-inputs.md 7. */
class StarvationTest {
    private static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");
    private static final Subnet LAN = Subnet.read("192.168.1.0/24").orElseThrow();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final DhcpClient PHONE =
            DhcpClient.of(MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow());

    private final LeaseBook book =
            new LeaseBook(
                    List.of(
                            new AddressSpace(
                                    LAN,
                                    List.of(Pool.read("192.168.1.2-192.168.1.101").orElseThrow()),
                                    Set.of(),
                                    Map.of())));

    @Test
    void clients_that_ask_for_offers_only_keep_nobody_out() {
        for (int i = 0; i < 5_000; i++) {
            offer(madeUp(i), T0);
        }
        Instant again = T0.plusSeconds(4);

        Ipv4 offered = offer(PHONE, again).orElseThrow();

        assertThat(grant(PHONE, offered, again)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void a_phone_that_was_outbid_gets_its_address_if_it_asks_first() {
        Ipv4 offered = offer(PHONE, T0).orElseThrow();
        Instant later = T0.plusSeconds(2);
        for (int i = 0; i < 99; i++) {
            offer(madeUp(i), later);
        }
        assertThat(offer(madeUp(99), later)).contains(offered);

        assertThat(grant(PHONE, offered, later)).isInstanceOf(Grant.Granted.class);
        assertThat(grant(madeUp(99), offered, later)).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void who_outbids_a_phone_is_not_taken_for_the_one_that_had_the_address() {
        Ipv4 address = offer(PHONE, T0).orElseThrow();
        grant(PHONE, address, T0);
        Instant ended = T0.plus(HOUR);
        for (int i = 0; i < 99; i++) {
            DhcpClient client = madeUp(i);
            grant(client, offer(client, ended).orElseThrow(), ended);
        }
        offer(PHONE, ended);

        assertThat(offer(madeUp(99), ended.plusSeconds(1))).contains(address);
        assertThat(book.hasHad(madeUp(99), address)).isFalse();
    }

    @Test
    void even_a_pool_without_bounds_fills_no_memory_without_bounds() {
        Subnet huge = Subnet.read("10.0.0.0/8").orElseThrow();
        var pool = new Pool(huge.network(), huge.broadcast());
        var endless =
                new LeaseBook(List.of(new AddressSpace(huge, List.of(pool), Set.of(), Map.of())));
        for (int i = 0; i < SubnetBook.ADDRESSES_MAX; i++) {
            assertThat(endless.offer(madeUp(i), huge, Optional.empty(), T0)).isPresent();
        }

        assertThat(endless.offer(PHONE, huge, Optional.empty(), T0)).isEmpty();
        assertThat(endless.grant(PHONE, huge, Ipv4.of("10.99.0.1"), HOUR, T0))
                .isEqualTo(new Grant.Refused("10.99.0.1 is one more than the 131072 we follow"));
        Instant later = T0.plusSeconds(1);
        assertThat(endless.offer(PHONE, huge, Optional.empty(), later)).isPresent();
    }

    @Test
    void an_address_that_is_leased_is_never_taken_away() {
        for (int i = 0; i < 100; i++) {
            DhcpClient client = madeUp(i);
            grant(client, offer(client, T0).orElseThrow(), T0);
        }

        assertThat(offer(PHONE, T0)).isEmpty();
    }

    @Test
    void strangers_are_told_from_clients_that_kept_an_address_once_few_are_left() {
        grant(PHONE, offer(PHONE, T0).orElseThrow(), T0);
        assertThat(book.isNewcomerInACrowd(madeUp(1_000), LAN)).isFalse();

        for (int i = 0; i < 80; i++) {
            DhcpClient client = madeUp(i);
            grant(client, offer(client, T0).orElseThrow(), T0);
        }

        assertThat(book.isNewcomerInACrowd(madeUp(1_000), LAN)).isTrue();
        assertThat(book.isNewcomerInACrowd(PHONE, LAN)).isFalse();
    }

    @Test
    void a_storm_of_declines_empties_no_pool_for_longer_than_a_minute() {
        for (int i = 0; i < 100; i++) {
            DhcpClient client = madeUp(i);
            Ipv4 address = offer(client, T0).orElseThrow();
            grant(client, address, T0);
            book.decline(client, address, T0);
        }
        assertThat(offer(PHONE, T0)).isEmpty();

        assertThat(offer(PHONE, T0.plusSeconds(60))).isPresent();
    }

    @Test
    void a_few_declined_addresses_are_left_alone_for_ten_minutes() {
        Ipv4 address = offer(PHONE, T0).orElseThrow();
        grant(PHONE, address, T0);

        assertThat(book.decline(PHONE, address, T0)).contains(T0.plus(Duration.ofMinutes(10)));
    }

    private Optional<Ipv4> offer(DhcpClient client, Instant now) {
        return book.offer(client, LAN, Optional.empty(), now);
    }

    private Grant grant(DhcpClient client, Ipv4 address, Instant now) {
        return book.grant(client, LAN, address, HOUR, now);
    }

    private static DhcpClient madeUp(int number) {
        return DhcpClient.of(new MacAddress(0x02_00_00_00_00_00L + number));
    }
}
