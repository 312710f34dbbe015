package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** How long a phone may be silent before that is told. */
class SilenceTest {
    private final StoryScript script = new StoryScript(ShelfOfLoads.library(), Map.of());
    private final StoryScript.Phone phone = script.phone("7961");

    @Test
    void a_phone_that_asks_for_nothing_is_told_of_after_twenty_seconds() {
        phone.starts();

        script.pause(Duration.ofSeconds(19));
        assertThat(phone.findings()).isEmpty();
        script.pause(Duration.ofSeconds(1));
        assertThat(phone.findings()).containsExactly("no-file-request");
    }

    @Test
    void where_datagrams_get_lost_it_has_a_minute() {
        phone.starts();
        datagramsGetLost();

        script.pause(Duration.ofSeconds(30));
        assertThat(phone.findings()).isEmpty();
        script.pause(Duration.ofSeconds(30));
        assertThat(phone.findings()).containsExactly("no-file-request");
    }

    @Test
    void a_phone_that_asks_for_its_first_file_is_told_of_no_more() {
        phone.starts();
        script.pause(Duration.ofSeconds(40));

        phone.misses("CTLSEPMAC.tlv");

        assertThat(phone.findings()).isEmpty();
    }

    @Test
    void a_phone_that_only_renews_was_up_before() {
        phone.at("192.168.1.50").renews();

        script.pause(Duration.ofMinutes(10));

        assertThat(phone.findings()).isEmpty();
    }

    @Test
    void a_second_dhcp_server_is_told_of_within_fifteen_seconds() {
        phone.takesOther();

        script.pause(Duration.ofSeconds(15));

        assertThat(phone.findings()).containsExactly("other-dhcp-server");
    }

    /** The survey's log 15 took 48 s to show it. */
    @Test
    void three_offers_in_vain_are_told_within_eighteen_seconds() {
        callsAfter(0, 3, 7);
        script.pause(Duration.ofSeconds(4));
        assertThat(phone.findings()).isEmpty();

        script.pause(Duration.ofSeconds(1));
        assertThat(phone.findings()).containsExactly("reply-lost-broadcast");

        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.findings()).isEmpty();
    }

    @Test
    void where_datagrams_get_lost_it_takes_a_fourth_offer() {
        datagramsGetLost();
        callsAfter(0, 3, 7);
        script.pause(Duration.ofSeconds(12));
        assertThat(phone.findings()).isEmpty();

        phone.calls();
        script.pause(Duration.ofSeconds(10));
        assertThat(phone.findings()).containsExactly("reply-lost-broadcast");
    }

    private void callsAfter(int... seconds) {
        for (int pause : seconds) {
            script.pause(Duration.ofSeconds(pause));
            phone.calls(); // And a second.
        }
    }

    private void datagramsGetLost() {
        var other = script.phone(2, "Cisco Systems, Inc. IP Phone CP-7961G\0").starts();
        for (int i = 0; i < 3; i++) {
            other.asks("SEPMAC.cnf.xml");
            other.note(new StationEvent.FileSent("SEP" + other.mac.digits() + ".cnf.xml", 9, 5, 1));
        }
    }
}
