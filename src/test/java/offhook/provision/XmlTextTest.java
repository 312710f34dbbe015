package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

import offhook.WellFormed;

import org.junit.jupiter.api.Test;

class XmlTextTest {
    @Property(tries = 300)
    void whatever_the_text_the_file_is_well_formed(@ForAll String value) {
        WellFormed.check(
                new XmlText().open("a", "b", value).leaf("c", value).close().bytes().utf8());
    }

    @Property(tries = 300)
    void a_text_comes_back_as_it_was(
            @ForAll @CharRange(from = ' ', to = '\ud7ff') @Chars({'<', '>', '&', '"', '\r', '\n'})
                    String value) {
        var xml = new XmlText().open("a", "b", value).leaf("c", "d", value, value).close();

        String read = WellFormed.check(xml.bytes().utf8());

        // The indentation around the leaf is content too; a parser reads every line end as \n.
        assertThat(read).isEqualTo("\n  " + lineEnds(value) + "\n");
    }

    private static String lineEnds(String value) {
        return value.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Test
    void what_xml_cannot_hold_becomes_a_question_mark() {
        assertThat(XmlText.escaped("a\0b\u0001c\uffffd")).isEqualTo("a?b?c?d");
        assertThat(XmlText.escaped("\ud800")).isEqualTo("?");
    }

    @Test
    void markup_is_escaped_and_other_letters_stay() {
        assertThat(XmlText.escaped("<a b=\"1\">&'ü€😀"))
                .isEqualTo("&lt;a b=&quot;1&quot;&gt;&amp;'ü€😀");
    }

    @Test
    void an_element_left_open_is_our_own_mistake() {
        assertThatThrownBy(() -> new XmlText().open("device").bytes())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("device");
    }
}
