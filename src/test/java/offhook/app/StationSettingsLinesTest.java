package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

final class StationSettingsLinesTest {
    @Test
    void strings_arrays_comments_and_inline_tables_do_not_confuse_it() {
        var lines =
                new StationSettingsLines(
                        """
                        # [a]
                        a.b = "x # y = [" # c
                        text = \"""
                        [no.header]
                        k = 1
                        \"""
                        list = [
                          [1, 2], # two
                          {x = 1, y = [3]}, "\\"]",
                          'last' ]
                        [[t . 'q q']]
                        [t."q q".deep]
                        v=2\r
                        [[t."q q"]]
                        w = 0x01 # raw
                        """);

        assertThat(lines.line("a.b")).isEqualTo(2);
        assertThat(lines.line("a")).isEqualTo(2);
        assertThat(lines.line("no.header")).isEqualTo(1);
        assertThat(lines.line("list")).isEqualTo(7);
        assertThat(lines.line("list[0]")).isEqualTo(8);
        assertThat(lines.line("list[1].x")).isEqualTo(9);
        assertThat(lines.line("list[2]")).isEqualTo(9);
        assertThat(lines.line("list[3]")).isEqualTo(10);
        assertThat(lines.line("t.qq[0]")).isEqualTo(1);
        assertThat(lines.line("t.q q[0]")).isEqualTo(11);
        assertThat(lines.line("t.q q[0].deep.v")).isEqualTo(13);
        assertThat(lines.line("t.q q[0].deep.other")).isEqualTo(12);
        assertThat(lines.line("t.q q[1].w")).isEqualTo(15);
        assertThat(lines.raw("t.q q[1].w")).contains("0x01 # raw");
    }

    @Property(tries = 500)
    void any_text_comes_to_an_end(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'[', ']', '{', '}', '"', '\'', '\\', '=', '#', ',', '.', '\n', ' '})
                    @CharRange(from = 'a', to = 'c')
                    String text) {
        assertThat(new StationSettingsLines(text).line("a.b[0].c")).isPositive();
    }
}
