package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.PhoneActivity;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Failures of phones.md §6 that lie with what is served, not with the phone: sound virtual phones
 * over real sockets, a station with wrong files or without a say, and what it says of them.
 */
class FailingServersTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String RUNNING = "SIP41.8-5-2S";
    private static final String SPELT_OTHERWISE = "SIP41.9-4-2SR3-1S";
    private static final String INCOMPLETE = "SIP42.9-4-2SR3-1S";

    @TempDir static Path folder;

    private static Path own;
    private static Ward ward;
    private static VirtualPhone inOtherLetters;
    private static VirtualPhone withoutPart;
    private static VirtualPhone extended;
    private static VirtualPhone mistyped;
    private static VirtualPhone withBlank;
    private static VirtualPhone deafToKeys;
    private static VirtualPhone upBefore;

    @BeforeAll
    static void a_station_serves_what_people_put_there() throws IOException {
        own = Files.createDirectory(folder.resolve("own"));
        Path data = Files.createDirectory(folder.resolve("data"));
        ward =
                new Ward(
                        data,
                        Scopes.Serve.PHONES,
                        Optional.of(own),
                        Ward.SHORT_LEASE,
                        Ward.firmware("P00305000500", "P00308000900"));
        UnaryOperator<String> louder =
                name -> name.endsWith(".sbn") ? name.toUpperCase(Locale.ROOT) : name;
        store(SPELT_OTHERWISE, louder);
        store(INCOMPLETE, name -> name.startsWith("cnu") ? "left-out" : name);
        inOtherLetters = admit(LabModel.P7961, RUNNING, SPELT_OTHERWISE, 0);
        withoutPart = admit(LabModel.P7942, "SIP42.8-5-2S", INCOMPLETE, 0);
        extended = admit(LabModel.P7941, RUNNING, SPELT_OTHERWISE + ".loads", 0);
        mistyped = admit(LabModel.P7961, RUNNING, SPELT_OTHERWISE, 0x40);
        withBlank =
                ward.admit(
                        PhoneStart.running(LabModel.P7960, ward.nextMac(), "P00303010102")
                                .suffering(Ailment.TRAILING_BLANK),
                        "P00305000500");
        deafToKeys =
                ward.admit(
                        PhoneStart.running(LabModel.P7940, ward.nextMac(), "P00305000500"),
                        "P00308000900");
        upBefore =
                ward.silent(
                        ward.admit(PhoneStart.running(LabModel.P7961, ward.nextMac(), RUNNING)),
                        Duration.ofMinutes(5));
    }

    private static void store(String load, UnaryOperator<String> spelling) {
        Ward.firmware(load)
                .getFirst()
                .files()
                .forEach((name, content) -> write(spelling.apply(name), content.toArray()));
    }

    private static void write(String name, byte[] content) {
        try {
            Files.write(own.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * @param wrongBits of its number in the name of the file
     */
    private static VirtualPhone admit(LabModel model, String load, String named, long wrongBits) {
        MacAddress mac = ward.nextMac();
        write(
                settingsName(new MacAddress(mac.value() ^ wrongBits)),
                ("<device><loadInformation>" + named + "</loadInformation></device>").getBytes());
        return ward.admit(PhoneStart.running(model, mac, load));
    }

    private static String settingsName(MacAddress mac) {
        return "SEP" + mac.digits() + ".cnf.xml";
    }

    @AfterAll
    static void it_closes() throws IOException {
        ward.close();
    }

    /** 5. Linux servers refuse it; this one answers, and tells. */
    @Test
    void files_in_other_letters_are_given_and_told_of() throws IOException {
        ward.until(LIMIT, all -> all.everSaid(inOtherLetters).contains("name-case"));
        ward.until(
                LIMIT, all -> inOtherLetters.proven().filter(SPELT_OTHERWISE::equals).isPresent());

        assertThat(ward.story(inOtherLetters))
                .contains(
                        "code=name-case",
                        "asks for jar41sip.9-4-2ES26.sbn, which is spelt JAR41SIP.9-4-2ES26.SBN",
                        "given all the same");
        assertThat(ward.everSaid(inOtherLetters)).isSubsetOf("name-case", "writing-flash");
        assertThat(ward.severities(inOtherLetters, "name-case")).containsOnly(Severity.NOTICE);
        assertThat(ward.says(inOtherLetters, "name-case")).isFalse(); // It runs what it wanted.
    }

    /** 5. */
    @Test
    void a_file_of_the_package_that_was_not_unpacked_is_named() throws IOException {
        ward.until(LIMIT, all -> all.says(withoutPart, "part-missing"));

        Finding finding = ward.only(withoutPart, "part-missing", "writing-flash");
        assertThat(finding.sentence()).startsWith("cnu42.").endsWith("is not there");
        assertThat(finding.remedy()).contains("put all files of the package into");
    }

    /** 8. */
    @Test
    void a_phone_that_wants_its_old_address_back_and_is_ignored_loses_a_minute_each_start()
            throws IOException {
        Path data = Files.createDirectory(folder.resolve("silent"));
        try (var silent =
                new Ward(
                        data,
                        Scopes.Serve.NOBODY,
                        Optional.empty(),
                        Ward.LONG_LEASE,
                        Ward.firmware())) {
            VirtualPhone phone =
                    silent.admit(
                            PhoneStart.running(LabModel.P7961, silent.nextMac(), RUNNING)
                                    .remembering(Ipv4.of("127.64.0.9")));

            silent.until(LIMIT, all -> all.says(phone, "reboot-request-ignored"));

            Finding finding = silent.only(phone, "reboot-request-ignored");
            assertThat(finding.sentence()).contains("asks to keep its old address");
            assertThat(finding.remedy()).contains("authoritative", "a minute in every start");
        }
    }

    /** 11. */
    @Test
    void settings_that_name_a_load_with_its_extension_are_told_by_the_name_asked()
            throws IOException {
        ward.until(LIMIT, all -> all.says(extended, "load-name-extension"));

        Finding finding = ward.only(extended, "load-name-extension");
        assertThat(finding.sentence()).contains(SPELT_OTHERWISE + ".loads.loads");
        assertThat(finding.remedy()).contains("out of loadInformation");
    }

    /** 13. */
    @Test
    void a_file_with_a_mistyped_mac_is_held_against_the_phone_that_has_none() throws IOException {
        ward.until(LIMIT, all -> all.says(mistyped, "wrong-mac-in-name"));

        Finding finding = ward.only(mistyped, "wrong-mac-in-name", "configuration-missing");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sentence())
                .contains(
                        "there is no " + settingsName(mistyped.mac()),
                        "there is " + settingsName(new MacAddress(mistyped.mac().value() ^ 0x40)));
        assertThat(finding.remedy()).contains("label");
    }

    /** 17. */
    @Test
    void a_blank_behind_an_images_name_is_forgiven() throws IOException {
        boolean hasIt =
                ward.until(
                        LIMIT,
                        all -> withBlank.proven().filter("P00305000500"::equals).isPresent());

        assertThat(hasIt).as(() -> ward.story(withBlank)).isTrue();
        assertThat(ward.story(withBlank)).contains("P00305000500 .bin");
        assertThat(ward.everSaid(withBlank)).isSubsetOf("no-way-back", "writing-flash", "arrived");
    }

    /** 20. Its keys do nothing any more; its settings do. */
    @Test
    void a_7940_on_5_0_that_no_keys_reset_is_brought_on_by_its_settings() throws IOException {
        boolean isOn =
                ward.until(
                        LIMIT,
                        all -> deafToKeys.proven().filter("P00308000900"::equals).isPresent());

        assertThat(isOn).as(() -> ward.story(deafToKeys)).isTrue();
        assertThat(ward.everSaid(deafToKeys))
                .isSubsetOf("no-way-back", "bridge-needed", "upgraded", "writing-flash", "arrived");
    }

    /** A station that starts beside phones that are up hears them renew, and leaves them alone. */
    @Test
    void a_phone_that_is_up_and_renews_is_not_taken_for_silent() throws IOException {
        ward.until(LIMIT, all -> upBefore.activity() == PhoneActivity.RUNNING);
        ward.pass(Duration.ofSeconds(1));

        assertThat(ward.summary(upBefore.mac()).map(PhoneSummary::findings).orElseThrow())
                .extracting(Finding::code)
                .containsOnly("configuration-missing");
    }
}
