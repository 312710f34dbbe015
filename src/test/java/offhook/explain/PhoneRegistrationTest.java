package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.event.StationEvent.LoadLearned;
import offhook.event.StationEvent.ModelLearned;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

class PhoneRegistrationTest {
    @Test
    void the_alarm_text_proves_the_load_and_the_agent_the_model() {
        var events =
                PhoneRegistration.read(
                        "Cisco-CP7962G/9.4.2",
                        "SIP;cause=200;text=\"cisco-alarm:25 Name=SEP001B0C18BDC1"
                                + " InactiveLoad=SIP42.8-5-4S ActiveLoad=SIP42.9-4-2SR3-1S\"",
                        KnownPhones.CATALOGUE);
        assertThat(events)
                .contains(
                        new ModelLearned(
                                "7962",
                                Certainty.PROVED,
                                "its SIP User-Agent says Cisco-CP7962G/9.4.2"),
                        new LoadLearned(
                                "SIP42.9-4-2SR3-1S",
                                Certainty.PROVED,
                                "its REGISTER says ActiveLoad=SIP42.9-4-2SR3-1S"));
    }

    @Test
    void a_load_8_says_its_name_without_active() {
        var events =
                PhoneRegistration.read(
                        "Cisco-CP7970G/8.4.0",
                        "SIP;cause=200;text=\"cisco-alarm:23 Name=SEP001B0C18BDC1"
                                + " Load=SIP70.8-4-2S Last=reset-restart\"",
                        KnownPhones.CATALOGUE);
        assertThat(events)
                .contains(
                        new LoadLearned(
                                "SIP70.8-4-2S",
                                Certainty.PROVED,
                                "its REGISTER says Load=SIP70.8-4-2S"))
                .filteredOn(LoadLearned.class::isInstance)
                .hasSize(1);
        assertThat(
                        PhoneRegistration.read(
                                "Cisco-CP7960G/8.0",
                                "SIP;cause=200;text=\"cisco-alarm:23 Load=8.1(2.0)"
                                        + " InactiveLoad=SIP70.8-4-2S\"",
                                KnownPhones.CATALOGUE))
                .filteredOn(LoadLearned.class::isInstance)
                .noneMatch(event -> ((LoadLearned) event).certainty() == Certainty.PROVED);
    }

    @Test
    void a_softphone_says_nothing_of_a_cisco() {
        assertThat(PhoneRegistration.read("Linphone/4.1", "", KnownPhones.CATALOGUE)).isEmpty();
    }
}
