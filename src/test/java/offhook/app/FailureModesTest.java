package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The failures that people report most (phones.md §6; the numbers are its), each brought about by a
 * virtual phone over real sockets: the code, the sentence, the remedy for this model, and no other
 * finding. All are ill at once, at one station. Where a phone's silence is the sign, what the
 * station says is asked for later ({@code SilenceTest} holds the 20 s).
 */
class FailureModesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** On a busy machine datagrams are late, and count as lost: then 20 s are too few. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String JAVA_70 = "SIP70.8-5-2S";
    private static final String JAVA_41 = "SIP41.8-5-2S";
    private static final String TWO_STAGE = "P0S3-8-12-00";

    @TempDir static Path folder;

    private static Ward ward;
    private static final Map<VirtualPhone, String> EXPECTED = new LinkedHashMap<>();

    private static VirtualPhone oldLoader;
    private static VirtualPhone oldImage;
    private static VirtualPhone unaddressed;
    private static VirtualPhone behindFirewall;
    private static VirtualPhone oneWayJava;
    private static VirtualPhone oneWayLoader;
    private static VirtualPhone oneWayOld;
    private static VirtualPhone halfUpgraded;
    private static VirtualPhone unplugged;
    private static VirtualPhone bricked;
    private static VirtualPhone looping;
    private static VirtualPhone foreign;
    private static VirtualPhone unprovisioned;
    private static VirtualPhone ignorant;
    private static VirtualPhone extended;
    private static VirtualPhone seduced;
    private static VirtualPhone damaged;
    private static VirtualPhone thrownAway;
    private static VirtualPhone weak;
    private static VirtualPhone cut;
    private static VirtualPhone banned;
    private static VirtualPhone unoffered;

    @BeforeAll
    static void all_fall_ill() throws IOException {
        ward =
                new Ward(
                        folder,
                        Scopes.Serve.PHONES,
                        Optional.empty(),
                        Ward.LONG_LEASE,
                        Ward.firmware(JAVA_70, JAVA_41, TWO_STAGE, "P00305000500"));
        admitThoseWithoutFiles();
        admitThoseWithFiles();
        ward.until(
                LIMIT,
                all ->
                        banned.load().isPresent()
                                && EXPECTED.entrySet().stream()
                                        .allMatch(one -> all.says(one.getKey(), one.getValue())));
    }

    private static void admitThoseWithoutFiles() throws IOException {
        unaddressed = silent(java(LabModel.P7961), Ailment.NO_TFTP_ADDRESS, "no-file-request");
        behindFirewall = silent(java(LabModel.P7911), Ailment.REQUESTS_LOST, "no-file-request");
        bricked = silent(java(LabModel.P7941), Ailment.BRICKED, "no-file-request");
        seduced = silent(java(LabModel.P7945), Ailment.OTHER_DHCP, "other-dhcp-server");
        unoffered = ill(java(LabModel.P7911), Ailment.OFFERS_LOST, "reply-lost-broadcast");
        oneWayJava = ill(java(LabModel.P7942), Ailment.DATA_LOST, "one-way-tftp");
        oneWayOld = ill(running(LabModel.P7960, "P00303010102"), Ailment.DATA_LOST, "one-way-tftp");
        looping = ill(java(LabModel.P7965), Ailment.TRUST_LIST_LOOP, "trust-list-loop");
        banned = java(LabModel.P7975, Ailment.BANNED);
        ward.until(LIMIT, all -> banned.proven().isPresent());
        ward.pressRestart(ward.silent(banned, SILENCE));
        EXPECTED.put(banned, "no-file-request");
        halfUpgraded =
                ward.admit(PhoneStart.factoryReset(LabModel.P7960, ward.nextMac(), "P003-07-4-00"));
        EXPECTED.put(halfUpgraded, "loader-hunting");
    }

    private static void admitThoseWithFiles() {
        oldLoader = reset(LabModel.P7970, Ailment.OLD_KEY, JAVA_70, "manifest-refused");
        oneWayLoader = reset(LabModel.P7961, Ailment.DATA_LOST, JAVA_41, "one-way-tftp");
        weak = reset(LabModel.P7970, Ailment.LOW_POWER, JAVA_70, "reboot-loop");
        damaged = reset(LabModel.P7961, Ailment.BAD_FLASH, JAVA_41, "load-corrupt");
        unplugged =
                ward.silent(
                        reset(
                                LabModel.P7961,
                                Ailment.UNPLUGGED_WHILE_WRITING,
                                JAVA_41,
                                "no-file-request"),
                        SILENCE);
        oldImage = converting(Ailment.OLD_KEY, "manifest-refused");
        foreign = ward.silent(converting(Ailment.FOREIGN_TRUST_LIST, "trust-list-loop"), SILENCE);
        unprovisioned = converting(Ailment.UNPROVISIONED, "configuration-refused");
        ignorant = converting(Ailment.LOAD_IGNORED, "load-not-asked");
        extended = converting(Ailment.NAME_EXTENSION, "load-name-extension");
        cut = converting(Ailment.NAME_CUT, "part-missing");
        thrownAway =
                ward.admit(
                        PhoneStart.factoryReset(LabModel.P7940, ward.nextMac(), "P003-8-12-00")
                                .suffering(Ailment.BAD_FLASH),
                        TWO_STAGE);
        EXPECTED.put(thrownAway, "authentication-failed");
    }

    private static PhoneStart running(LabModel model, String load) {
        return PhoneStart.running(model, ward.nextMac(), load);
    }

    private static PhoneStart java(LabModel model) {
        return running(model, "SCCP" + family(model) + ".8-3-3S");
    }

    private static String family(LabModel model) {
        return switch (model) {
            case P7906, P7911 -> "11";
            case P7941, P7961 -> "41";
            case P7942, P7962 -> "42";
            case P7945, P7965 -> "45";
            case P7970, P7971 -> "70";
            case P7931 -> "31";
            case P7975 -> "75";
            case P7940, P7960 -> throw new IllegalArgumentException(model + " is no Java phone");
        };
    }

    private static VirtualPhone java(LabModel model, Ailment ailment) {
        return ward.admit(java(model).suffering(ailment));
    }

    private static VirtualPhone ill(PhoneStart start, Ailment ailment, String code) {
        VirtualPhone phone = ward.admit(start.suffering(ailment));
        EXPECTED.put(phone, code);
        return phone;
    }

    private static VirtualPhone silent(PhoneStart start, Ailment ailment, String code) {
        return ward.silent(ill(start, ailment, code), SILENCE);
    }

    private static VirtualPhone converting(Ailment ailment, String code) {
        VirtualPhone phone = ward.admit(java(LabModel.P7961).suffering(ailment), JAVA_41);
        EXPECTED.put(phone, code);
        return phone;
    }

    private static VirtualPhone reset(LabModel model, Ailment ailment, String target, String code) {
        VirtualPhone phone =
                ward.admit(
                        PhoneStart.factoryReset(model, ward.nextMac(), "8-3-1").suffering(ailment),
                        target);
        EXPECTED.put(phone, code);
        return phone;
    }

    @AfterAll
    static void all_go_home() throws IOException {
        ward.close();
    }

    /** 1. */
    @Test
    void a_loader_older_than_the_key_of_its_load_refuses_its_manifest() {
        Finding finding = ward.only(oldLoader, "manifest-refused");

        assertThat(finding.sentence()).contains("rejects the manifest of SIP70.8-5-2S");
        assertThat(finding.evidence()).contains("term70.default.loads whole", "none of its parts");
        assertThat(finding.remedy())
                .contains("signed with the key that all Java phones know", "8.2 or 8.3 first");
        assertThat(finding.severity()).isEqualTo(Severity.STUCK);
    }

    /** 1. */
    @Test
    void a_running_phone_takes_the_manifest_and_no_part() {
        Finding finding = ward.only(oldImage, "manifest-refused");

        assertThat(finding.sentence()).contains("rejects the manifest of SIP41.8-5-2S");
        assertThat(finding.evidence()).contains("went on to mk-sccp.jar");
    }

    /** 2. */
    @Test
    void a_phone_that_finds_no_tftp_address_asks_for_nothing() {
        Finding finding = ward.only(unaddressed, "no-file-request");

        assertThat(finding.sentence()).contains("has an address and asks for no file");
        assertThat(finding.remedy())
                .contains("TFTP Server 1 must be 127.0.0.1", "Alternate TFTP No");
    }

    /** 3. */
    @Test
    void a_firewall_before_port_69_is_looked_for_first() {
        Finding finding = ward.only(behindFirewall, "no-file-request");

        assertThat(finding.remedy())
                .startsWith("check with offhook doctor that UDP port 69 is open")
                .contains("red lamp of the handset flashes"); // A 7911 has no line buttons.
    }

    /** 3. */
    @Test
    void data_that_never_arrives_is_a_firewall_and_no_trust_list() {
        Finding finding = ward.only(oneWayJava, "one-way-tftp");

        assertThat(finding.sentence()).contains("requests arrive, but no data ever reaches it");
        assertThat(finding.remedy()).contains("open all UDP ports", "not only 69");
    }

    /** 3. */
    @Test
    void data_that_never_reaches_a_loader_is_told_alike() {
        assertThat(ward.only(oneWayLoader, "one-way-tftp").evidence())
                .contains("term61.default.loads");
        assertThat(ward.only(oneWayOld, "one-way-tftp").evidence()).contains("OS79XX.TXT");
    }

    /** 4. */
    @Test
    void a_half_upgraded_7960_circles_through_its_list() {
        Finding finding = ward.only(halfUpgraded, "loader-hunting", "configuration-missing");

        assertThat(finding.sentence()).contains("Protocol Application Invalid");
        assertThat(finding.remedy())
                .contains("target", "SEP" + halfUpgraded.mac().digits() + ".cnf.xml");
    }

    /** 7. */
    @Test
    void a_phone_unplugged_while_it_wrote_its_flash_is_told_what_it_may_have_lost() {
        Finding finding = ward.only(unplugged, "no-file-request", "writing-flash");

        assertThat(finding.sentence()).contains("started again while it wrote jar41sip");
        assertThat(finding.remedy())
                .contains(
                        "123456789*0#",
                        "line buttons blink amber",
                        "Leave the power on",
                        "Invalid default load name",
                        "no network can mend it");
    }

    /** 7. */
    @Test
    void a_broken_boot_loader_shows_by_its_silence() {
        assertThat(ward.only(bricked, "no-file-request").remedy())
                .contains("Invalid default load name");
    }

    /** 9. */
    @Test
    void a_phone_that_loops_on_its_trust_list_is_told_how_to_erase_it() {
        Finding finding = ward.only(looping, "trust-list-loop", "configuration-missing");

        assertThat(finding.sentence()).contains("asks for its trust list again and again");
        assertThat(finding.remedy()).contains("TFTP error 1", "Erase its trust list", "**#");
    }

    /** 9. */
    @Test
    void a_phone_with_the_trust_list_of_another_pbx_is_not_taken_for_arrived() {
        Finding finding = ward.only(foreign, "trust-list-loop");

        assertThat(finding.sentence()).contains("throws it away", "trust list of another PBX");
        assertThat(finding.evidence()).contains(".cnf.xml.sgn first");
        assertThat(finding.remedy()).contains("Erase its trust list", "Factory reset of a 7961");
    }

    /** 10, and "Unprovisioned". */
    @Test
    void a_phone_that_refuses_its_configuration_is_sent_to_its_status_messages() {
        Finding finding = ward.only(unprovisioned, "configuration-refused");

        assertThat(finding.sentence()).contains("takes its configuration again and again");
        assertThat(finding.remedy()).contains("Status Messages");
    }

    /** 10. */
    @Test
    void a_phone_that_passes_over_the_load_in_its_settings_is_named() {
        Finding finding = ward.only(ignorant, "load-not-asked");

        assertThat(finding.sentence())
                .contains("takes settings that name SIP41.8-5-2S and never asks for it");
        assertThat(finding.remedy()).contains("Factory reset of a 7961", "123456789*0#");
    }

    /** 11. */
    @Test
    void an_extension_too_many_is_read_off_the_name_asked() {
        Finding finding = ward.only(extended, "load-name-extension");

        assertThat(finding.sentence()).contains("SIP41.8-5-2S.loads.loads");
        assertThat(finding.remedy()).contains("out of loadInformation");
    }

    /** 12. */
    @Test
    void a_second_dhcp_server_is_named() {
        Finding finding = ward.only(seduced, "other-dhcp-server");

        assertThat(finding.sentence()).contains("another DHCP server, 127.63.0.1");
        assertThat(finding.remedy()).contains("switch that server off", "options 150 and 66");
    }

    /** 14. */
    @Test
    void a_load_that_is_fetched_whole_again_and_again_is_damaged() {
        Finding finding = ward.only(damaged, "load-corrupt");

        assertThat(finding.sentence()).contains("fetches SIP41.8-5-2S again although it had it");
        assertThat(finding.remedy()).contains("offhook inspect");
    }

    /** 14. */
    @Test
    void an_application_that_a_7940_throws_away_is_told_as_its_check() {
        Finding finding = ward.only(thrownAway, "authentication-failed");

        assertThat(finding.sentence()).contains("throws P0S3-8-12-00 away");
    }

    /** 16. What a server can see of too little power: it starts again instead of writing. */
    @Test
    void a_7970_on_inline_power_is_told_of_its_brick() {
        Finding finding = ward.only(weak, "reboot-loop", "writing-flash");

        assertThat(finding.sentence()).contains("starts again each time it is to write jar70sip");
        assertThat(finding.evidence()).contains("the last 3 ended when it had jar70sip");
        assertThat(finding.remedy()).startsWith("connect its external power brick");
    }

    /** 17. */
    @Test
    void a_name_that_a_rewrite_rule_cut_is_held_against_what_was_told() {
        Finding finding = ward.only(cut, "part-missing");

        assertThat(finding.sentence())
                .contains("was told SIP41.8-5-2S and asks for SIP41.8-5-.loads");
        assertThat(finding.remedy()).contains("rewrites names");
    }

    /** 18. */
    @Test
    void a_phone_that_was_banned_asked_for_files_before() {
        Finding finding = ward.only(banned, "no-file-request", "configuration-missing");

        assertThat(finding.remedy()).contains("asked for files before", "fail2ban");
    }

    /** 19. */
    @Test
    void offers_that_a_relay_loses_are_counted() {
        Finding finding = ward.only(unoffered, "reply-lost-broadcast");

        assertThat(finding.sentence()).contains("calls for an address and does not hear");
        assertThat(finding.remedy()).contains("relay", "broadcast flag");
        assertThat(finding.evidence()).contains("an offer went out");
    }

    /** None of them is told of more than one ailment at a time. */
    @Test
    void nobody_was_ever_told_of_another_ailment() {
        EXPECTED.forEach(
                (phone, code) ->
                        assertThat(ward.everSaid(phone))
                                .as(() -> phone.mac() + ward.story(phone))
                                .isSubsetOf(
                                        List.of(code, "writing-flash", "configuration-missing")));
    }
}
