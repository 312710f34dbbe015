package offhook.phone;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

import offhook.Resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

class LoadNamesTest {
    /** A line of phone/names.txt: the class that the facts' grammar gives a recorded name. */
    private record Recorded(String shape, String name) {}

    private static List<Recorded> recorded() {
        return Resource.lines("/phone/names.txt").stream()
                .map(line -> line.split(" ", 2))
                .map(words -> new Recorded(words[0], words[1]))
                .toList();
    }

    private static boolean isLoad(Recorded it) {
        return !it.shape().matches("JAVA_MEMBER|JAVA_DEFAULT|WIRELESS_PART|FOREIGN");
    }

    @Test
    void every_recorded_name_falls_in_exactly_the_class_of_the_grammar() {
        assertThat(recorded()).hasSizeGreaterThan(500);

        for (Recorded it : recorded()) {
            String bare = LoadNames.bare(it.name());
            Stream<String> loads =
                    Arrays.stream(LoadShape.values())
                            .filter(shape -> isLoad(it) && shape.read(bare).isPresent())
                            .map(
                                    shape ->
                                            shape.name()
                                                    .replaceFirst("(?<=EXPANSION|SINGLE)_.*", ""));
            Stream<String> members =
                    MemberNames.read(it.name()).stream()
                            .map(
                                    member ->
                                            switch (member) {
                                                case MemberName.JavaMember _ -> "JAVA_MEMBER";
                                                case MemberName.DefaultLoads _ -> "JAVA_DEFAULT";
                                                case MemberName.WirelessMember _ -> "WIRELESS_PART";
                                            });

            var found = Stream.concat(loads, members).toList();

            assertThat(found)
                    .as(it.name())
                    .isEqualTo(it.shape().equals("FOREIGN") ? List.of() : List.of(it.shape()));
        }
    }

    @Test
    void every_recorded_load_is_read_and_nothing_else_is() {
        for (Recorded it : recorded()) {
            assertThat(LoadNames.named(it.name()).isPresent()).as(it.name()).isEqualTo(isLoad(it));
        }
    }

    @Test
    void a_load_comes_back_as_cisco_writes_it_whatever_the_case_asked() {
        for (Recorded it : recorded()) {
            LoadNames.named(it.name())
                    .ifPresent(
                            name -> {
                                assertThat(name.text())
                                        .isEqualToIgnoringCase(LoadNames.bare(it.name()));
                                assertThat(LoadNames.named(it.name().toLowerCase(Locale.ROOT)))
                                        .hasValue(name);
                                assertThat(LoadNames.named(it.name().toUpperCase(Locale.ROOT)))
                                        .hasValue(name);
                            });
        }
        assertThat(LoadNames.named("sip41.9-4-2sr3-1s.LOADS").orElseThrow().text())
                .isEqualTo("SIP41.9-4-2SR3-1S");
        assertThat(LoadNames.named("LD-V100-02-H323-020117A.ZUP").orElseThrow().text())
                .isEqualTo("ld-v100-02-h323-020117a");
    }

    @ParameterizedTest
    @CsvSource({
        "P00308010200, TWO_STAGE, SCCP, 8.1(2)",
        "P00303020214, TWO_STAGE, SCCP, 3.2(2.14)",
        "P0030801SR02, TWO_STAGE, SCCP, 8.1(2)SR2",
        "P0S3-8-12-00, TWO_STAGE, SIP, 8.12(0)",
        "P0M3-06-3-00, TWO_STAGE, MGCP, 6.3(0)",
        "P0S30203, TWO_STAGE, SIP, 2.3(0)",
        "P00405000700, SINGLE_7910, SCCP, 5.0(7)",
        "P00503021900, CONFERENCE_7935, SCCP, 3.2(19)",
        "SIP41.9-4-2SR3-1S, JAVA_41, SIP, 9.4(2)SR3",
        "SCCP41.8-0-4ES4-0-1S, JAVA_41, SCCP, 8.0(4)ES4",
        "SCCP11.9-2-1S, JAVA_11, SCCP, 9.2(1)",
        "CP7912080004SCCP080108A, CP7912, SCCP, 8.0(4)",
        "CP7905010300SIP050414A, CP7905, SIP, 1.3(0)",
        "S00105000400, EXPANSION_7914,, 5.0(4)",
        "B016-1-0-4-2, EXPANSION_7916,, 1.0(4.2)",
        "CP7921G-1.4.1SR1, WIRELESS_7921, SCCP, 1.4(1)SR1",
        "CP7925G-1.4.7.3, WIRELESS_7925, SCCP, 1.4(7.3)",
        "cmterm_7920.4.0-03-02.bin, WIRELESS_7920, SCCP, 4.0(3.2)",
        "cmterm_7936.3-3-21-0.bin, CONFERENCE_7936, SCCP, 3.3(21.0)",
        "apps37sccp.1-4-5-7.bin, CONFERENCE_7937, SCCP, 1.4(5.7)",
        "sip88xx.12-0-1ES-13.loads, NEXT_GENERATION, SIP, 12.0(1)ES13",
    })
    void a_name_says_platform_protocol_and_version(
            String text, Platform platform, Protocol protocol, String version) {
        LoadName name = LoadNames.named(text).orElseThrow();

        assertThat(name.platform()).isEqualTo(platform);
        assertThat(name.protocol()).isEqualTo(Optional.ofNullable(protocol));
        assertThat(name.version()).hasToString(version);
    }

    @Test
    void a_loader_and_a_term_image_speak_no_protocol() {
        assertThat(LoadNames.named("P003-8-12-00.bin"))
                .hasValue(new LoadName.UniversalLoader("P003-8-12-00", LoadVersion.of(8, 12, 0)));
        assertThat(LoadNames.named("TERM41.7-0-3-0S").orElseThrow().protocol()).isEmpty();
    }

