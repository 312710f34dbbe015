package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.line.LineBook;
import offhook.line.PbxKind;
import offhook.phone.Certainty;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A phone starts again for its lines only as long as it lacks them, and once. */
class LinesRestartTest {
    private static final String BRIDGE = "SIP41.8-5-2S";
    private static final String JAVA = "SIP41.9-4-2SR3-1S";
    private static final String TWO_STAGE = "P0S3-8-12-00";
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-%sG\0";

    private static final Library LOADS = library(BRIDGE, JAVA, TWO_STAGE);

    private final StoryScript script = new StoryScript(LOADS, Map.of());
    private final StoryScript.Phone phone = script.phone(1, VENDOR_CLASS.formatted("7961"));

    @Test
    void a_phone_that_fetched_its_lines_meanwhile_is_left_in_peace() {
        hasMissedItsLines();
        // A Java phone without settings asks again each half minute (docs/lab.md).
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");

        assertThat(phone.renews()).isTrue();
        assertThat(phone.renews()).isTrue();
    }

    @Test
    void a_phone_whose_lines_were_taken_back_is_left_in_peace() {
        hasMissedItsLines();
        script.on(new Input.LinesChanged(LineBook.EMPTY));

        assertThat(phone.renews()).isTrue();
    }

    @Test
    void a_7960_that_has_its_lines_from_its_other_file_is_left_in_peace() {
        StoryScript.Phone desk = script.phone("7960");
        script.on(new Input.LinesChanged(book(desk.mac)));
        desk.starts().misses("CTLSEPMAC.tlv", "SEPMAC.cnf.xml");
        runs(script, desk, TWO_STAGE);
        script.on(new Input.TargetChosen(desk.mac, ShelfOfLoads.name(TWO_STAGE), "test"));
        desk.takes("SIPDefault.cnf");
        assertThat(desk.reads("SIPMAC.cnf")).contains("geheim1");
        desk.misses("RINGLIST.DAT");

        assertThat(desk.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(desk.told(StationEvent.RestartWanted.class)).isEmpty();
        assertThat(desk.renews()).isTrue();
    }

    @Test
    void a_phone_that_fetched_its_lines_before_it_was_started_for_a_step_is_left_in_peace() {
        script.on(new Input.LinesChanged(book(phone.mac)));
        phone.startsNew().misses("SEPMAC.cnf.xml", "XMLDefault.cnf.xml", "/mk-sip.jar");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(JAVA), "test"));
        assertThat(phone.told(StationEvent.RestartWanted.class)).hasSize(1);
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");
        phone.misses("/mk-sip.jar", "RINGLIST.DAT");
        runs(script, phone, JAVA);
        for (int i = 0; i < 3; i++) {
            assertThat(phone.renews()).isTrue();
        }

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void a_wrong_target_that_is_taken_back_at_once_starts_nobody_again() {
        hasMissedItsLines();
        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");
        phone.misses("/mk-sip.jar");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "test"));
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(JAVA), "test"));

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(2);
        assertThat(phone.renews()).isTrue();
    }

    @Test
    void a_phone_whose_target_is_what_it_runs_on_the_way_starts_again_for_its_lines() {
        script.on(new Input.LinesChanged(book(phone.mac)));
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(JAVA), "test"));
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        script.pause(Duration.ofMinutes(2));
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE).doesNotContain("geheim1");
        phone.misses("/mk-sip.jar");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "test"));
        assertThat(phone.renews()).isFalse();

        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("geheim1");
        phone.misses("/mk-sip.jar");
        assertThat(phone.renews()).isTrue();
    }

    @Property(tries = 200)
    void no_phone_is_told_to_start_again_twice_for_its_lines_without_a_new_cause(
            @ForAll long seed) {
        var acts = new Acts(new StoryScript(LOADS, Map.of()), new Random(seed));
        for (int i = 0; i < 40; i++) {
            acts.next();
        }
        for (StoryScript.Phone one : acts.phones) {
            assertThat(faults(acts.causes(one))).as("seed %d: %s", seed, one.mac).isEmpty();
        }
    }

    /** Each start for lines is of a phone that asked for them in vain, and somebody did that. */
    private static List<String> faults(List<Object> causes) {
        var faults = new ArrayList<String>();
        boolean hasAsked = false;
        boolean isToldOfIt = false;
        boolean isNew = false;
        String named = "nothing";
        String target = "";
        for (Object cause : causes) {
            switch (cause) {
                case StationEvent.BootBegun _ -> {
                    hasAsked = false;
                    isToldOfIt = false;
                    named = "nothing";
                }
                case StationEvent.Arrived arrived -> target = arrived.load();
                case StationEvent.FileAbsent absent -> hasAsked |= isOwn(absent.name());
                case StationEvent.FileAnswered given when isOwn(given.name()) -> {
                    hasAsked = true;
                    named = given.why().replaceFirst("names ([^:,]+).*", "$1");
                }
                case Input _, StationEvent.ModelLearned _ -> isNew = true;
                case StationEvent.RestartWanted(var how) when how.startsWith("for its lines") -> {
                    if (!hasAsked || named.equals(target) || !isNew) {
                        faults.add(how + " in " + causes);
                    }
                    isToldOfIt = true;
                    isNew = false;
                }
                case StationEvent.AddressRefused(_, var why) when why.contains("for its lines") -> {
                    if (!isToldOfIt || named.equals(target)) {
                        faults.add(why + " in " + causes);
                    }
                }
                default -> {
                    // Neither.
                }
            }
        }
        return faults;
    }

    private static boolean isOwn(String name) {
        return switch (PhoneFileNames.read(name)) {
            case PhoneFile.OwnSettings(_, boolean isSigned) -> !isSigned;
            case PhoneFile.OwnSipSettings _ -> true;
            default -> false;
        };
    }

    /** Two phones and somebody at the page, in any order. */
    private static final class Acts {
        private static final List<String> NAMES =
                List.of(
                        "CTLSEPMAC.tlv",
                        "ITLSEPMAC.tlv",
                        "SEPMAC.cnf.xml",
                        "SEPMAC.cnf.xml",
                        "XMLDefault.cnf.xml",
                        "SIPDefault.cnf",
                        "SIPMAC.cnf",
                        "SIPMAC.cnf",
                        "/mk-sip.jar",
                        "RINGLIST.DAT",
                        "dialplan.xml",
                        JAVA + ".loads",
                        TWO_STAGE + ".loads");

        final List<StoryScript.Phone> phones;
        private final StoryScript script;
        private final List<String> loads = List.of(JAVA, TWO_STAGE);
        private final Random random;
        private final Map<Integer, Input> inputs = new LinkedHashMap<>();

        Acts(StoryScript script, Random random) {
            this.script = script;
            this.random = random;
            this.phones =
                    List.of(
                            script.phone(1, VENDOR_CLASS.formatted("7961")),
                            script.phone(2, VENDOR_CLASS.formatted("7960")));
            phones.forEach(StoryScript.Phone::starts);
        }

        void next() {
            int who = random.nextInt(phones.size());
            StoryScript.Phone one = phones.get(who);
            switch (random.nextInt(14)) {
                case 0 -> one.starts().asks("CTLSEPMAC.tlv");
                case 1, 2 -> one.renews();
                case 3, 4 -> does(new Input.LinesChanged(book(one.mac)));
                case 5 -> {
                    if (random.nextInt(4) == 0) {
                        does(new Input.LinesChanged(LineBook.EMPTY));
                    }
                }
                case 6 -> {
                    String load = loads.get(random.nextInt(4) == 0 ? 1 - who : who);
                    does(new Input.TargetChosen(one.mac, ShelfOfLoads.name(load), "test"));
                }
                case 7, 8 -> runs(script, one, loads.get(who));
                case 9 -> script.restartWith(Map.of());
                default -> one.asks(NAMES.get(random.nextInt(NAMES.size())));
            }
        }

        private void does(Input input) {
            inputs.put(script.journal().size(), input);
            script.on(input);
        }

        /** What happened and what somebody did, in order. */
        List<Object> causes(StoryScript.Phone one) {
            var causes = new ArrayList<Object>();
            for (int i = 0; i < script.journal().size(); i++) {
                Optional.ofNullable(inputs.get(i)).ifPresent(causes::add);
                Observed observed = script.journal().get(i);
                if (observed.phone().equals(one.mac)) {
                    causes.add(observed.event());
                }
            }
            return causes;
        }
    }

    private void hasMissedItsLines() {
        script.on(new Input.LinesChanged(book(phone.mac)));
        phone.startsNew().misses("SEPMAC.cnf.xml");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(JAVA), "test"));
        phone.takes("XMLDefault.cnf.xml").misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.RestartWanted.class)).hasSize(1);
    }

    private static void runs(StoryScript script, StoryScript.Phone one, String load) {
        var learned = new StationEvent.LoadLearned(load, Certainty.PROVED, "its page says so");
        script.on(new Input.PhoneSaid(one.mac, List.of(learned)));
    }

    private static LineBook book(MacAddress mac) {
        return LinesToPhonesTest.book(mac, PbxKind.ASTERISK_PJSIP, "geheim1", Map.of());
    }
}
