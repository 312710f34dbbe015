package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations as PBXs and tools print them, made up. */
class PbxLogsTest {
    private static final String REGISTER =
            """
            REGISTER sip:10.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bK3b1f
            From: <sip:101@10.0.0.1>;tag=001b0c18bdc100021ad2f2c0-6f6f
            CSeq: 101 REGISTER
            User-Agent: Cisco-CP7961G/9.4.2
            Contact: <sip:101@10.0.0.5:5060>;+sip.instance="<urn:uuid:00000000-0000-0000-0000-001b0c18bdc1>"
            Reason: SIP;cause=200;text="cisco-alarm:25 Name=SEP001B0C18BDC1 ActiveLoad=SIP41.9-4-2SR3-1S.loads Last=initialized"
            """;

    private static String answer(String status) {
        return """
        SIP/2.0 %s
        Via: SIP/2.0/UDP 10.0.0.5:5060;received=10.0.0.5;branch=z9hG4bK3b1f
        CSeq: 101 REGISTER
        Contact: <sip:101@10.0.0.5:5060>;expires=3600
        """
                .formatted(status);
    }

    private static String indented(String text) {
        return text.indent(3);
    }

    private static String trace(String tool, String status) {
        String answer = answer(status);
        return switch (tool) {
            case "pjsip" ->
                    "<--- Received SIP request (612 bytes) from UDP:10.0.0.5:49152 --->\n%s\n<--- Transmitting SIP response (480 bytes) to UDP:10.0.0.5:5060 --->\n%s\n"
                            .formatted(REGISTER, answer);
            case "chan_sip" ->
                    "\n<--- SIP read from UDP:10.0.0.5:49152 --->\n%s\n<------------->\n--- (13 headers 0 lines) ---\n\n<--- Transmitting (NAT) to 10.0.0.5:49152 --->\n%s\n<------------>\n"
                            .formatted(REGISTER, answer);
            case "freeswitch" ->
                    "recv 612 bytes from udp/[10.0.0.5]:49152 at 14:03:05.123456:\n   %s\n%s   %s\nsend 480 bytes to udp/[10.0.0.5]:5060 at 14:03:05.133456:\n   %s\n%s   %s\n"
                            .formatted(
                                    "-".repeat(72),
                                    indented(REGISTER),
                                    "-".repeat(72),
                                    "-".repeat(72),
                                    indented(answer),
                                    "-".repeat(72));
            case "sngrep" ->
                    "2026/03/09 08:03:05.123456 10.0.0.5:49152 -> 10.0.0.1:5060\n%s\n2026/03/09 08:03:05.133456 10.0.0.1:5060 -> 10.0.0.5:5060\n%s\n"
                            .formatted(REGISTER, answer);
            default ->
                    "*Mar  9 08:03:05.123: //-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:\nReceived:\n%s\n*Mar  9 08:03:05.133: //1/AB/SIP/Msg/ccsipDisplayMsg:\nSent:\n%s\n"
                            .formatted(REGISTER, answer);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"pjsip", "chan_sip", "freeswitch", "sngrep", "ios"})
    void a_trace_of_an_accepted_phone_is_a_registered_phone(String tool) {
        ExplainedPhone phone = Telling.phone(trace(tool, "200 OK"));

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(phone.summary().stage()).isEqualTo(BootStage.REGISTERED);
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("SIP41.9-4-2SR3-1S");
        assertThat(Telling.codes(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pjsip", "chan_sip", "freeswitch", "sngrep", "ios"})
    void one_that_is_refused_again_and_again_is_stuck_and_the_pbx_s_word_is_given(String tool) {
        ExplainedPhone phone = Telling.phone(trace(tool, "403 Forbidden").repeat(3));

        assertThat(Telling.codes(phone)).containsExactly("registration-refused");
        assertThat(phone.summary().findings().getFirst().evidence()).contains("403 Forbidden");
    }

    @Test
    void a_question_for_the_password_is_no_refusal() {
        ExplainedPhone phone =
                Telling.phone(trace("sngrep", "401 Unauthorized") + trace("sngrep", "200 OK"));

        assertThat(phone.summary().stage()).isEqualTo(BootStage.REGISTERED);
    }

    @Test
    void asterisk_s_wrong_password_is_told_of_a_phone_that_is_known() {
        String files =
                "Mar  9 08:00:05 pbx in.tftpd[9]: RRQ from 10.0.0.5 filename"
                        + " SEP001B0C18BDC1.cnf.xml\n"
                        + "Mar  9 08:00:05 pbx in.tftpd[9]: Client 10.0.0.5 finished"
                        + " SEP001B0C18BDC1.cnf.xml\n";
        String notice =
                "[2026-03-09 08:00:2%d] NOTICE[2341]: chan_sip.c:28963 handle_request_register:"
                    + " Registration from '<sip:101@10.0.0.1>' failed for '10.0.0.5:49152' - Wrong"
                    + " password\n";
        String notices =
                notice.formatted(1)
                        + notice.formatted(3)
                        + notice.formatted(5)
                        + notice.formatted(7);

        ExplainedPhone phone = Telling.phone(files + notices);

        assertThat(Telling.codes(phone)).contains("registration-refused");
        assertThat(phone.summary().findings().toString()).contains("Wrong password");
        assertThat(Telling.phones(notices)).as("a softphone").isEmpty();
    }

    @Test
    void call_manager_s_alarms_name_model_load_and_address() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        Mar  9 08:05:05 cucm1 local7 6 : 124: cucm1.lab: Mar 09 2026 08:05:05 UTC :  %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=SEP001B0C18BDC1][IPAddress=10.0.0.5][Protocol=SIP][DeviceType=30018][Description=Lobby][LoadID=SIP41.9-4-2SR3-1S]: Endpoint registered
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("SIP41.9-4-2SR3-1S");
        assertThat(phone.summary().stage()).isEqualTo(BootStage.REGISTERED);
        assertThat(phone.summary().address().map(Object::toString)).contains("10.0.0.5");
    }

    @Test
    void call_manager_express_says_who_registered() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        Mar  9 08:00:05.026: %IPPHONE-6-REG_ALARM: 25: Name=SEP001B0C18BDC1 Load= 9.4(2SR3.1S) Last=Initialized
                        Mar  9 08:00:07.026: %IPPHONE-6-REGISTER: ephone-1:SEP001B0C18BDC1 IP:10.0.0.5 Socket:1 DeviceType:Phone has registered.
                        """);

        assertThat(phone.summary().stage()).isEqualTo(BootStage.REGISTERED);
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("9.4(2SR3.1S)");
    }

    @Test
    void chan_sccp_rejects_a_phone_that_it_does_not_know() {
        String line =
                "[2026-03-09 08:03:05] NOTICE[2341]: sccp_actions.c:600 handle_register: Rejecting"
                        + " Device SEP001B0C18BDC1: Device not found\n";

        assertThat(Telling.codes(Telling.phone(line.repeat(4))))
                .containsExactly("registration-refused");
    }

    @Test
    void a_neighbour_s_name_may_have_a_domain_behind_it() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        Local Intf: Gi1/0/7
                        Chassis id: 10.0.0.5
                        System Name: SEP001B0C18BDC1.lab.example

                        System Description:
                        Cisco IP Phone 7961G, V3, SIP41.9-4-2SR3-1S
                        """);

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
    }

    @Test
    void a_phone_s_own_show_version() {
        ExplainedPhone phone =
                Telling.phone(
                        """
                        Cisco IP Phone 7961
                        SEP001B0C18BDC1
                        App Load ID: jar41sip.9-4-2ES26.sbn
                        Version: SIP41.9-4-2SR3-1S
                        """);

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(phone.summary().model()).contains("7961");
    }
}
