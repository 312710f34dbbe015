package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody wrote down for a phone reaches it once it is at its load, and not before. */
class LinesToPhonesTest {
    private static final String BRIDGE = "SIP41.8-5-2S";
    private static final String TARGET = "SIP41.9-4-2SR3-1S";
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-7961G\0";

    private final StoryScript script =
            new StoryScript(library(BRIDGE, TARGET), Map.of("default", Targets.LATEST_SIP));
    private final StoryScript.Phone phone = script.phone(1, VENDOR_CLASS);

    @Test
    void a_phone_on_its_way_gets_the_smallest_file_and_at_its_target_the_whole_one() {
        writeDown("geheim1", Map.of());
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE).doesNotContain("geheim1");

        phone.fetches(BRIDGE);
        script.pause(Duration.ofMinutes(2));
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE).doesNotContain("geheim1");
        phone.misses("/mk-sip.jar");
        phone.renews();
        script.pause(Duration.ofMinutes(2));
        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.reads("SEPMAC.cnf.xml"))
                .contains(TARGET)
                .contains("<authPassword>geheim1</authPassword>")
                .contains("<processNodeName>192.168.1.10</processNodeName>")
                .contains("<transportLayerProtocol>4</transportLayerProtocol>");
    }

    @Test
    void a_phone_that_got_its_target_after_it_had_asked_for_its_file_starts_again_for_its_lines() {
        script.restartWith(Map.of());
        writeDown("geheim1", Map.of());
        phone.starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "SEPMAC.cnf.xml");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "test"));

        phone.takes("XMLDefault.cnf.xml").misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(phone.told(StationEvent.RestartWanted.class))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.how()).startsWith("for its lines"));
        assertThat(phone.renews()).isFalse();

        atTarget();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");
        phone.misses("/mk-sip.jar");
        assertThat(phone.renews()).isTrue();
        assertThat(phone.told(StationEvent.RestartWanted.class)).hasSize(1);
    }

    @Test
    void a_phone_that_was_left_alone_starts_again_for_its_lines_when_its_load_is_its_target() {
        script.restartWith(Map.of());
        writeDown("geheim1", Map.of());
        atTarget();
        phone.misses("SEPMAC.cnf.xml", "XMLDefault.cnf.xml", "/mk-sip.jar");
        var learned = new StationEvent.LoadLearned(TARGET, Certainty.PROVED, "its page says so");
        script.on(new Input.PhoneSaid(phone.mac, List.of(learned)));
        assertThat(phone.told(StationEvent.RestartWanted.class)).isEmpty();

        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "test"));

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(phone.renews()).isFalse();
        atTarget();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");
    }

    @Test
    void a_phone_without_lines_is_not_started_again_for_them() {
        script.restartWith(Map.of());
        atTarget();
        phone.misses("SEPMAC.cnf.xml");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "test"));
        phone.takes("XMLDefault.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(phone.told(StationEvent.RestartWanted.class)).isEmpty();
        assertThat(phone.renews()).isTrue();
    }

    @Test
    void a_change_shows_in_the_next_answer() {
        writeDown("first", Map.of());
        atTarget();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("first");

        writeDown("second", Map.of(Setting.DIAL_PLAN, "11.=0"));

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("second").doesNotContain("first");
        assertThat(phone.reads("dialplan.xml")).contains("MATCH=\"11.\"");
    }

    @Test
    void a_7960_gets_its_lines_in_both_text_files_and_arrives() {
        String sip = "P0S3-8-12-00";
        var other = new StoryScript(library(sip), Map.of("default", sip));
        StoryScript.Phone desk = other.phone("7960");
        other.on(new Input.LinesChanged(book(desk.mac, PbxKind.FREEPBX, "geheim1", Map.of())));

        desk.starts().misses("CTLSEPMAC.tlv");
        assertThat(desk.reads("SEPMAC.cnf.xml")).contains(sip).doesNotContain("geheim1");
        desk.takes(sip + ".loads", sip + ".sb2");
        desk.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", sip + ".loads");

        assertThat(desk.reads("SIPDefault.cnf")).contains("proxy_register: 1");
        assertThat(desk.reads("./SIPMAC.cnf"))
                .contains("line1_password: \"geheim1\"")
                .contains("proxy1_address: \"192.168.1.10\"");
        desk.takes("dialplan.xml", "syncinfo.xml").misses("RINGLIST.DAT");
        assertThat(desk.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void an_sccp_phone_gets_its_server_and_no_password() {
        String sccp = "SCCP41.8-5-2S";
        var other = new StoryScript(library(sccp), Map.of("default", sccp));
        StoryScript.Phone desk = other.phone("7961");
        other.on(new Input.LinesChanged(book(desk.mac, PbxKind.CHAN_SCCP, "geheim1", Map.of())));
        desk.starts().misses("CTLSEPMAC.tlv");

        assertThat(desk.reads("SEPMAC.cnf.xml"))
                .contains("<deviceProtocol>SCCP</deviceProtocol>")
                .contains("<processNodeName>192.168.1.10</processNodeName>")
                .doesNotContain("geheim1");
    }

    @Test
    void a_server_of_the_other_protocol_is_told_and_the_phone_still_gets_its_load() {
        script.on(new Input.LinesChanged(book(phone.mac, PbxKind.CHAN_SCCP, "geheim1", Map.of())));
        atTarget();

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        assertThat(script.desk().phone(phone.mac, script.now()).orElseThrow().findings())
                .filteredOn(finding -> finding.code().equals("lines-refused"))
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).contains("SCCP", TARGET));
    }

    @Test
    void a_value_that_breaks_a_limit_is_told_and_the_phone_gets_the_smallest_file() {
        writeDown("0123456789abcdef0123456789abcdef", Map.of());
        atTarget();

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET).doesNotContain("0123456789");
        assertThat(script.desk().phone(phone.mac, script.now()).orElseThrow().findings())
                .filteredOn(finding -> finding.code().equals("lines-refused"))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.sentence())
                                        .contains(phone.mac.toString(), "line 1", "32", "31")
                                        .doesNotContain("0123456789"));
    }

    @Test
    void phones_without_lines_and_without_an_entry_get_the_smallest_file() {
        atTarget();

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("UNPROVISIONED");
        phone.misses("dialplan.xml");
    }

    @Test
    void no_password_is_told_in_the_story() {
        writeDown("geheim1", Map.of());
        atTarget();
        phone.reads("SEPMAC.cnf.xml");

        assertThat(script.journal().toString())
                .contains("with its lines")
                .doesNotContain("geheim1");
        assertThat(script.latest().toString()).doesNotContain("geheim1");
    }

    @Test
    void people_who_look_at_its_file_see_dots() {
        writeDown("geheim1", Map.of());
        atTarget();
        phone.reads("SEPMAC.cnf.xml");

        assertThat(script.desk().fileFor(phone.mac, "SEP" + phone.mac.digits() + ".cnf.xml"))
                .get()
                .isInstanceOfSatisfying(
                        FileAnswer.Rendered.class,
                        answer ->
                                assertThat(answer.content().utf8())
                                        .contains("<authPassword>•••</authPassword>")
                                        .doesNotContain("geheim1"));
    }

    private void atTarget() {
        phone.starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv");
    }

    private void writeDown(String password, Map<Setting, String> overrides) {
        script.on(
                new Input.LinesChanged(
                        book(phone.mac, PbxKind.ASTERISK_PJSIP, password, overrides)));
    }

    /** One phone with line 101 at one PBX. */
    static LineBook book(
            MacAddress mac, PbxKind kind, String password, Map<Setting, String> overrides) {
        var line =
                new Line(
                        1,
                        "101",
                        "",
                        "",
                        "",
                        new Secret(password),
                        Optional.empty(),
                        Optional.empty());
        var entry =
                new PhoneEntry(
                        mac,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        List.of(line),
                        List.of(),
                        overrides);
        return new LineBook(
                Map.of("pbx", Pbx.of("pbx", kind, "192.168.1.10")),
                Optional.of("pbx"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(mac, entry));
    }
}