    @Test
    void only_a_trailing_s_says_signed() {
        assertThat(LoadNames.named("SCCP41.8-0-1-0DEV"))
                .get()
                .isInstanceOfSatisfying(
                        LoadName.JavaLoad.class, it -> assertThat(it.isSigned()).isFalse());
        assertThat(LoadNames.named("SIP41.8-0-2SR1"))
                .get()
                .isInstanceOfSatisfying(
                        LoadName.JavaLoad.class, it -> assertThat(it.isSigned()).isFalse());
        assertThat(LoadNames.named("SIP41.8-5-2SR1S"))
                .get()
                .isInstanceOfSatisfying(
                        LoadName.JavaLoad.class, it -> assertThat(it.isSigned()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "SCCP40.8-3-1S, SCCP41.8-3-1S",
        "SIP61.9-4-2SR3-1S, SIP41.9-4-2SR3-1S",
        "SIP62.8-5-4S, SIP42.8-5-4S",
        "sccp65.8-5-2s, SCCP45.8-5-2S",
        "SIP71.8-5-2S, SIP70.8-5-2S",
        "P0S3-8-12-0, P0S3-8-12-00",
        "P0S3-8-12, P0S3-8-12-00",
        "POS3-8-12-00, P0S3-8-12-00",
        "PO0308010200, P00308010200",
        "P0S3.8.12.00, P0S3-8-12-00",
        "P0S3_8_12_00.loads, P0S3-8-12-00",
        "'P0S3-8-12-00 .bin.bin', P0S3-8-12-00",
        "SIP41.9-4-2SR3-1S.loads.loads, SIP41.9-4-2SR3-1S",
        "SIP41-9-4-2SR3-1S, SIP41.9-4-2SR3-1S",
        "SIP41.9.4.2SR3.1S, SIP41.9-4-2SR3-1S",
    })
    void a_near_miss_is_refused_with_what_was_probably_meant(String text, String meant) {
        var reading = LoadNames.read(text);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        LoadNameReading.NotALoad.class,
                        it -> {
                            assertThat(it.likely()).hasValue(meant);
                            assertThat(it.why()).startsWith(text).contains(meant).endsWith(".");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "SCCP40.8-3-1S, family 40",
        "SIP61.9-4-2SR3-1S, 7941/7961",
        "apps41.9-4-2ES26.sbn, one part of a load for 7941/7961",
        "term61.default.loads, factory loader",
        "TNUXRH-1.4.7.3.SBN, one part of a load for a 7925",
        "cmterm-7942_7962-sip.9-4-2SR3-1.k3.cop.sgn, package",
        "ATA030100SCCP040211A.zup, ATA 186/188",
        "cmterm_7985.4-1-7-0.bin, 7985",
        "sip8845_65.12-5-1SR2-2, series",
        "sip88xx.11-3-4MPP0001-374.loads, series",
        "SCCP69xx.9-4-1-3SR3, series",
        "SCCP6911.9-2-1-a, series",
        "SIP3951.8-1-4a, series",
        "CP3905.9-4-1-0, series",
        "rootfs78xx.12-8-1-0001-455.sbn, series",
        "ATA187.9-2-3-1, ATA 187",
        "sipdx650.10-2-5-212, DX",
        "D001M022, access gateway",
        "PC03A300, boot loader",
        "CP-7931G, a model",
        "7941G-GE, a model",
        "SEP001122334455.cnf.xml, does not look like any load",
    })
    void what_is_no_load_is_refused_with_what_it_is(String text, String why) {
        assertThat(LoadNames.read(text))
                .isInstanceOfSatisfying(
                        LoadNameReading.NotALoad.class,
                        it -> assertThat(it.why()).contains(text).contains(why).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCCP99.9-4-2S", "hello", "SIP.9-4-2S", "P0X3-8-12-00"})
    void what_resembles_no_load_gets_no_guess(String text) {
        assertThat(LoadNames.read(text))
                .isInstanceOfSatisfying(
                        LoadNameReading.NotALoad.class, it -> assertThat(it.likely()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "SIP41.9-4-2SR3-1, SIP41.9-4-2SR3-1S",
        "SIP41.9-4-2SR3-1S,",
        "SCCP41.8-0-1-0DEV,",
        "P0S3-08-12-00, P0S3-8-12-00",
        "P0S3-8-11-00, P0S3-08-11-00",
        "P003-8-4-00, P003-08-4-00",
        "P0S3-10-1-00,",
        "P00308010200,",
        "CP7912080004SCCP080108A,",
    })
    void a_load_may_be_known_by_another_name(String text, String other) {
        assertThat(LoadNames.alternatives(LoadNames.named(text).orElseThrow()))
                .extracting(LoadName::text)
                .isEqualTo(other == null ? List.of() : List.of(other));
    }

    @Test
    void an_empty_or_endless_name_is_refused_in_a_short_sentence() {
        for (String text : List.of("", "  ", ".loads", "SIP41.9-4-2".repeat(10_000))) {
            assertThat(LoadNames.read(text))
                    .isInstanceOfSatisfying(
                            LoadNameReading.NotALoad.class,
                            it -> assertThat(it.why()).hasSizeBetween(20, 250));
        }
    }

    @Property(tries = 2000)
    void any_text_is_read_without_an_exception_and_a_name_reads_as_itself(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = 'z') String text) {
        for (String it : List.of(text, "SIP41." + text, "P0S3-" + text, "P003" + text)) {
            LoadNames.named(it)
                    .ifPresent(name -> assertThat(LoadNames.named(name.text())).hasValue(name));
        }
    }
}
