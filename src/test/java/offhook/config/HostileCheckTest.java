package offhook.config;

import static offhook.config.CheckCases.DEVICE;
import static offhook.config.CheckCases.SEP;
import static offhook.config.CheckCases.SIP;
import static offhook.config.CheckCases.changed;
import static offhook.config.CheckCases.judge;
import static offhook.config.CheckCases.said;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import offhook.KnownPhones;
import offhook.provision.FilesRead;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Files as they come out of editors, web pages and accidents. */
class HostileCheckTest {
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz01234";

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\u2028"})
    void a_character_that_nobody_sees_is_found_and_taken_out(String sign) {
        String text = changed(DEVICE, ">USECALLMANAGER<", ">USECALLMANAGER" + sign + "<");

        CheckedFile judged = judge(SEP, text);

        assertThat(said(judged)).contains("warning invisible-character");
        assertThat(judged.corrected()).contains(DEVICE);
        assertThat(said(SIP, "line1_name:" + sign + "\"101\"\n"))
                .contains("warning invisible-character");
    }

    @Test
    void a_file_that_says_utf_16_and_is_not_is_refused_by_a_parser() {
        String text = changed(DEVICE, "encoding=\"UTF-8\"", "encoding=\"UTF-16\"");

        assertThat(said(SEP, text)).containsExactly("error wrong-encoding");
        assertThat(judge(SEP, text).corrected()).contains(DEVICE);
    }

