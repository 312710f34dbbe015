package offhook.config;

import static offhook.config.CheckCases.DEFAULT;
import static offhook.config.CheckCases.DEVICE;
import static offhook.config.CheckCases.SETTINGS;
import static offhook.config.CheckCases.changed;
import static offhook.config.CheckCases.judge;
import static offhook.config.CheckCases.said;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class OtherFilesCheckTest {
    private static final String XML_DEFAULT = "XMLDefault.cnf.xml";

    private static final String PLAN =
            """
            <DIALTEMPLATE>
              <TEMPLATE MATCH="1.." TIMEOUT="0" User="Phone"/>
              <TEMPLATE MATCH="9,1.........." TIMEOUT="0" TONE="Bellcore-Outside" REWRITE="%1"/>
              <TEMPLATE MATCH="*" TIMEOUT="5"/>
            </DIALTEMPLATE>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Default>             | default>              | error default-root
                    Default>             | device>               | warning default-root
                    loadInformation30018 | loadInformation8      | error wrong-number
                    loadInformation30018 | loadInformation115    | error wrong-number
                    SIP41.               | SIP42.                | error load-wrong-family
                    P0S3-8-12-00         | P0S3-8-12-00.loads    | error load-name-extension
                    P0S3-8-12-00         | cmterm-7940-sip.zip   | warning not-a-load
                    P0S3-8-12-00         | x                     | warning not-a-load
                    """)
    void one_mistake_in_the_default_file_is_one_remark(String right, String wrong, String remark) {
        assertThat(said(XML_DEFAULT, changed(DEFAULT, right, wrong))).containsExactly(remark);
    }

    @Test
    void a_whole_default_file_and_a_number_that_is_told_twice_are_fine() {
        assertThat(said(XML_DEFAULT, DEFAULT)).isEmpty();
        String also =
                "<loadInformation5 model=\"Cisco 7961\">SIP41.8-5-4S</loadInformation5></Default>";
        assertThat(said(XML_DEFAULT, changed(DEFAULT, "</Default>", also)))
                .containsExactly("warning wrong-number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    MATCH="1.."    | MATCH="[1-8].."   | error pattern
                    MATCH="1.."    | MATCH="_9XX"     | error pattern
                    MATCH="1.."    | MATCH="9N"        | error pattern
                    MATCH="1.."    | MATCH="9!"        | error pattern
                    MATCH="1.."    | MATCH="*97"       | hint pattern
                    MATCH="1.."    | MATHC="1.."       | error plan-attribute
                    MATCH="1.."    | TIMEOUT2="1"      | error plan-attribute
                    TIMEOUT="5"    | TIMEOUT="5s"      | error plan-value
                    User="Phone"   | User="SIP"        | error plan-value
                    REWRITE="%1"   | REWRITE="%6"      | error rewrite
                    Bellcore-Outside | Bellcore-Out    | error plan-value
                    <TEMPLATE MATCH="1.." | <template MATCH="1.." | error template-case
                    <TEMPLATE MATCH="1.." | <RULE MATCH="1.."     | error plan-element
                    <TEMPLATE MATCH="*" TIMEOUT="5"/> | ` `     | hint no-catch-all
                    """)
    void one_mistake_in_a_dial_plan_is_said(String right, String wrong, String remark) {
        assertThat(said("dialplan.xml", PLAN)).isEmpty();
        assertThat(said("dialplan.xml", changed(PLAN, right, wrong))).first().isEqualTo(remark);
    }

    @Test
    void a_dial_plan_of_more_than_8192_bytes_is_not_read() {
        String line = "<TEMPLATE MATCH=\"1..\" TIMEOUT=\"0\"/>\n";

        assertThat(said("dialplan.xml", PLAN.replace("</D", line.repeat(230) + "</D")))
                .containsExactly("error plan-too-long");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "P003-8-12-00,",
                "P00308010200,",
                "P003-8-12-00 ,hint blank-behind",
                "P003-8-12-00.bin,error load-name-extension",
                "P0S3-8-12-00,warning loader-needed",
                "P0S3-06-0-00,",
                "SIP41.9-4-2SR3-1S,error load-wrong-family",
                "hello,warning not-a-load"
            })
    void os79xx_names_one_image(String name, String remark) {
        assertThat(said("OS79XX.TXT", name + "\r\n"))
                .isEqualTo(remark == null ? java.util.List.of() : java.util.List.of(remark));
    }

    @Test
    void rings_have_names_of_25_characters_and_a_tab_before_the_file() {
        String ring =
                "<CiscoIPPhoneRingList><Ring><DisplayName>Bell</DisplayName>"
                        + "<FileName>Bell.raw</FileName></Ring></CiscoIPPhoneRingList>";

        assertThat(said("Ringlist.xml", ring)).isEmpty();
        assertThat(said("Ringlist.xml", ring.replace("Bell<", "B".repeat(26) + "<")))
                .containsExactly("warning ring");
        assertThat(said("Ringlist.xml", ring.replace("<FileName>Bell.raw</FileName>", "")))
                .containsExactly("error ring");
        assertThat(said("RINGLIST.DAT", "Bell\tBell.raw\nPiano 1\t\tPiano1.raw \n")).isEmpty();
        CheckedFile blanks = judge("RINGLIST.DAT", "Bell\tBell.raw\nPiano 1   Piano1.raw\n");
        assertThat(said(blanks)).containsExactly("error ring-line");
        assertThat(blanks.corrected()).contains("Bell\tBell.raw\nPiano 1\tPiano1.raw\n");
    }

    @Test
    void objects_of_services_soft_keys_and_images_have_counts() {
        String item = "<MenuItem><Name>n</Name><URL>http://a</URL></MenuItem>";
        String menu = "<CiscoIPPhoneMenu>%s</CiscoIPPhoneMenu>";

        assertThat(said("menu.xml", menu.formatted(item.repeat(100)))).isEmpty();
        assertThat(said("menu.xml", menu.formatted(item.repeat(101))))
                .containsExactly("error service-object");
        assertThat(said("menu.xml", menu.formatted(item.replace("http://a", "http://a?b&c"))))
                .containsExactly("error bare-ampersand");
        String keys =
                "<softKeyCfg><softKeySets><softKeySet id=\"On Hook\">%s</softKeySet></softKeySets>"
                        + "</softKeyCfg>";
        assertThat(said("keys.xml", keys.formatted("<softKey/>".repeat(16)))).isEmpty();
        assertThat(said("keys.xml", keys.formatted("<softKey/>".repeat(17))))
                .containsExactly("error soft-key");
        assertThat(
                        said(
                                "List.xml",
                                "<CiscoIPPhoneImageList><ImageItem Image=\"a.png\" URL=\"TFTP:b\"/>"
                                        + "</CiscoIPPhoneImageList>"))
                .containsExactly("error image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SEP001B0C18BDC1.cnf.xml     |
                    SEP001b0c18bdc1.cnf.xml     | warning name-case
                    sep001B0C18BDC1.cnf.xml     | warning name-case
                    SEP00:1B:0C:18:BD:C1.cnf.xml| error name-spelling
                    SEP001B0C18BDC.cnf.xml      | error name-spelling
                    SEP001B0C18BDC1.cnf.xml.txt | error wrong-name
                    SEP001B0C18BDC1.xml         | error wrong-name
                    SEP001B0C18BDC1.cnf.xml_    | error wrong-name
                    SEP001B0C18BDC1.cnf.xml~    | error wrong-name
                    XMLDefault7960.cnf.xml      |
                    SEPDefault.cnf.xml          | warning default-root
                    SEP001B0C18BDC1.cnf         | error wrong-name
                    SIP001B0C18BDC1.cnf.xml     | error wrong-name
                    XMLDefault.xml              | error wrong-name
                    SEP000000000000.cnf.xml     |
                    SEP001B0C18BDC1.cnf.xml.fixed |
                    phone.xml                   |
                    """)
    void a_name_that_no_phone_asks_for_is_said(String name, String remark) {
        var said = said(name, name.startsWith("XMLDefault.") ? DEFAULT : DEVICE);

        assertThat(said)
                .isEqualTo(remark == null ? java.util.List.of() : java.util.List.of(remark));
    }

    @Test
    void settings_under_the_name_of_xml_are_misnamed() {
        assertThat(said(CheckCases.SEP, SETTINGS)).containsExactly("error wrong-name");
    }

    @Test
    void what_is_no_file_of_settings_is_said_at_once() {
        assertThat(said("a.xml", "")).containsExactly("error file-empty");
        assertThat(said("a.xml", " \n")).containsExactly("error file-empty");
        assertThat(said("SEP.cnf.xml", "<!DOCTYPE html><html>404</html>"))
                .containsExactly("error web-page");
        assertThat(
                        judge("x.cnf.xml", Bytes.of(31, 139, 8, 0, 0, 1, 2, 3), CheckContext.NONE)
                                .kind())
                .isEqualTo(FileKind.BINARY);
        assertThat(said("notes.txt", "buy milk")).containsExactly("hint not-judged");
    }

    @Test
    void every_encoding_is_read_and_utf_8_is_asked_for() {
        String umlaut = changed(DEVICE, "Line101", "Büro");

        assertThat(said("a.xml", umlaut)).isEmpty();
        assertThat(said("a.xml", "\ufeff" + umlaut)).containsExactly("warning byte-order-mark");
        assertThat(latin(umlaut)).containsExactly("error wrong-encoding");
        assertThat(latin(umlaut.replace("UTF-8", "ISO-8859-1"))).isEmpty();
        assertThat(said("a.xml", umlaut.replace("UTF-8", "ISO-8859-1")))
                .containsExactly("warning wrong-encoding");
        CheckedFile wide =
                judge(
                        "a.xml",
                        Bytes.of(("\ufeff" + umlaut).getBytes(StandardCharsets.UTF_16LE)),
                        CheckContext.NONE);
        assertThat(said(wide)).containsExactly("error wide-characters");
        assertThat(said("a.xml", wide.corrected().orElseThrow())).isEmpty();
    }

    private static java.util.List<String> latin(String text) {
        return said(
                judge(
                        "a.xml",
                        Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)),
                        CheckContext.NONE));
    }

    @Test
    void a_signed_file_is_judged_behind_its_signature() {
        byte[] header = new byte[300];
        byte[] start = {1, 0, 2, 1, 1, 2, 0, 2, 1, 44};
        System.arraycopy(start, 0, header, 0, start.length);
        byte[] text = DEVICE.getBytes(StandardCharsets.UTF_8);
        byte[] whole = java.util.Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, whole, header.length, text.length);

        assertThat(said(judge("SEP001B0C18BDC1.cnf.xml.sgn", Bytes.of(whole), CheckContext.NONE)))
                .containsExactly("warning signed-file");
    }

    @Test
    void every_beginning_of_a_file_and_every_changed_byte_is_judged_without_an_exception() {
        for (String text : new String[] {DEVICE, DEFAULT, SETTINGS, PLAN}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i += 3) {
                judge("a", Bytes.of(bytes).slice(0, i), CheckContext.NONE);
                byte[] other = bytes.clone();
                other[i] ^= (byte) (1 << i % 8);
                judge("SEP001B0C18BDC1.cnf.xml", Bytes.of(other), CheckContext.NONE);
            }
        }
    }
}
