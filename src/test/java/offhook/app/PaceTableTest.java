package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;

class PaceTableTest {
    private final PaceTable table = new PaceTable(4, 1);

    @Property
    void each_client_has_its_own_moment(
            @ForAll @Size(max = 4) List<@LongRange(max = 0xffff_ffff_ffffL) Long> clients,
            @ForAll long seed) {
        var own = new PaceTable(4, seed);
        var expected = new HashMap<Long, Long>();
        for (long client : clients) {
            put(own, client, ~client);
            expected.put(client, ~client);
        }
        expected.forEach(
                (client, moment) -> {
                    int place = own.place(new MacAddress(client));
                    assertThat(own.isTaken(place)).isTrue();
                    assertThat(own.at(place)).isEqualTo(moment);
                });
    }

    @Test
    void a_client_that_was_never_put_is_not_there() {
        put(table, 1, 10);

        assertThat(table.isTaken(table.place(new MacAddress(2)))).isFalse();
    }

    @Test
    void the_latest_moment_counts() {
        put(table, 1, 10);
        put(table, 1, 20);

        assertThat(table.at(table.place(new MacAddress(1)))).isEqualTo(20);
    }

    @Test
    void with_one_client_too_many_all_start_afresh() {
        for (int i = 0; i < 5; i++) {
            put(table, i, i);
        }

        assertThat(table.isTaken(table.place(new MacAddress(4)))).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(table.isTaken(table.place(new MacAddress(i)))).isFalse();
        }
    }

    private static void put(PaceTable table, long mac, long moment) {
        var client = new MacAddress(mac);
        table.put(table.place(client), client, moment);
    }
}
