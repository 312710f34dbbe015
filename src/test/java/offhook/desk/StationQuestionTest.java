package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.StationQuestion;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second station, or a doctor, asks the wire as a phone would. */
class StationQuestionTest {
    private static final MacAddress ASKING = new MacAddress(0x001b_0c18_0001L);

    private final StoryScript script = new StoryScript(library("SIP41.9-4-2SR3-1S"), Map.of());

    @Test
    void another_stations_question_is_answered_and_is_no_phone() {
        assertThat(script.on(asked(true))).hasSize(1).first().isInstanceOf(Effect.Reply.class);
        assertThat(script.desk().answer(asked(true), script.now())).hasSize(1);

        assertThat(script.desk().hasUntold()).isFalse();
        assertThat(script.desk().phone(ASKING, script.now())).isEmpty();
        assertThat(script.journal()).isEmpty();
    }

    @Test
    void the_same_without_the_mark_is_a_phone() {
        script.on(asked(false));

        assertThat(script.desk().phone(ASKING, script.now())).isPresent();
    }

    private static Input.DhcpArrived asked(boolean isMarked) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()));
        options.add(
                DhcpOption.ofText(
                        DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G"));
        if (isMarked) {
            options.add(StationQuestion.mark());
        }
        DhcpMessage message =
                DhcpMessage.request(
                        ASKING, 7, DhcpMessage.BROADCAST_FLAG, Ipv4.ANY, List.copyOf(options));
        var arrival = new Arrival("eth0", StoryScript.STATION, new Endpoint(Ipv4.ANY, 68), true);
        return new Input.DhcpArrived(message, arrival);
    }
}