    @Test
    void every_encoding_that_editors_write_is_read_and_mended() {
        for (var charset :
                List.of(
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            CheckedFile judged = judge(SEP, Bytes.of(DEVICE.getBytes(charset)), CheckContext.NONE);

            assertThat(said(judged)).containsExactly("error wide-characters");
            assertThat(judged.corrected()).contains(DEVICE);
        }
    }

    @Test
    void markup_copied_from_a_page_s_source_is_said_to_be_so() {
        String escaped = DEVICE.replace("<", "&lt;").replace(">", "&gt;");

        assertThat(said(SEP, escaped)).contains("error web-page");
        assertThat(said(SEP, DEVICE.replace('<', '\u2039').replace('>', '\u203a')))
                .contains("error web-page");
    }

    @Test
    void nothing_before_a_colon_is_no_setting() {
        assertThat(said(SIP, ": 5060\n")).contains("error not-key-and-value");
    }

    @Test
    void huge_and_deep_files_are_judged_within_bounds() {
        assertThat(said(SEP, "<device>".repeat(100_000))).contains("error too-deep");
        assertThat(judge(SEP, "<device>" + "<a>x</a>".repeat(100_000) + "</device>").isFine())
                .isTrue();
        assertThat(judge(SEP, "<device " + "a=\"b\" ".repeat(20_000) + "/>").remarks().size())
                .isLessThanOrEqualTo(Remarks.REMARKS_MAX);
        String type = "<!DOCTYPE d [<!ENTITY y \"a\">]>";
        assertThat(judge(SEP, type + "<device>" + "&x;".repeat(200_000) + "</device>").isFine())
                .isFalse();
        assertThat(judge(SEP, "<device><a>" + "PUT ".repeat(200_000) + "</a></device>").remarks())
                .isNotNull();
        assertThat(judge(SIP, ":".repeat(900_000)).remarks()).isNotEmpty();
        assertThat(judge(SIP, "line1_name: 1\n".repeat(60_000)).remarks()).isNotNull();
    }

    @Property(tries = 200)
    void a_file_cut_or_changed_anywhere_is_judged_and_read_and_no_password_is_said(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int seed) {
        var luck = new Random(seed);
        byte[] bytes = DEVICE.getBytes(StandardCharsets.UTF_8);
        int cut = luck.nextInt(bytes.length);
        byte[] broken = luck.nextBoolean() ? java.util.Arrays.copyOf(bytes, cut) : bytes.clone();
        for (int i = 0; i < luck.nextInt(6) && broken.length > 0; i++) {
            broken[luck.nextInt(broken.length)] = (byte) luck.nextInt(256);
        }
        Bytes content = Bytes.of(broken);

        CheckedFile judged = judge(SEP, content, CheckContext.NONE);

        assertThat(judged.remarks().toString()).as("seed " + seed).doesNotContain(SECRET);
        var parsed = ParsedFile.of(SEP, content);
        assertThat(new FilesRead(KnownPhones.CATALOGUE).of(List.of(parsed)).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void what_editors_and_dos_leave_behind_a_text_is_taken_off() {
        for (String rest : List.of("\0\0\0", "\u001a")) {
            CheckedFile judged = judge(SEP, DEVICE + rest);

            assertThat(said(judged)).containsExactly("error bad-character");
            assertThat(judged.corrected()).contains(DEVICE);
            assertThat(said(SIP, CheckCases.SETTINGS + rest)).isEmpty();
        }
        assertThat(said(SEP, "\0".repeat(900))).containsExactly("error file-empty");
        assertThat(said(SEP, DEVICE.replace("Line101", "Line\u0007")))
                .contains("error bad-character");
    }

    @Test
    void letters_of_an_unknown_alphabet_are_not_made_into_western_ones() {
        byte[] cyrillic =
                DEVICE.replace("Line101", "Офис").getBytes(Charset.forName("windows-1251"));
        byte[] declared =
                DEVICE.replace("Line101", "Офис")
                        .replace("UTF-8", "koi8-r")
                        .getBytes(Charset.forName("koi8-r"));

        CheckedFile unsaid = judge(SEP, Bytes.of(cyrillic), CheckContext.NONE);
        CheckedFile told = judge(SEP, Bytes.of(declared), CheckContext.NONE);

        assertThat(said(unsaid)).containsExactly("error wrong-encoding");
        assertThat(unsaid.corrected()).isEmpty();
        assertThat(told.corrected()).contains(DEVICE.replace("Line101", "Офис"));
    }

    @Test
    void forms_to_be_filled_in_are_no_broken_xml() {
        String form =
                DEVICE.replace("192.168.1.10", "<<SIP_SERVER>>").replace(">101<", "><<EXT>><");
        String erb =
                DEVICE.replace("192.168.1.10", "<%= @server %>")
                        .replace("<sipProfile>", "<% if @sip -%><sipProfile>");

        assertThat(said(SEP, form)).containsExactly("warning placeholder");
        assertThat(said("SEP.cnf.xml.erb", erb)).containsExactly("hint template");
        assertThat(judge("SEP.cnf.xml.erb", erb).corrected()).isEmpty();
    }

    @Test
    void a_page_s_entity_becomes_its_letter_and_one_s_own_is_left_alone() {
        assertThat(judge(SEP, DEVICE.replace("Line101", "B&uuml;ro")).corrected())
                .contains(DEVICE.replace("Line101", "Büro"));
        String own =
                DEVICE.replace("<device>", "<!DOCTYPE d [<!ENTITY pbx \"10.0.0.1\">]>\n<device>")
                        .replace("192.168.1.10", "&pbx;");

        assertThat(said(SEP, own)).contains("error unknown-entity");
        assertThat(judge(SEP, own).corrected()).isEmpty();
    }

    @Test
    void markup_pasted_with_its_frame_is_a_page() {
        String escaped = DEVICE.replace("<", "&lt;").replace(">", "&gt;");

        assertThat(said(SEP, "<pre><code>" + escaped + "</code></pre>"))
                .containsExactly("error web-page");
    }

    /** Each from a published file or the code that makes one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!!PBX!!!",
                "******SERVER ADDRESS HERE******",
                "{SERVER}",
                "{uc}",
                "%FWLOAD%",
                "$SIPSERVER",
                "#SIP PORT#",
                "PUT IP OF PHONE SERVER HERE",
                "[[server]]",
                "@server@",
                "YYY.YYY.YYY.YYY",
                "your.pbx.ip"
            })
    void what_its_owner_has_to_fill_in_is_not_called_wrong(String form) {
        assertThat(said(SEP, changed(DEVICE, "192.168.1.10", form)))
                .containsExactly("warning placeholder");
    }

    @Test
    void values_that_a_php_page_prints_are_no_empty_ones() {
        String php =
                "<?php header('Content-type: text/xml'); ?>\n"
                        + DEVICE.replace("192.168.1.10", "<?php echo $ip;?>")
                                .replace(">101<", "><?= $ext ?><");

        assertThat(said(SEP, php)).containsExactly("hint template");
        assertThat(judge(SEP, php).corrected()).isEmpty();
    }
}
