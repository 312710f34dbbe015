package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a phone says of itself on its own page. */
class OwnWordsTest {
    private static final String TARGET = "SIP41.9-4-2SR3-1S";
    private static final StationEvent.LoadLearned SAID =
            new StationEvent.LoadLearned("SCCP41.8-3-3S", Certainty.PROVED, "its page says so");

    @Test
    void a_phone_that_nobody_converts_is_believed_once() {
        var script = new StoryScript(library(), Map.of());
        StoryScript.Phone phone = script.phone("7961");
        phone.starts();

        script.on(new Input.PhoneSaid(phone.mac, List.of(SAID)));
        script.on(new Input.PhoneSaid(phone.mac, List.of(SAID)));

        assertThat(phone.told(StationEvent.LoadLearned.class)).containsExactly(SAID);
        assertThat(script.desk().phone(phone.mac, script.now()).orElseThrow().load())
                .contains(SAID);
    }

    @Test
    void in_the_middle_of_a_plan_only_boots_prove() {
        var script = new StoryScript(library(TARGET), Map.of("7961", TARGET));
        StoryScript.Phone phone = script.phone("7961");
        phone.starts();

        script.on(new Input.PhoneSaid(phone.mac, List.of(SAID)));

        assertThat(phone.told(StationEvent.LoadLearned.class)).isEmpty();
    }

    @Test
    void nobody_becomes_a_phone_by_it() {
        var script = new StoryScript(library(), Map.of());
        StoryScript.Phone phone = script.phone("7961");

        assertThat(script.on(new Input.PhoneSaid(phone.mac, List.of(SAID)))).isEmpty();
    }

    @Test
    void who_registers_is_known_and_a_strangers_wrong_password_is_not_held_against_it() {
        var script = new StoryScript(library(), Map.of());
        StoryScript.Phone phone = script.phone("7961");
        var trouble = new StationEvent.TroubleSeen("registration-refused", "wrong password", "");

        script.on(new Input.PhoneSaid(phone.mac, List.of(registration(false), trouble)));
        assertThat(phone.told(StationEvent.TroubleSeen.class)).containsExactly(trouble);

        script.on(new Input.PhoneSaid(phone.mac, List.of(registration(true))));
        script.on(new Input.PhoneSaid(phone.mac, List.of(registration(false), trouble)));
        assertThat(phone.told(StationEvent.TroubleSeen.class)).containsExactly(trouble);
        assertThat(phone.told(StationEvent.RegistrationSeen.class))
                .containsExactly(registration(false), registration(true));
    }

    private static StationEvent.RegistrationSeen registration(boolean isAccepted) {
        return new StationEvent.RegistrationSeen("SIP", Optional.empty(), isAccepted, "a test");
    }
}
