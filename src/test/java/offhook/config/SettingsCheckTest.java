package offhook.config;

import static offhook.config.CheckCases.SETTINGS;
import static offhook.config.CheckCases.SIP;
import static offhook.config.CheckCases.changed;
import static offhook.config.CheckCases.judge;
import static offhook.config.CheckCases.said;
import static offhook.config.CheckCases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class SettingsCheckTest {
    @Test
    void nothing_is_said_against_a_whole_file() {
        assertThat(said(SIP, SETTINGS)).isEmpty();
        assertThat(said(SIP, SETTINGS.replace("\n", "\r\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    proxy1_port: 5060          | proxy1_port=5060         | error key-equals-value
                    proxy1_port: 5060          | proxy1_port 5060         | error not-key-and-value
                    proxy1_port: 5060          | proxy1_port: 0           | error setting-wrong
                    proxy1_port: 5060          | Proxy1_port: 5060        | warning key-case
                    proxy1_port: 5060          | prox1_port: 5060         | warning key-unknown
                    proxy_register: 1          | proxy_register: 0        | error registration-off
                    "192.168.1.10"             | “192.168.1.10”           | error typographic-quotes
                    "192.168.1.10"             | "192.168.1.10            | error quote-not-closed
                    "192.168.1.10"             | "http://192.168.1.10"    | error setting-wrong
                    "192.168.1.10"             | USECALLMANAGER           | warning server-missing
                    phone_label: "Reception"   | phone_label: "Reception123" | error phone-label-too-long-here
                    line1_name: "101"          | line1_name: ""           | error line-without-name
                    line1_name: "101"          | line1_name: 101@pbx      | warning setting-wrong
                    xyz01234                   | xyz012345                | error password-too-long-here
                    line1_displayname          | line7_displayname        | warning line-number
                    P0S3-8-12-00               | P0S3-8-12-00.sb2         | error load-name-extension
                    P0S3-8-12-00               | SIP41.9-4-2SR3-1S        | error load-wrong-family
                    P0S3-8-12-00               | P0S3-8-12-0              | error not-a-load
                    dial_template: dialplan    | dial_template: dialplan.xml | error dial-template-extension
                    time_zone: CET             | time_zone: Europe/Berlin | warning setting-wrong
                    time_zone: CET             | dyn_tftp_addr: 10.0.0.9  | warning other-server
                    time_zone: CET             | proxy_backup: 10.0.0.9   | hint proxy-backup
                    time_zone: CET             | line1_name: "102"        | warning key-twice
                    time_zone: CET             | {if $x}                  | hint template
                    proxy_register: 1          | # no                     | hint registration-unsaid
                    """)
    void one_wrong_line_is_one_remark(String right, String wrong, String remark) {
        assertThat(settings(right, wrong)).first().isEqualTo(remark);
    }

    @Test
    void a_correction_leaves_nothing_to_say() {
        String wrong =
                SETTINGS.replace("proxy1_port: 5060", "proxy1_port=5060")
                        .replace("\"192.168.1.10\"", "“192.168.1.10”")
                        .replace("P0S3-8-12-00", "P0S3-8-12-00.loads");
        CheckedFile judged = judge(SIP, wrong);

        assertThat(said(judged)).hasSize(3);
        assertThat(said(SIP, judged.corrected().orElseThrow())).isEmpty();
    }

    @Test
    void a_password_is_never_shown() {
        for (String line :
                new String[] {
                    "line1_password hunter2hunter2hunter2hunter2hunter2",
                    "line1_password=hunter2hunter2hunter2hunter2hunter2",
                    "line1_pasword: hunter2",
                    "phone_password: hunter2hunter2hunter2hunter2hunter2"
                }) {
            assertThat(judge(SIP, SETTINGS + line).toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_7940_has_two_lines() {
        var context = new CheckContext(Optional.of(KnownPhones.model("7940")), Optional.empty());
        String third = changed(SETTINGS, "line1_displayname", "line3_displayname");

        assertThat(said(SIP, third)).isEmpty();
        assertThat(said(judge(SIP, Bytes.ofUtf8(third), context)))
                .containsExactly("warning line-number");
    }
}
