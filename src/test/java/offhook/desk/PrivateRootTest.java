package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same name is another file to each phone, and at each step; who is who. */
class PrivateRootTest {
    private static final String BRIDGE = "SIP41.8-5-2S";
    private static final String TARGET = "SIP41.9-4-2SR3-1S";
    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-7961G\0";

    private final StoryScript script =
            new StoryScript(
                    library(BRIDGE, TARGET, "SIP70.8-5-2S", "SIP70.9-4-2SR3-1S"),
                    Map.of("default", Targets.LATEST_SIP));

    @Test
    void two_phones_get_different_defaults_at_the_same_time() {
        StoryScript.Phone old = script.phone(1, VENDOR_CLASS).starts();
        StoryScript.Phone newer = script.phone(2, VENDOR_CLASS).starts();
        old.misses("CTLSEPMAC.tlv");
        newer.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv");

        assertThat(old.reads("XMLDefault.cnf.xml")).contains(BRIDGE).doesNotContain(TARGET);
        assertThat(newer.reads("XMLDefault.cnf.xml")).contains(TARGET).doesNotContain(BRIDGE);
    }

    @Test
    void two_loaders_get_different_default_loads_under_one_name() {
        StoryScript.Phone fresh = script.phone(1, VENDOR_CLASS).starts();
        StoryScript.Phone done = script.phone(2, VENDOR_CLASS).starts();
        done.takes("term61.default.loads");
        ShelfOfLoads.load(BRIDGE).parts().stream().skip(1).forEach(p -> done.takes(p.name()));
        done.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");

        assertThat(stored(fresh.asks("term61.default.loads")))
                .isEqualTo(ShelfOfLoads.file("term61.default.loads", ShelfOfLoads.name(BRIDGE)));
        assertThat(script.desk().fileFor(done.mac, "TERM61.default.loads").map(this::stored))
                .contains(ShelfOfLoads.file("term61.default.loads", ShelfOfLoads.name(TARGET)));
    }

    @Test
    void names_are_found_in_any_case_and_with_what_phones_put_around_them() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        phone.misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");

