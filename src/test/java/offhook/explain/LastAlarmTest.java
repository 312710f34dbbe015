package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastAlarmTest {
    @Test
    void a_phone_that_threw_a_file_away_says_so_to_its_pbx() {
        ExplainedPhone phone =
                Telling.phone("31: Name=SEP001B0C18BDC1 Load= 9.4(2SR3.1S) Last=FileAuthError\n");

        assertThat(Telling.codes(phone)).contains("authentication-failed");
    }

    @Test
    void a_timeout_is_told_and_is_no_finding() {
        ExplainedPhone phone =
                Telling.phone("7: Name=SEP001B0C18BDC1 Load= 9.4(2SR3.1S) Last=TFTP-timeout\n");

        assertThat(Telling.codes(phone)).isEmpty();
        assertThat(phone.story().toString()).contains("TFTP timeout (alarm 7)");
    }

    @Test
    void a_normal_start_is_not_worth_a_word() {
        ExplainedPhone phone =
                Telling.phone("25: Name=SEP001B0C18BDC1 Load= 9.4(2SR3.1S) Last=Initialized\n");

        assertThat(Telling.codes(phone)).isEmpty();
        assertThat(phone.story().toString()).doesNotContain("alarm");
    }
}
