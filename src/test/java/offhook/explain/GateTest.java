package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.List;

class GateTest {
    @Test
    void a_word_is_found_in_any_case_and_inside_of_another() {
        var gate = new Gate(List.of(List.of("sep"), List.of("dhcp", "rrq from"), List.of("epo")));

        assertThat(gate.readers("file SEP001B.cnf.xml")).isEqualTo(0b001);
        assertThat(gate.readers("RRQ from 10.0.0.5")).isEqualTo(0b010);
        assertThat(gate.readers("sepo")).isEqualTo(0b101);
        assertThat(gate.readers("Übung mit se p")).isZero();
    }

    /** Few letters, so that words overlap in every way. */
    @Property
    void it_finds_what_a_search_for_each_word_finds(
            @ForAll @Size(min = 1, max = 6)
                    List<@StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String>
                            words,
            @ForAll @StringLength(max = 24) @CharRange(from = 'a', to = 'd') String text) {
        var gate = new Gate(words.stream().map(List::of).toList());

        long found = gate.readers(text);

        for (int i = 0; i < words.size(); i++) {
            assertThat((found >> i & 1) == 1).isEqualTo(text.contains(words.get(i)));
        }
    }

    @Property
    void the_readers_are_asked_in_order_each_once(@ForAll long concerned) {
        long asked = 0;
        int before = -1;
        for (int i = Readers.next(concerned, 0); i >= 0; i = Readers.next(concerned, i + 1)) {
            assertThat(i).isGreaterThan(before);
            before = i;
            asked |= 1L << i;
        }

        assertThat(asked).isEqualTo(concerned);
    }
}
