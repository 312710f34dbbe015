package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.line.Handed;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would be cut or refused by the phone is refused before, in a sentence. */
class SetupLimitsTest {
    private static final String JAVA = "SIP42.9-4-2SR3-1S";
    private static final String TEXT = "P0S3-8-12-00";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DATE_TEMPLATE    | tomorrow          | date-template
                    TIME_ZONE        | Europe/Berlin     | W. Europe Standard/Daylight Time
                    NTP_SERVER       | http://ntp        | ntp-server
                    PHONE_LABEL      | Thirteen1234x     | 13
                    USER_LOCALE      | ../../etc         | folder
                    PREFERRED_CODEC  | opus              | g711ulaw
                    WEB_ACCESS       | True              | write true
                    DIRECTORY_URL    | www.example       | http://
                    IDLE_SECONDS     | -1                | 0
                    PICKUP_CODE      | 'pick me'         | pickup-code
                    DIAL_PLAN        | [1-8]XX           | rule
                    DIAL_PLAN        | 11.=soon          | seconds
                    RING_TONE        | bell.mp3          | sound
                    BACKGROUND       | logo.jpg          | picture
                    SOFT_KEYS        | On Hok: Redial    | On Hook
                    SOFT_KEYS        | On Hook: Redail   | Redial
                    REGISTER_SECONDS | 0                 | register-seconds
                    MEDIA_PORT_LOW   | 16385             | even
                    """)
    void a_setting_is_refused_with_its_name_and_what_would_do(
            Setting setting, String value, String said) {
        var order = SomeBooks.order("7962", JAVA, SomeBooks.LAN, Map.of(setting, value));

        assertThat(reasons(order))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains(SomeBooks.MAC.toString()))
                .anySatisfy(reason -> assertThat(reason).contains(setting.word()))
                .anySatisfy(reason -> assertThat(reason).contains(said));
    }

    @Test
    void speed_dials_may_stand_apart_behind_the_lines() {
        var apart = List.of(new offhook.line.SpeedDial(6, "Taxi", "555", false));

        assertThat(reasons(with(apart, line(1, "101")))).isEmpty();
        assertThat(reasons(with(apart, line(1, "101"), line(3, "103"))))
                .anySatisfy(it -> assertThat(it).contains("key 3", "key 2"));
    }

    @Test
    void a_line_is_named_with_the_value_and_the_limit() {
        assertThat(reasons(JAVA, line(2, "1".repeat(31)), 1))
                .anySatisfy(it -> assertThat(it).contains("line 2", "31", "30"));
        assertThat(reasons(JAVA, line(1, ""), 0))
                .anySatisfy(it -> assertThat(it).contains("line 1", "empty"));
        assertThat(reasons(JAVA, line(1, "UNPROVISIONED"), 0)).isNotEmpty();
        assertThat(reasons(JAVA, line(1, "a b"), 0)).isNotEmpty();
        assertThat(reasons(JAVA, line(3, "103"), 1))
                .anySatisfy(it -> assertThat(it).contains("key 3", "key 2"));
    }

    @Test
    void what_a_text_file_cannot_hold_is_refused_for_a_7960_only() {
        Line quoted = labelled("the \"boss\"");

        assertThat(reasons("7960", TEXT, List.of(quoted)))
                .anySatisfy(it -> assertThat(it).contains("line 1", "quote"));
        assertThat(reasons("7962", JAVA, List.of(quoted))).isEmpty();
        assertThat(reasons("7962", JAVA, List.of(labelled("line\nbreak")))).isNotEmpty();
    }

    @Test
    void a_7940_has_two_lines() {
        var three = List.of(line(1, "1"), line(2, "2"), line(3, "3"));

        assertThat(reasons("7940", TEXT, three))
                .anySatisfy(it -> assertThat(it).contains("line 3", "7940", "2"));
        assertThat(reasons("7960", TEXT, three)).isEmpty();
    }

    @Test
    void no_sentence_shows_a_password() {
        for (String password :
                List.of("x".repeat(32), "gehe\u00efm", " geheim", "geh\"eim", "UNPROVISIONED")) {
            Line line =
                    new Line(
                            1,
                            "101",
                            "",
                            "",
                            "",
                            new Secret(password),
                            Optional.empty(),
                            Optional.empty());

            assertThat(reasons("7960", TEXT, List.of(line)))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it).doesNotContain(password));
        }
        assertThat(
                        reasons(
                                SomeBooks.order(
                                        "7962",
                                        JAVA,
                                        SomeBooks.LAN,
                                        Map.of(Setting.PHONE_PASSWORD, "y".repeat(32)))))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).doesNotContain("yyyy"));
    }

    @Test
    void a_server_that_the_phone_cannot_use_is_named() {
        assertThat(reasons(server(Pbx.of("pbx", PbxKind.FREEPBX, "http://10.0.0.1")))).isNotEmpty();
        assertThat(reasons(server(Pbx.of("pbx", PbxKind.FREEPBX, "h".repeat(51)))))
                .anySatisfy(it -> assertThat(it).contains("51", "50"));
        assertThat(reasons(server(Pbx.of("pbx", PbxKind.CUCM, "10.0.0.1"))))
                .anySatisfy(it -> assertThat(it).contains("SCCP", "SIP"));
        var tls =
                new Pbx(
                        "pbx",
                        PbxKind.FREEPBX,
                        "10.0.0.1",
                        5061,
                        Optional.of(Transport.TLS),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        "");
        assertThat(reasons(server(tls))).anySatisfy(it -> assertThat(it).contains("TLS"));
    }

    @Test
    void a_speed_dial_before_a_line_is_refused() {
        var order =
                SomeBooks.order(
                        "7962",
                        JAVA,
                        SomeBooks.LAN,
                        Map.of(),
                        List.of(line(2, "102")),
                        List.of(new SpeedDial(1, "Boss", "100", false)));

        assertThat(reasons(order)).isNotEmpty();
    }

    private static Line line(int button, String number) {
        return Handed.line(button, number, "secret");
    }

    private static Line labelled(String label) {
        return new Line(
                1, "101", label, "", "", new Secret("secret"), Optional.empty(), Optional.empty());
    }

    private static List<String> reasons(String load, Line line, int linesBefore) {
        return linesBefore == 0
                ? reasons("7962", load, List.of(line))
                : reasons("7962", load, List.of(line(1, "101"), line));
    }

    private static List<String> reasons(String model, String load, List<Line> lines) {
        return reasons(SomeBooks.order(model, load, SomeBooks.LAN, Map.of(), lines, List.of()));
    }

    private static FileOrder with(List<offhook.line.SpeedDial> dials, Line... lines) {
        return SomeBooks.order("7962", JAVA, SomeBooks.LAN, Map.of(), List.of(lines), dials);
    }

    private static FileOrder server(Pbx pbx) {
        return SomeBooks.order("7962", JAVA, pbx, Map.of());
    }

    private static List<String> reasons(FileOrder order) {
        return SetupLimits.broken(order, SetupLimits.vocabulary(KnownPhones.CATALOGUE));
    }
}
