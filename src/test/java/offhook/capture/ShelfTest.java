package offhook.capture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

class ShelfTest {
    private static final Instant T0 = Instant.parse("2026-11-23T02:00:00.123456789Z");

    /** What one datagram of the test is of, and how long. */
    private record Said(int phone, int bytes) {}

    @Test
    void a_packet_comes_back_as_it_was() {
        var shelf = new Shelf<Integer>(100_000);
        var tcp =
                new CapturedDatagram(
                        T0,
                        new Endpoint(Ipv4.of("255.255.255.255"), 65_535),
                        new Endpoint(Ipv4.of("0.0.0.0"), 0),
                        Bytes.of(0xff, 0, 0x80),
                        70_000,
                        false,
                        true);

        shelf.keep(1, tcp);
        shelf.keep(1, packet(0, 0, 1));

        assertThat(shelf.of(1)).containsExactly(tcp, packet(0, 0, 1));
    }

    @Test
    void of_a_message_beyond_measure_the_beginning_is_kept() {
        var shelf = new Shelf<Integer>(100_000);

        shelf.keep(1, packet(7, 60_000, 1));

        CapturedDatagram kept = shelf.of(1).getFirst();
        assertThat(kept.payloadBytes()).isEqualTo(60_000);
        assertThat(kept.payload())
                .isEqualTo(packet(7, PacketRecord.PAYLOAD_BYTES_MAX, 1).payload());
    }

    @Test
    void one_phone_has_only_so_many_bytes() {
        var shelf = new Shelf<Integer>(10_000_000);

        for (int i = 0; i < 200; i++) {
            shelf.keep(1, packet(i, 1_000, i));
        }

        int kept = Shelf.BYTES_EACH_MAX / (PacketRecord.HEAD_BYTES + 1_000);
        assertThat(shelf.of(1)).hasSize(kept).endsWith(packet(199, 1_000, 199));
    }

    @Property(tries = 300)
    void of_each_phone_the_last_packets_are_there_unchanged_and_the_room_is_kept(
            @ForAll @Size(min = 1, max = 400)
                    List<@IntRange(min = 0, max = 12 * 1200 - 1) Integer> said,
            @ForAll @IntRange(min = 3_000, max = 60_000) int bytesMax) {
        var shelf = new Shelf<Integer>(bytesMax);
        var all = new HashMap<Integer, List<CapturedDatagram>>();

        int moment = 0;
        for (int one : said) {
            var next = new Said(one % 12, one / 12);
            CapturedDatagram packet = packet(moment, next.bytes(), moment);
            moment++;
            shelf.keep(next.phone(), packet);
            all.computeIfAbsent(next.phone(), phone -> new ArrayList<>()).add(packet);

            assertThat(shelf.bytes()).isLessThanOrEqualTo(bytesMax);
            assertThat(shelf.of(next.phone())).endsWith(packet);
        }

        all.forEach(
                (phone, packets) -> {
                    List<CapturedDatagram> kept = shelf.of(phone);
                    int from = packets.size() - kept.size();
                    assertThat(kept).isEqualTo(packets.subList(from, packets.size()));
                    shelf.forget(phone);
                });
        assertThat(shelf.bytes()).isZero();
    }

    /** Its bytes differ from those of any other. */
    private static CapturedDatagram packet(int second, int bytes, int seed) {
        var payload = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            payload[i] = (byte) (seed * 31 + i * 7 + i / 256);
        }
        return new CapturedDatagram(
                T0.plusSeconds(second),
                new Endpoint(Ipv4.of("192.168.1.50"), 50_000),
                new Endpoint(Ipv4.of("192.168.1.1"), 69),
                Bytes.of(payload),
                bytes,
                true);
    }
}
