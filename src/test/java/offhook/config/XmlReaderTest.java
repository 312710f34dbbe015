package offhook.config;

import static offhook.config.CheckCases.DEVICE;
import static offhook.config.CheckCases.SEP;
import static offhook.config.CheckCases.changed;
import static offhook.config.CheckCases.judge;
import static offhook.config.CheckCases.said;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.WellFormed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class XmlReaderTest {
    @Test
    void the_tree_has_the_texts_that_the_jdk_reads() {
        String xml = "<a><!-- x --><b c='1 &amp; 2'>one &lt; &#x41;</b><![CDATA[<&>]]></a>";

        assertThat(text(xml)).isEqualTo(WellFormed.check(xml)).isEqualTo("one < A<&>");
    }

    private static String text(String xml) {
        var all = new StringBuilder();
        XmlReader.read(xml, new Remarks(LineIndex.of(xml)))
                .orElseThrow()
                .walk(it -> all.append(it.text()));
        // The one child comes before the parent's own text in the document.
        return all.substring(all.indexOf("<&>") + 3) + "<&>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    button="1"              | button=”1″              | typographic-quote
                    button="1"              | button=1                | bad-attribute
                    button="1" lineIndex    | button="1"lineIndex     | bad-attribute
                    button="1"              | button="1" button="1"   | bad-attribute
                    <name>101</name>        | <name>1 & 2</name>      | bare-ampersand
                    <name>101</name>        | <name>1 < 2</name>      | bare-less-than
                    <name>101</name>        | <name>a<b</name>        | bare-less-than
                    <name>101</name>        | <name>a&nbsp;b</name>   | unknown-entity
                    <name>101</name>        | <name101</name>         | tag-not-closed
                    <name>101</name>        | <name[101]</name>       | tag-not-closed
                    <name>101</name>        | <name>101</name         | tag-not-closed
                    <name>101</name>        | <name>101</Name>        | wrong-end-tag
                    <name>101</name>        | <name>101</ name>       | bad-markup
                    <name>101</name>        | <name>101</name></name> | wrong-end-tag
                    button="1"              | button="1″              | typographic-quote
                    button="1" line         | button="1″ line         | typographic-quote
                    <kpml>                  | <!-- -- --><kpml>       | bad-comment
                    <line button            | <line\u00a0button       | bad-character
                    """)
    void an_obvious_mistake_is_named_once_and_mended(String right, String wrong, String code) {
        CheckedFile judged = judge(SEP, changed(DEVICE, right, wrong));

        assertThat(judged.remarks().getFirst().code()).isEqualTo(code);
        assertThat(judged.isFine()).isFalse();
        WellFormed.check(judged.corrected().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    </sipProfile>   | x            | element-not-closed
                    </device>       | x            | element-not-closed
                    </device>       | </device><a/> | text-outside
                    <?xml           | x<?xml       | late-declaration
                    </dateTemplate> | x            | element-not-closed
                    <kpml>          | <!kpml>      | bad-markup
                    <kpml>          | <!-- <kpml>  | bad-comment
                    """)
    void what_cannot_be_guessed_is_an_error_with_its_place(
            String right, String wrong, String code) {
        assertThat(said(SEP, changed(DEVICE, right, wrong.equals("x") ? "" : wrong)))
                .contains("error " + code);
    }

    @Test
    void the_place_counts_lines_and_characters_from_1() {
        String xml = "<device>\r\n  <a b=”1”/>\r\n</device>";

        assertThat(judge(SEP, xml).remarks().getFirst().place()).isEqualTo(new Place(2, 8));
    }

    @Test
    void nesting_and_references_do_not_blow_up() {
        assertThat(said(SEP, "<a>".repeat(100_000))).contains("error too-deep");
        String bomb =
                "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><device>"
                        + "&c;".repeat(300)
                        + "</device>";
        assertThat(judge(SEP, bomb).unsaid()).isPositive();
        assertThat(said(SEP, "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><device/>"))
                .contains("warning document-type");
    }

    /** Minutes if any search ran to the end of the text each time; else nobody notices. */
    @Test
    void a_megabyte_of_the_same_is_read_once() {
        for (String part : new String[] {"<a b='1'/>", "<?xml ?>", "<a[</a>", "& ", "<b>x</b>"}) {
            String text = "<device>" + part.repeat((1 << 20) / part.length()) + "</device>";

            assertThat(judge(SEP, text).kind()).as(part).isEqualTo(FileKind.DEVICE);
        }
    }

    /** Seeded; the reader may be milder in nothing, and stricter in nothing. */
    @Test
    void broken_for_the_jdk_is_broken_for_us_and_the_other_way_round() {
        long seed = Long.getLong("seed", 42);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String xml = mutated(random);

            assertThat(isBrokenHere(xml))
                    .as("seed %d, round %d:%n%s", seed, round, xml)
                    .isEqualTo(isBrokenForJdk(xml));
        }
    }

    private static String mutated(Random random) {
        String from =
                "<?xml version=\"1.0\"?>\n<a b=\"1\" c='2'>\n <!-- x --> <d>t &amp; &#65;</d><e/>"
                        + "<f g=\"&lt;\"> <h>z</h> </f>\n</a>\n";
        var text = new StringBuilder(from);
        String signs = "<>&;\"'=/!-? abx#1]\n";
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            int at = 21 + random.nextInt(text.length() - 21);
            char sign = signs.charAt(random.nextInt(signs.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, sign);
                case 1 -> text.insert(at, sign);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static boolean isBrokenHere(String xml) {
        var remarks = new Remarks(LineIndex.of(xml));
        return XmlReader.read(xml, remarks).isEmpty() || remarks.hasErrors();
    }

    private static boolean isBrokenForJdk(String xml) {
        try {
            WellFormed.check(xml);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }
}
