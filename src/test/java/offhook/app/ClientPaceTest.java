package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClientPaceTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final ClientPace pace = new ClientPace(() -> nanos, 1_000_000);

    @Test
    void a_client_in_a_loop_is_ignored_and_the_others_are_heard() {
        int heard = 0;
        for (int i = 0; i < 1000; i++) {
            heard += pace.admits(from(1)) ? 1 : 0;
        }

        assertThat(heard).isEqualTo(ClientPace.BURST);
        assertThat(pace.admits(from(2))).isTrue();
        assertThat(pace.sentence().orElseThrow())
                .startsWith("980 DHCP messages were ignored")
                .contains("00:00:00:00:00:01");
    }

    @Test
    void it_is_heard_again_at_the_pace_of_an_earnest_client() {
        for (int i = 0; i < 1000; i++) {
            pace.admits(from(1));
        }

        nanos += ClientPace.NANOS_A_MESSAGE;

        assertThat(pace.admits(from(1))).isTrue();
        assertThat(pace.admits(from(1))).isFalse();
    }

    @Test
    void made_up_clients_without_end_take_no_memory_without_end() {
        for (int i = 0; i < 2 * ClientPace.CLIENTS_MAX + 10; i++) {
            assertThat(pace.admits(from(i))).isTrue();
        }
    }

    private static DhcpMessage from(int mac) {
        var type = DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code());
        return DhcpMessage.request(new MacAddress(mac), 7, 0, Ipv4.ANY, List.of(type));
    }
}
