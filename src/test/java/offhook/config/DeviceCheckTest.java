package offhook.config;

import static offhook.config.CheckCases.DEVICE;
import static offhook.config.CheckCases.SEP;
import static offhook.config.CheckCases.changed;
import static offhook.config.CheckCases.device;
import static offhook.config.CheckCases.judge;
import static offhook.config.CheckCases.said;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class DeviceCheckTest {
    @Test
    void nothing_is_said_against_a_whole_file() {
        assertThat(said(SEP, DEVICE)).isEmpty();
        assertThat(said(SEP, DEVICE.replace("\n", "\r\n"))).isEmpty();
        assertThat(said(SEP, DEVICE.replace("  ", "\t"))).isEmpty();
        assertThat(said(SEP, DEVICE.replace("<device>", "<device xsi:type=\"axl:XIPPhone\">")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "proxy", "port"})
    void line_1_without_an_account_shows_unprovisioned(String child) {
        String there =
                DEVICE.replaceFirst("(<line[^>]*>)", "$1")
                        .lines()
                        .filter(line -> line.strip().startsWith("<" + child + ">"))
                        .findFirst()
                        .orElseThrow();

        assertThat(device(there + "\n", "")).containsExactly("error unprovisioned");
        assertThat(device(there, "<" + child + "></" + child + ">"))
                .containsExactly("error unprovisioned");
        assertThat(
                        judge(SEP, changed(DEVICE, there, "<" + child + "/>"))
                                .remarks()
                                .getFirst()
                                .sentence())
                .isEqualTo(
                        "would show \"Unprovisioned\" because <" + child + "> of line 1 is empty");
    }

    @Test
    void port_0_is_unprovisioned_too() {
        assertThat(device("<port>5060</port>", "<port>0</port>")).contains("error unprovisioned");
    }

    @Test
    void lines_outside_the_profile_are_not_seen() {
        String lines =
                DEVICE.substring(
                        DEVICE.indexOf("<sipLines>"),
                        DEVICE.indexOf("</sipLines>") + "</sipLines>".length());
        String moved = DEVICE.replace(lines, "").replace("</device>", lines + "</device>");

        assertThat(said(SEP, moved)).containsExactly("error lines-misplaced");
    }

    @Test
    void a_sip_file_without_a_line_is_for_a_7940_only() {
        String lines = DEVICE.substring(DEVICE.indexOf("<line "), DEVICE.indexOf("</sipLines>"));

        assertThat(device(lines, "")).containsExactly("error no-lines");
        assertThat(
                        said(
                                SEP,
                                "<device><loadInformation model=\"IP Phone 7940\">P0S3-8-12-00"
                                        + "</loadInformation></device>"))
                .containsExactly("hint no-lines");
    }

    @Test
    void thirty_one_bytes_of_password_fit_and_are_never_shown() {
        String secret = "abcdefghijklmnopqrstuvwxyz01234";
        CheckedFile long32 = judge(SEP, changed(DEVICE, secret, secret + "5"));

        assertThat(said(long32)).containsExactly("error password-too-long");
        assertThat(long32.toString()).doesNotContain(secret);
        assertThat(device(secret, "ä".repeat(16))).containsExactly("error password-too-long");
        assertThat(device(secret, "ä".repeat(15))).isEmpty();
        assertThat(judge(SEP, changed(DEVICE, secret, " " + secret)).remarks().toString())
                .doesNotContain(secret);
    }

    @Test
    void a_phone_label_has_twelve_characters_and_no_blank() {
        assertThat(device("Line101", "Tambovenergo")).isEmpty();
        assertThat(device("Line101", "Tambovenergo1"))
                .containsExactly("error phone-label-too-long");
        assertThat(device("Line101", "My phone")).containsExactly("warning phone-label-blank");
        assertThat(device("Line101", "###SCREEN_LABEL###")).containsExactly("warning placeholder");
    }

    @Test
    void buttons_are_counted_from_1_without_a_gap() {
        String second = "<line button=\"2\"><featureID>21</featureID></line></sipLines>";

        assertThat(device("</sipLines>", second)).isEmpty();
        assertThat(device("</sipLines>", second.replace("\"2\"", "\"3\"")))
                .containsExactly("hint button-gap");
        assertThat(device("</sipLines>", second.replace("\"2\"", "\"3\"").replace("21", "9")))
                .contains("warning button-gap");
        assertThat(device("</sipLines>", second.replace("\"2\"", "\"1\"")))
                .containsExactly("warning button-twice");
        assertThat(device("</sipLines>", second.replace(" button=\"2\"", "")))
                .containsExactly("error no-button");
        assertThat(device("button=\"1\" ", "button=\"2\" ")).containsExactly("error unprovisioned");
    }

    @Test
    void line_1_decides_for_all_lines_where_the_server_comes_from() {
        String second =
                "<line button=\"2\"><featureID>9</featureID><proxy>192.168.1.10</proxy>"
                        + "<port>5060</port><name>102</name></line></sipLines>";

        assertThat(device("</sipLines>", second)).containsExactly("warning proxy-kinds-mixed");
        assertThat(device("</sipLines>", second.replace("192.168.1.10", "UseCallManager")))
                .isEmpty();
    }

    @Test
    void ports_come_before_the_name_of_the_server() {
        String ports = DEVICE.substring(DEVICE.indexOf("<ports>"), DEVICE.indexOf("</ports>") + 8);
        String late =
                DEVICE.replace(ports, "")
                        .replace("</processNodeName>", "</processNodeName>" + ports);
        CheckedFile judged = judge(SEP, late);

        assertThat(said(judged)).containsExactly("error ports-late");
        assertThat(said(SEP, judged.corrected().orElseThrow())).isEmpty();
    }

    @Test
    void the_server_stands_in_process_node_name() {
        String node = "<processNodeName>192.168.1.10</processNodeName>";

        assertThat(device(node, "<processNodeName/>")).containsExactly("error no-server");
        assertThat(device(node, "")).containsExactly("error no-server");
        assertThat(device(node, "<name>192.168.1.10</name>"))
                .containsExactly("error name-for-server");
        assertThat(device(node, "<processNodeName>http://pbx</processNodeName>"))
                .containsExactly("error wrong-value");
        assertThat(device(node, "<processNodeName>192.168.1.10:5060</processNodeName>"))
                .containsExactly("error wrong-value");
        assertThat(device(node, "<processNodeName>[2001:db8::7]</processNodeName>")).isEmpty();
        assertThat(device("<proxy>USECALLMANAGER", "<proxy>192.168.1.10:5060"))
                .contains("error wrong-value");
        assertThat(device("<name>101", "<name>101@pbx")).contains("warning wrong-value");
        assertThat(device(node, "<processNodeName>192.168.1.300</processNodeName>"))
                .containsExactly("error wrong-value");
    }

    @ParameterizedTest
    @CsvSource({
        "<kpml>0,<kpml>3,hint kpml-on",
        "<natEnabled>false,<natEnabled>True,error wrong-value",
        "<natEnabled>false,<natEnabled>False,hint wrong-value",
        "<natEnabled>false,<natEnabled>1,error wrong-value",
        "<registerWithProxy>true,<registerWithProxy>false,error never-registers",
        "<registerWithProxy>true,<registerWithProxy>,error never-registers",
        "<transportLayerProtocol>4,<transportLayerProtocol>2,warning udp-on-nine",
        "<transportLayerProtocol>4,<transportLayerProtocol>TCP,error wrong-value",
        "<transportLayerProtocol>4,<transportLayerProtocol>3,warning tls-without-security",
        "GMT Standard/Daylight Time,Europe/Berlin,warning time-zone",
        "GMT Standard/Daylight Time,Eastern Standard Time,warning time-zone",
        "GMT Standard/Daylight Time,SE Asia Standard/Daylight Time,warning time-zone",
        "D/M/YA,DD.MM.YYYY,warning wrong-value",
        "D/M/YA,Y-M-D,",
        "<webAccess>0,<webAccess>1,hint diagnosis-off",
        "<webAccess>0,<webAccess>on,warning wrong-value",
        "<dtmfAvtPayload>101,<dtmfAvtPayload>95,warning wrong-value",
        "<startMediaPort>16384,<startMediaPort>32768,error media-ports",
        "dialplan.xml,dialplan,warning dial-plan-name",
        "<contact>101,<contact>102,hint contact-differs",
        "<preferredCodec>g711ulaw,<preferredCodec>ulaw,warning wrong-value",
        "SIP42.9-4-2SR3-1S,SIP42.9-4-2SR3-1S.loads,error load-name-extension",
        "SIP42.9-4-2SR3-1S,SIP41.9-4-2SR3-1S,error load-wrong-family",
        "SIP42.9-4-2SR3-1S,SCCP42.9-4-2SR3-1S,warning load-other-protocol",
        "SIP42.9-4-2SR3-1S,SIP42-9.4.2SR3-1S,error not-a-load",
        "<name>101,<name> 101,warning blank-around",
        "versionStamp,versionstamp,warning element-case",
        "registerWithProxy,registerWithProxi,warning element-spelling",
    })
    void one_wrong_value_is_one_remark(String right, String wrong, String remark) {
        assertThat(device(right, wrong).stream().distinct().findFirst())
                .isEqualTo(Optional.ofNullable(remark));
    }

    @Test
    void a_host_as_proxy_means_udp_whatever_else_is_said() {
        String direct = changed(DEVICE, "USECALLMANAGER", "192.168.1.10");

        assertThat(said(SEP, direct))
                .containsExactly("warning udp-on-nine", "hint transport-unused");
        assertThat(said(SEP, changed(direct, "9-4-2SR3-1S", "8-5-4S")))
                .containsExactly("hint transport-unused");
        assertThat(said(SEP, changed(direct, "<natEnabled>false", "<natEnabled>true")))
                .containsExactly("hint transport-unused");
    }

    @Test
    void the_model_may_be_told() {
        var context = new CheckContext(Optional.of(KnownPhones.model("7975")), Optional.empty());

        assertThat(said(judge(SEP, Bytes.ofUtf8(DEVICE), context)))
                .containsExactly("error load-wrong-family");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip88xx.12-8-1-0001-455",
                "sip8845_65.12-5-1SR2-2",
                "sip78xx.10-3-1-12",
                "SIP894x.9-4-2SR3-1",
                "sip9971.9-4-2SR4-1",
                "CP3905.9-4-1SR3",
                "ATA190.1-2-2-003"
            })
    void a_file_for_another_family_is_named_and_not_judged_by_the_rules_of_the_7900(String load) {
        String other = DEVICE.replace("IP Phone 7962\">SIP42.9-4-2SR3-1S", "\">" + load);

        assertThat(said(SEP, other)).containsExactly("hint other-family");
        assertThat(said(SEP, other.replace("GMT Standard/Daylight Time", "Europe/Berlin")))
                .containsExactly("hint other-family");
        assertThat(said(SEP, "<device><flat-profile/></device>"))
                .containsExactly("hint other-family");
    }
}
