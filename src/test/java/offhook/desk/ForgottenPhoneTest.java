package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A phone that its operator does not want to see any more. */
class ForgottenPhoneTest {
    private static final String TARGET = "SIP41.9-4-2SR3-1S";

    private final StoryScript script =
            new StoryScript(library("SIP41.8-5-2S", TARGET), Map.of("7961", TARGET));
    private final StoryScript.Phone phone = script.phone("7961");

    @Test
    void it_is_gone_also_after_a_restart() {
        phone.starts().misses("CTLSEPMAC.tlv");

        List<Effect> effects = script.on(new Input.ForgetChosen(phone.mac));

        assertThat(effects).containsExactly(new Effect.ForgetPhone(phone.mac));
        assertThat(script.desk().macs()).isEmpty();
        script.restart();
        assertThat(script.desk().macs()).isEmpty();
    }

    @Test
    void it_comes_again_as_a_new_one_and_keeps_its_address() {
        phone.starts().misses("CTLSEPMAC.tlv");
        script.on(new Input.ForgetChosen(phone.mac));

        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.renews()).isTrue();
        assertThat(phone.told(StationEvent.ModelLearned.class)).hasSize(1);
        assertThat(phone.told(StationEvent.BootBegun.class))
                .extracting(StationEvent.BootBegun::boot)
                .containsExactly(1);
    }

    @Test
    void one_that_was_never_seen_changes_nothing() {
        assertThat(script.on(new Input.ForgetChosen(new MacAddress(1)))).isEmpty();
    }

    @Test
    void a_full_roster_says_so_until_one_is_forgotten() {
        for (long mac = 1; mac <= Roster.PHONES_MAX; mac++) {
            script.desk()
                    .on(
                            new Input.TargetChosen(
                                    new MacAddress(mac), ShelfOfLoads.name(TARGET), "test"),
                            script.now());
        }
        assertThat(script.desk().isFull()).isTrue();
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "test"));
        assertThat(script.desk().phone(phone.mac, script.now())).isEmpty();

        script.on(new Input.ForgetChosen(new MacAddress(7)));

        assertThat(script.desk().isFull()).isFalse();
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "test"));
        assertThat(script.desk().phone(phone.mac, script.now())).isPresent();
    }
}
