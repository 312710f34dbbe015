package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
import offhook.desk.Input;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class NewestQuestionsTest {
    private static final Arrival ARRIVAL =
            new Arrival("eth0", Ipv4.of("192.168.1.1"), new Endpoint(Ipv4.ANY, 68));

    @Test
    void of_a_client_that_asked_three_times_the_last_is_left_in_its_place() {
        var first = asked(1, DhcpKind.DISCOVER, 10);
        var other = asked(2, DhcpKind.DISCOVER, 20);
        var second = asked(1, DhcpKind.DISCOVER, 11);
        var third = asked(1, DhcpKind.REQUEST, 12);
        var batch = new ArrayList<Object>(List.of(first, other, second, third));

        int dropped = NewestQuestions.dropOlder(batch);

        assertThat(dropped).isEqualTo(2);
        assertThat(batch).containsExactly(other, third);
    }

    @Test
    void what_waits_for_no_answer_is_never_dropped() {
        var released = asked(1, DhcpKind.RELEASE, 10);
        var declined = asked(1, DhcpKind.DECLINE, 11);
        var discover = asked(1, DhcpKind.DISCOVER, 12);
        var tick = new Input.Tick();
        var batch = new ArrayList<Object>(List.of(released, declined, tick, discover, tick));

        int dropped = NewestQuestions.dropOlder(batch);

        assertThat(dropped).isZero();
        assertThat(batch).containsExactly(released, declined, tick, discover, tick);
    }

    @Test
    void one_mac_on_two_wires_and_behind_two_relays_asks_each_time() {
        var here = asked(1, DhcpKind.DISCOVER, 10);
        var there = on("eth1", Ipv4.ANY);
        var relayed = on("eth1", Ipv4.of("10.7.0.1"));
        var batch = new ArrayList<Object>(List.of(here, there, relayed));

        assertThat(NewestQuestions.dropOlder(batch)).isZero();
    }

    private static Input on(String wire, Ipv4 giaddr) {
        var type = DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code());
        var one = new MacAddress(1);
        var asked =
                new DhcpMessage(
                        DhcpMessage.REQUEST,
                        1,
                        0,
                        10,
                        0,
                        0,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        giaddr,
                        one.bytes(),
                        "",
                        "",
                        List.of(type));
        return new Input.DhcpArrived(
                asked, new Arrival(wire, Ipv4.of("192.168.2.1"), ARRIVAL.source()));
    }

    private static Input asked(int mac, DhcpKind kind, int xid) {
        var type = DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code());
        return new Input.DhcpArrived(
                DhcpMessage.request(new MacAddress(mac), xid, 0, Ipv4.ANY, List.of(type)), ARRIVAL);
    }
}
