package offhook.capture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class CaptureBookTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final MacAddress PHONE = MacAddress.read("001b0c18bdc1").orElseThrow();
    private static final Ipv4 ADDRESS = Ipv4.of("192.168.1.50");

    private final CaptureBook book = new CaptureBook();

    @Test
    void a_phones_packets_come_back_oldest_first() {
        book.keep(PHONE, packet(1, 10));
        book.keep(PHONE, packet(2, 10));

        assertThat(book.of(PHONE, List.of())).containsExactly(packet(1, 10), packet(2, 10));
    }

    @Test
    void what_came_before_anybody_knew_the_phone_is_its_own() {
        book.keepOfStranger(PHONE, packet(1, 10));
        book.keepOfStranger(ADDRESS, packet(2, 10));
        book.keep(PHONE, packet(3, 10));

        assertThat(book.of(PHONE, List.of(ADDRESS)))
                .containsExactly(packet(1, 10), packet(2, 10), packet(3, 10));
    }

    @Test
    void the_newest_packets_are_kept_and_no_more_than_the_limit() {
        for (int i = 0; i < 3 * Shelf.PACKETS_EACH_MAX; i++) {
            book.keep(PHONE, packet(i, 10));
        }

        List<CapturedDatagram> kept = book.of(PHONE, List.of());
        assertThat(kept).hasSize(Shelf.PACKETS_EACH_MAX);
        assertThat(kept.getLast()).isEqualTo(packet(3 * Shelf.PACKETS_EACH_MAX - 1, 10));
    }

    @Test
    void four_thousand_phones_have_room_for_a_boot_each() {
        for (int packet = 0; packet < 60; packet++) {
            for (int phone = 0; phone < 4_000; phone++) {
                int bytes = packet < 4 ? 400 : 60;
                book.keep(new MacAddress(PHONE.value() + phone), packet(packet, bytes));
            }
        }

        assertThat(book.of(PHONE, List.of())).hasSize(60);
    }

    @Test
    void a_flood_of_strangers_costs_no_phone_its_packets() {
        book.keep(PHONE, packet(1, 300));
        for (int i = 0; i < 50_000; i++) {
            book.keepOfStranger(
                    MacAddress.of(Bytes.of(2, 0, 0, i >> 16, i >> 8, i)), packet(2, 300));
            book.keepOfStranger(ADDRESS.plus(i), packet(2, 300));
        }

        assertThat(book.of(PHONE, List.of())).containsExactly(packet(1, 300));
        assertThat(book.bytes())
                .isLessThan(CaptureBook.PHONES_BYTES_MAX + CaptureBook.STRANGERS_BYTES_MAX);
    }

    @Test
    void a_forgotten_phone_leaves_nothing_behind() {
        book.keepOfStranger(PHONE, packet(1, 10));
        book.keep(PHONE, packet(2, 10));

        book.forget(PHONE);

        assertThat(book.of(PHONE, List.of())).isEmpty();
        assertThat(book.bytes()).isZero();
    }

    @Property(tries = 200)
    void the_room_is_never_exceeded_and_the_last_one_heard_is_there(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 20) Integer> phones,
            @ForAll @IntRange(min = 1, max = 900) int bytes) {
        var small = new CaptureBook(8_000, 4_000);

        for (int phone : phones) {
            small.keep(MacAddress.of(Bytes.of(0, 0, 0, 0, 0, phone)), packet(phone, bytes));
        }

        assertThat(small.bytes()).isLessThanOrEqualTo(8_000);
        MacAddress last = MacAddress.of(Bytes.of(0, 0, 0, 0, 0, phones.getLast()));
        assertThat(small.of(last, List.of())).isNotEmpty();
    }

    private static CapturedDatagram packet(int second, int bytes) {
        return new CapturedDatagram(
                T0.plusSeconds(second),
                new Endpoint(ADDRESS, 50_000),
                new Endpoint(Ipv4.of("192.168.1.1"), 69),
                Bytes.of(new byte[bytes]),
                bytes,
                true);
    }
}
