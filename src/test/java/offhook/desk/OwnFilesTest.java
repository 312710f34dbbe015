package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A phone's own file holds passwords: it goes to the phone, and to nobody who only asks. */
class OwnFilesTest {
    private static final String TARGET = "SIP41.8-5-2S";
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-7961G\0";
    private static final String PASSWORD = "geheim-1";

    private final StoryScript script =
            new StoryScript(library(TARGET), Map.of("default", Targets.LATEST_SIP));
    private final StoryScript.Phone phone = script.phone(1, VENDOR_CLASS);

    @Test
    void the_address_that_holds_the_lease_gets_the_lines() {
        writeDown();
        atTarget();

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(PASSWORD);
    }

    @Test
    void another_address_gets_nothing_while_the_phone_has_its_lease() {
        writeDown();
        atTarget();
        var before = script.desk().phone(phone.mac, script.now()).orElseThrow().address();

        FileAnswer answer = stranger().asks("SEPMAC.cnf.xml");

        assertThat(answer).isInstanceOf(FileAnswer.Withheld.class);
        assertThat(answer.why()).contains("holds a lease of this station at another address");
        assertThat(script.desk().phone(phone.mac, script.now()).orElseThrow().address())
                .isEqualTo(before);
    }

    @Test
    void without_any_lease_the_load_is_named_and_the_lines_are_not() {
        writeDown();
        atTarget();
        // Its lease ends, and then somebody asks as if it were the phone.
        script.pause(Duration.ofDays(30));

        String file = stranger().reads("SEPMAC.cnf.xml");

        assertThat(file).contains(TARGET).doesNotContain(PASSWORD);
        assertThat(phone.told(StationEvent.FileAnswered.class).getLast().why())
                .contains("without its lines", "own-files = \"anyone\"");
    }

    @Test
    void where_another_server_leases_whoever_asks_gets_them() {
        script.restartWith(OwnFiles.ANYONE);
        writeDown();
        StoryScript.Phone other = phone.takesOther();
        other.misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(TARGET);
        script.pause(Duration.ofMinutes(2));
        other.misses("CTLSEPMAC.tlv");

        assertThat(other.reads("SEPMAC.cnf.xml")).contains(PASSWORD);
    }

    @Test
    void who_asks_for_many_phones_files_raises_the_alarm_and_is_slowed() {
        writeDown();
        StoryScript.Phone scanner = script.phone(500, VENDOR_CLASS).starts();
        assertThat(script.desk().alarms(script.now())).isEmpty();
        for (int i = 0; i < ScanWatch.PHONES_MAX; i++) {
            assertThat(asks(scanner, 100 + i)).isInstanceOf(FileAnswer.Withheld.class);
        }
        assertThat(script.desk().alarms(script.now())).isEmpty();

        asks(scanner, 200);

        assertThat(script.desk().alarms(script.now()))
                .singleElement()
                .asString()
                .contains("asks for the files of many phones (file-scan) and is slowed");
        assertThat(scanner.told(StationEvent.TroubleSeen.class))
                .singleElement()
                .extracting(StationEvent.TroubleSeen::code)
                .isEqualTo("file-scan");
        assertThat(script.desk().phone(scanner.mac, script.now()).orElseThrow().findings())
                .anyMatch(finding -> finding.code().equals("file-scan"));
        // One in five seconds; the script asks once a second.
        long silent = 0;
        for (int i = 0; i < 50; i++) {
            var answer = (FileAnswer.Withheld) asks(scanner, 300 + i);
            silent += answer.isSilent() ? 1 : 0;
        }
        assertThat(silent).isEqualTo(40);
        assertThat(phone.starts().asks("SEPMAC.cnf.xml"))
                .isNotInstanceOf(FileAnswer.Withheld.class);
        script.pause(ScanWatch.WINDOW.plusMinutes(1));
        assertThat(script.desk().alarms(script.now())).isEmpty();
    }

    @Test
    void a_scan_of_made_up_names_fills_no_roster() {
        script.restartWith(OwnFiles.ANYONE);
        StoryScript.Phone scanner = script.phone(500, VENDOR_CLASS).at("192.168.1.240");
        for (int i = 0; i < 1_000; i++) {
            script.on(
                    new Input.FileRequested(
                            i,
                            new Endpoint(Ipv4.of("192.168.1.240"), 50_000),
                            Optional.empty(),
                            "SEP" + new MacAddress(0x001b_0c20_0000L + i).digits() + ".cnf.xml"));
        }

        assertThat(script.desk().phones(script.now())).hasSizeLessThan(20);
        assertThat(scanner.mac).isNotNull();
    }

    @Test
    void the_watch_forgets_the_longest_silent_and_stays_bounded() {
        var watch = new ScanWatch();
        Instant now = StoryScript.T0;
        for (int i = 0; i < ScanWatch.ADDRESSES_MAX + 100; i++) {
            for (int phone = 0; phone <= ScanWatch.PHONES_MAX; phone++) {
                watch.asked(new Ipv4(0x0a00_0000 + i), new MacAddress(phone + 1L), now);
            }
        }
        assertThat(watch.scanners(now)).hasSize(ScanWatch.ADDRESSES_MAX);
    }

    @Test
    void the_model_that_was_written_down_counts_where_the_wire_does_not_tell() {
        writeDown();
        StoryScript.Phone silent = script.phone(1, "").at("192.168.1.240");

        silent.misses("CTLSEPMAC.tlv");

        assertThat(script.desk().phone(silent.mac, script.now()).orElseThrow().model())
                .contains("7961");
        // What the phone itself says goes before.
        phone.starts();
        assertThat(phone.told(StationEvent.ModelLearned.class).getLast().evidence())
                .contains("option 60");
    }

    private FileAnswer asks(StoryScript.Phone scanner, int number) {
        MacAddress other = script.phone(number, VENDOR_CLASS).mac;
        return scanner.asks("SEP" + other.digits() + ".cnf.xml");
    }

    private StoryScript.Phone stranger() {
        return script.phone(1, "").at("192.168.1.240");
    }

    private void atTarget() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(TARGET);
        script.pause(Duration.ofMinutes(2));
        phone.starts().misses("CTLSEPMAC.tlv");
    }

    private void writeDown() {
        var line =
                new Line(
                        1,
                        "101",
                        "",
                        "",
                        "",
                        new Secret(PASSWORD),
                        Optional.empty(),
                        Optional.empty());
        var entry =
                new PhoneEntry(
                        phone.mac,
                        Optional.of("7961"),
                        Optional.empty(),
                        "",
                        List.of(line),
                        List.of(),
                        Map.of());
        script.on(
                new Input.LinesChanged(
                        new LineBook(
                                Map.of(
                                        "office",
                                        Pbx.of("office", PbxKind.ASTERISK_PJSIP, "192.168.1.10")),
                                Optional.of("office"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Map.of(phone.mac, entry))));
    }
}