        phone.takes("/SEPMAC.CNF.XML", "./xmlDefault.CNF.XML", "XMLDefault.cnf.xml ");
        phone.takes("JAR41SIP.8-5-2.SBN", BRIDGE.toLowerCase(java.util.Locale.ROOT) + ".loads");
    }

    @Test
    void trust_lists_are_never_there() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();

        phone.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "ITLFile.tlv");
    }

    @Test
    void a_load_for_other_models_is_refused_with_the_reason() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        phone.misses("CTLSEPMAC.tlv", "SIP70.8-5-2S.loads");

        assertThat(phone.findings()).contains("load-wrong-family");
        assertThat(phone.asks("jar70sip.8-5-2.sbn").why())
                .contains("7970/7971")
                .contains("7941/7961");
    }

    @Test
    void a_stranger_gets_files_of_the_library_by_name_and_no_story() {
        var curl = new Endpoint(Ipv4.of("192.168.1.240"), 40_000);
        script.on(new Input.FileRequested(1, curl, Optional.empty(), "XMLDefault.cnf.xml"));

        assertThat(script.latest())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.AnswerFile.class,
                        effect ->
                                assertThat(effect.answer())
                                        .isInstanceOf(FileAnswer.NotFound.class));
        assertThat(script.desk().phones(script.now())).isEmpty();
        assertThat(script.phone(9, "").at("192.168.1.240").asks(TARGET + ".loads"))
                .isInstanceOf(FileAnswer.Stored.class);
        assertThat(script.desk().phones(script.now())).isEmpty();
    }

    @Test
    void a_phone_nobody_knows_is_not_sent_straight_to_a_load_by_a_package_s_own_defaults() {
        for (String name : List.of("term61.default.loads", "OS79XX.TXT")) {
            assertThat(script.phone(9, "").at("192.168.1.240").asks(name))
                    .isInstanceOf(FileAnswer.NotFound.class);
        }
    }

    @Test
    void the_files_of_another_phone_are_neither_given_nor_taken_for_a_new_start() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        String other = script.phone(2, VENDOR_CLASS).mac.digits();
        phone.misses("CTLSEPMAC.tlv");
        phone.takes("SEPMAC.cnf.xml");
        var before = script.desk().phone(phone.mac, script.now());
        script.pause(Duration.ofSeconds(10));

        for (String name : List.of("SEP" + other + ".cnf.xml", "CTLSEP" + other + ".tlv")) {
            assertThat(phone.asks(name)).isInstanceOf(FileAnswer.Withheld.class);
        }

        assertThat(phone.told(StationEvent.BootBegun.class)).hasSize(1);
        assertThat(script.desk().phone(phone.mac, script.now()).map(PhoneSummary::plan))
                .isEqualTo(before.map(PhoneSummary::plan));
    }

    @Test
    void an_address_that_went_to_another_phone_is_not_taken_back_by_a_restart_or_an_import() {
        StoryScript.Phone later = script.phone(2, VENDOR_CLASS).at("192.168.1.223");
        StoryScript.Phone first = script.phone(1, VENDOR_CLASS).at("192.168.1.222");
        later.misses("CTLSEPMAC.tlv");
        first.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv");

        later.at("192.168.1.222").misses("CTLSEPMAC.tlv");
        script.restart();
        assertThat(holders("192.168.1.222")).containsExactly(later.mac);
        script.imports(library(BRIDGE, TARGET, "SIP41.9-4-2SR1-1S"));
        assertThat(holders("192.168.1.222")).containsExactly(later.mac);

        script.pause(Duration.ofMinutes(1));
        first.misses("CTLSEPMAC.tlv");
        assertThat(holders("192.168.1.222")).containsExactly(first.mac);
        script.restart();
        assertThat(holders("192.168.1.222")).containsExactly(first.mac);
    }

    private List<MacAddress> holders(String address) {
        return script.desk().views().stream()
                .filter(view -> view.address().equals(Optional.of(Ipv4.of(address))))
                .map(PhoneView::mac)
                .toList();
    }

    @Test
    void a_lease_outweighs_the_mac_in_a_name() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        StoryScript.Phone other = script.phone(2, VENDOR_CLASS);
        phone.misses("CTLSEPMAC.tlv");

        phone.asks("SEP" + other.mac.digits() + ".cnf.xml");

        assertThat(phone.told(StationEvent.Note.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("wrong-mac"));
        assertThat(script.desk().phone(other.mac, script.now())).isEmpty();
    }

    @Test
    void a_phone_with_a_foreign_address_is_known_by_the_mac_in_its_names() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).takesOther();
        assertThat(phone.told(StationEvent.OtherServerChosen.class)).hasSize(1);
        script.pause(Duration.ofMinutes(1));
        assertThat(phone.findings()).contains("other-dhcp-server");

        phone.misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        phone.fetches(BRIDGE);

        assertThat(phone.findings()).doesNotContain("other-dhcp-server");
        assertThat(phone.told(StationEvent.LoadDelivered.class)).hasSize(1);
    }

    @Test
    void a_phone_with_a_foreign_address_starts_again_when_its_first_name_comes_again() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).takesOther();
        phone.misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        script.pause(Duration.ofSeconds(60));
        phone.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);
        assertThat(phone.findings()).contains("restart-needed", "upgraded");
        script.pause(Duration.ofSeconds(60));
        phone.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
    }

    @Test
    void the_neighbour_table_tells_who_asks_without_a_mac_in_the_name() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).at("192.168.1.230");
        script.on(new Input.NeighbourSeen(Ipv4.of("192.168.1.230"), phone.mac));

        phone.takes("term61.default.loads");

        assertThat(script.desk().phone(phone.mac, script.now()))
                .hasValueSatisfying(it -> assertThat(it.model()).contains("7941/7961"));
    }

    @Test
    void a_phone_with_an_address_that_asks_for_nothing_is_a_finding_until_it_asks() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        assertThat(phone.findings()).isEmpty();

        script.pause(Duration.ofMinutes(2));
        assertThat(phone.findings()).containsExactly("no-file-request");

        phone.misses("CTLSEPMAC.tlv");
        assertThat(phone.findings()).isEmpty();
    }

    @Test
    void renewals_of_a_content_phone_fill_no_journal() {
        StoryScript.Phone phone = script.phone(1, VENDOR_CLASS).starts();
        phone.misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.misses("/mk-sip.jar");
        for (int i = 0; i < 30; i++) {
            phone.renews();
        }
        int entries = script.journal().size();

        for (int i = 0; i < 200; i++) {
            assertThat(phone.renews()).isTrue();
        }

        assertThat(script.journal()).hasSize(entries);
    }

    @Test
    void a_phone_without_a_target_is_left_alone() {
        var quiet = new StoryScript(library(BRIDGE, TARGET), Map.of());
        StoryScript.Phone phone = quiet.phone(1, VENDOR_CLASS).starts();

        phone.misses("CTLSEPMAC.tlv", "SEPMAC.cnf.xml", "XMLDefault.cnf.xml");

        assertThat(phone.told(StationEvent.PlanMade.class)).isEmpty();
    }

    private offhook.firmware.LibraryFile stored(FileAnswer answer) {
        return ((FileAnswer.Stored) answer).file();
    }
}
