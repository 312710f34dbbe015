package offhook.line;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

final class BookJudgeTest {
    private static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);

    @Test
    void columns_stand_in_any_order_under_any_usual_name() {
        PhoneEntry phone =
                Handed.only(
                        Handed.fresh(
                                "Secret,Full Name,Ext.,MAC-Address,Phone Model,Office,Time Zone",
                                "geheim,Anna,101,MAC:001B0C18BDC1,CP-7961G,Berlin,W. Europe"));

        assertThat(phone)
                .isEqualTo(
                        new PhoneEntry(
                                MAC,
                                Optional.of("7961"),
                                Optional.of("Berlin"),
                                "",
                                List.of(
                                        new Line(
                                                1,
                                                "101",
                                                "",
                                                "Anna",
                                                "",
                                                new Secret("geheim"),
                                                Optional.empty(),
                                                Optional.empty())),
                                List.of(),
                                Map.of(Setting.TIME_ZONE, "W. Europe")));
    }

    @Test
    void lines_of_a_phone_are_rows_or_columns() {
        PhoneEntry rows =
                Handed.only(
                        Handed.fresh(
                                "mac,number,password", "001B0C18BDC1,101,a", "001B0C18BDC1,102,b"));
        PhoneEntry columns =
                Handed.only(
                        Handed.fresh(
                                "mac,line1_number,line1_password,line2_number,line2_password",
                                "001B0C18BDC1,101,a,102,b"));
        PhoneEntry cisco =
                Handed.only(
                        Handed.fresh(
                                "mac,line1_name,line1_password,line2_name,line2_password",
                                "001B0C18BDC1,101,a,102,b"));

        assertThat(rows.lines())
                .containsExactly(Handed.line(1, "101", "a"), Handed.line(2, "102", "b"));
        assertThat(columns).isEqualTo(rows);
        assertThat(cisco).isEqualTo(rows);
    }

    @Test
    void speed_dials_and_lamps_have_columns_or_rows_of_their_own() {
        PhoneEntry columns =
                Handed.only(
                        Handed.fresh(
                                "mac,number,speed2_number,speed2_label,blf3_number,blf3_name",
                                "001B0C18BDC1,101,555,Taxi,102,Bert"));
        PhoneEntry rows =
                Handed.only(
                        Handed.fresh(
                                "mac,kind,number,label",
                                "001B0C18BDC1,speed dial,555,Taxi",
                                "001B0C18BDC1,BLF,102,Bert",
                                "001B0C18BDC1,line,101,"));

        assertThat(columns.speedDials())
                .containsExactly(
                        new SpeedDial(2, "Taxi", "555", false),
                        new SpeedDial(3, "Bert", "102", true));
        assertThat(rows).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mac|001B0C18BDC|row 2, column mac (cell A2): \"001B0C18BDC\": it has 11",
                "model|7691|column model (cell B2): \"7691\": expected a model such as 7961",
                "number|101@pbx|did you mean \"101\"?",
                "label|0123456789012345678901234567890|it has 31 bytes, at most 30 fit; did you"
                        + " mean \"012345678901234567890123456789\"?",
                "voicemail|call me later|digits",
                "pbx|ofice|no server is known yet",
                "web-access|maybe|expected true or false",
                "register-seconds|0|did you mean \"1\"?",
                "media-port-low|16385|did you mean \"16384\"?",
                "preferred-codec|g711u-law|did you mean \"g711ulaw\"?",
                "time-zone|Berlin|did you mean \"W. Europe\"?",
                "directory-url|dir.xml|begins with http://",
                "ntp-server|http://10.0.0.1/|did you mean \"10.0.0.1\"?",
                "date-template|dd.mm.yy|did you mean \"D/M/Y\"?",
                "button|9|button 9 has a key, but button 1 has none",
            })
    void a_wrong_cell_is_named_by_row_and_column_with_the_nearest_right_value(
            String column, String value, String said) {
        var row =
                new LinkedHashMap<>(
                        Map.of("mac", "001B0C18BDC1", "model", "7961", "number", "101"));
        var names = new ArrayList<>(List.of("mac", "model", "number"));
        if (!names.contains(column)) {
            names.add(column);
        }
        row.put(column, value);
        String values = String.join(",", names.stream().map(row::get).toList());

        assertThat(Handed.faults(String.join(",", names), values))
                .singleElement()
                .asString()
                .contains(said);
    }

    @Test
    void more_lines_than_the_model_has_keys_are_refused() {
        assertThat(
                        Handed.faults(
                                "mac,model,line1_number,line2_number,line3_number",
                                "001B0C18BDC1,7940,101,102,103"))
                .singleElement()
                .asString()
                .contains("row 2: button 3: a 7940 has 2 lines");
    }

    @Test
    void a_password_is_never_shown_wherever_it_stands() {
        String password = "0123456789abcdefABCDEF0123456789xyz";
        assertThat(Handed.faults("mac,number,password", "001B0C18BDC1,101," + password))
                .singleElement()
                .asString()
                .contains("column password (cell C2)", "it has 35 bytes, at most 31 fit")
                .doesNotContain(password.substring(0, 8));
        // A comma that nobody quoted; a list without a heading; a cell that is dumped.
        assertThat(Handed.faults("mac,name,number,password", "001B0C18BDC1,A,B,101," + password))
                .singleElement()
                .asString()
                .contains("row 2: it has 5 cells, the heading 4")
                .doesNotContain(password);
        assertThat(Handed.faults("001B0C18BDC1,101," + password))
                .singleElement()
                .asString()
                .contains("expected a heading")
                .doesNotContain(password);
        Judgement fine = Handed.fresh("mac,number,password", "001B0C18BDC1,101,geheim99");
        assertThat(
                        fine.book()
                                + " "
                                + fine
                                + " "
                                + fine.book().phones()
                                + Handed.only(fine).lines()
                                + fine.book().setup(MAC, Optional.empty()))
                .doesNotContain("geheim99");
    }

    @Test
    void one_bad_row_of_five_thousand_is_named_and_nothing_is_changed() {
        LineBook before = Handed.fresh("mac,number", "001B0C18BDC1,101").book();
        String[] rows =
                IntStream.rangeClosed(1, 5_001)
                        .mapToObj(
                                row ->
                                        row == 1
                                                ? "mac,number,password"
                                                : "001B0C%06X,%d,pw"
                                                        .formatted(row, row == 4_321 ? -1 : 10_000))
                        .toArray(String[]::new);
        rows[4_320] = "001B0C0010E0,,pw";

        Judgement judgement = Handed.onto(before, rows);

        assertThat(judgement.faults())
                .singleElement()
                .extracting(Fault::text)
                .asString()
                .isEqualTo("row 4321, column number (cell B4321): a line needs a number");
        assertThat(judgement.book()).isSameAs(before);
    }

    @Test
    void what_is_not_said_stays_and_an_empty_cell_empties() {
        LineBook before =
                Handed.fresh(
                                "mac,model,site,number,label,password,web-access",
                                "001B0C18BDC1,7961,Berlin,101,Anna,geheim,false")
                        .book();

        PhoneEntry after =
                Handed.only(Handed.onto(before, "mac,number,label,site", "001B0C18BDC1,101,,"));

        assertThat(after.model()).contains("7961");
        assertThat(after.site()).isEmpty();
        assertThat(after.overrides()).containsEntry(Setting.WEB_ACCESS, "false");
        assertThat(after.lines()).containsExactly(Handed.line(1, "101", "geheim"));
    }

    @Test
    void a_password_goes_with_its_number_not_with_its_button() {
        LineBook before = Handed.fresh("mac,number,password", "001B0C18BDC1,101,geheim").book();

        PhoneEntry after =
                Handed.only(
                        Handed.onto(
                                before,
                                "mac,button,number,password",
                                "001B0C18BDC1,1,102,",
                                "001B0C18BDC1,2,101,•••"));

        assertThat(after.lines())
                .containsExactly(Handed.line(1, "102", ""), Handed.line(2, "101", "geheim"));
    }

    @Test
    void freepbx_s_export_completes_known_lines_and_its_own_password_is_not_the_phone_s() {
        LineBook before = Handed.fresh("mac,number", "001B0C18BDC1,101").book();

        Judgement judgement =
                Handed.onto(
                        before,
                        "extension,password,name,voicemail,ringtimer,tech,devicetype,mohclass,secret",
                        "101,wrong,Anna,default,0,pjsip,fixed,default,right",
                        "109,wrong,Zoe,novm,0,pjsip,fixed,default,right");

        Line line = Handed.only(judgement).lines().getFirst();
        assertThat(line.password()).isEqualTo(new Secret("right"));
        assertThat(line.displayName()).isEqualTo("Anna");
        assertThat(line.voicemail()).isEmpty();
        assertThat(judgement.notes()).anyMatch(note -> note.contains("1 of 2 numbers"));
    }

    @Test
    void freepbx_s_export_with_a_column_for_the_mac_makes_phones() {
        Judgement judgement =
                Handed.fresh(
                        "extension,name,tech,devicetype,mohclass,ringtimer,secret,mac,model,type",
                        "101,Anna,pjsip,fixed,default,0,right,001B0C18BDC1,7961,friend",
                        "102,Softphone,pjsip,fixed,default,0,right,,,friend");

        assertThat(Handed.only(judgement).model()).contains("7961");
        assertThat(Handed.only(judgement).lines())
                .singleElement()
                .extracting(Line::number)
                .isEqualTo("101");
    }

    @Test
    void a_misspelt_heading_is_refused_and_a_foreign_one_is_passed_over() {
        assertThat(Handed.faults("mac,number,pasword", "001B0C18BDC1,101,x"))
                .singleElement()
                .asString()
                .contains("row 1, column pasword (cell C1)", "did you mean \"password\"?");
        assertThat(Handed.fresh("mac,number,shoe size", "001B0C18BDC1,101,44"))
                .matches(Judgement::isFine)
                .extracting(Judgement::notes)
                .asString()
                .contains("shoe size");
        assertThat(Handed.faults("mac,extension,number", "001B0C18BDC1,101,102"))
                .singleElement()
                .asString()
                .contains("means the same");
    }

    @Test
    void an_address_in_place_of_a_server_s_name_is_one() {
        LineBook book = Handed.fresh("mac,number,server", "001B0C18BDC1,101,10.0.0.5:5062").book();

        assertThat(book.setup(MAC, Optional.empty()).orElseThrow().lines().getFirst().pbx())
                .contains(Pbx.of("10.0.0.5:5062", PbxKind.OTHER_SIP, "10.0.0.5").at(5062));
    }

    @Test
    void the_nearest_layer_wins_and_says_who_it_is() {
        LineBook book =
                new LineBook(
                        Map.of(),
                        Optional.empty(),
                        Map.of(Setting.WEB_ACCESS, "a", Setting.PC_PORT, "a"),
                        Map.of("Berlin", Map.of(Setting.PC_PORT, "b", Setting.SSH_USER, "b")),
                        Map.of("7961", Map.of(Setting.SSH_USER, "c", Setting.LOGO_URL, "c")),
                        Map.of(
                                MAC,
                                new PhoneEntry(
                                        MAC,
                                        Optional.empty(),
                                        Optional.of("Berlin"),
                                        "",
                                        List.of(),
                                        List.of(),
                                        Map.of(Setting.LOGO_URL, "d"))));

        var settings = book.setup(MAC, Optional.of("7961")).orElseThrow().settings();

        assertThat(settings.get(Setting.WEB_ACCESS))
                .isEqualTo(new PhoneSetup.Chosen("a", PhoneSetup.Origin.EVERYBODY));
        assertThat(settings.get(Setting.PC_PORT))
                .isEqualTo(new PhoneSetup.Chosen("b", PhoneSetup.Origin.SITE));
        assertThat(settings.get(Setting.SSH_USER))
                .isEqualTo(new PhoneSetup.Chosen("c", PhoneSetup.Origin.MODEL));
        assertThat(settings.get(Setting.LOGO_URL))
                .isEqualTo(new PhoneSetup.Chosen("d", PhoneSetup.Origin.PHONE));
        assertThat(settings.get(Setting.PICKUP_CODE))
                .isEqualTo(new PhoneSetup.Chosen("*8", PhoneSetup.Origin.OFFHOOK));
    }
}
