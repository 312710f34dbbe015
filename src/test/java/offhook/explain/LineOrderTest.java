package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Log viewers show the newest line first; {@code grep … syslog*} writes older files behind. */
class LineOrderTest {
    private static final List<String> RISING =
            List.of(
                    "Mar  9 08:00:00 pbx in.tftpd[1]: one",
                    "Mar  9 08:00:01 pbx in.tftpd[1]: two",
                    "    of it",
                    "Mar  9 08:00:01 pbx in.tftpd[1]: three",
                    "Mar  9 08:00:09 pbx in.tftpd[1]: four");

    private static LineOrder order(List<String> lines) {
        return LineOrder.of(lines, Telling.WRITTEN, Telling.ZONE);
    }

    private static List<String> ordered(List<String> lines) {
        return Arrays.stream(order(lines).numbers(lines.size())).mapToObj(lines::get).toList();
    }

    @Test
    void what_stands_in_order_stays_as_it_is() {
        assertThat(order(RISING).how()).isEqualTo(LineOrder.How.OLDEST_FIRST);
        assertThat(ordered(RISING)).isEqualTo(RISING);
        assertThat(ordered(List.of())).isEmpty();
        assertThat(ordered(List.of("no time", "at all"))).containsExactly("no time", "at all");
    }

    @Test
    void the_newest_line_first_is_read_from_the_end_and_what_is_indented_stays_behind_its_line() {
        List<String> shown =
                List.of(RISING.get(4), RISING.get(3), RISING.get(1), RISING.get(2), RISING.get(0));

        assertThat(order(shown).how()).isEqualTo(LineOrder.How.NEWEST_FIRST);
        assertThat(ordered(shown))
                .containsExactly(
                        RISING.get(0), RISING.get(1), RISING.get(2), RISING.get(3), RISING.get(4));
    }

    @Test
    void a_rotated_file_behind_the_newer_one_goes_before_it() {
        var both = new ArrayList<>(RISING);
        both.add("Mar  8 07:00:00 pbx in.tftpd[1]: yesterday");
        both.add("Mar  8 07:00:05 pbx in.tftpd[1]: a little later");

        assertThat(order(both).how()).isEqualTo(LineOrder.How.BY_PARTS);
        assertThat(ordered(both).getFirst()).endsWith("yesterday");
        assertThat(ordered(both).getLast()).endsWith("four");
        assertThat(ordered(both)).hasSameElementsAs(both);
    }

    @Test
    void the_end_of_summer_time_and_two_clocks_in_one_file_change_nothing() {
        List<String> summer =
                List.of(
                        "Oct 26 02:59:58 pbx in.tftpd[1]: one",
                        "Oct 26 02:00:01 pbx in.tftpd[1]: two",
                        "Oct 26 02:00:03 pbx in.tftpd[1]: three");
        List<String> clocks =
                List.of(
                        "Mar  9 08:00:00 pbx in.tftpd[1]: local",
                        "Mar  9 03:00:01 gw dhcpd: five hours behind",
                        "Mar  9 08:00:02 pbx in.tftpd[1]: local",
                        "Mar  9 03:00:03 gw dhcpd: five hours behind");
        List<String> reload =
                List.of(
                        "Mar  9 08:00:00 gw one",
                        "Mar  1 00:00:12 gw starts without a clock",
                        "Mar  9 08:03:00 gw has learned the time");

        for (List<String> lines : List.of(summer, clocks, reload)) {
            assertThat(order(lines).how()).isEqualTo(LineOrder.How.OLDEST_FIRST);
            assertThat(ordered(lines)).isEqualTo(lines);
        }
    }

    @Test
    void lines_of_a_viewer_that_are_objects_or_columns_say_their_time_too() {
        List<String> exported =
                List.of(
                        "\"2026-03-09T08:00:04.000Z\",\"pbx\",\"in.tftpd[1]: three\"",
                        "\"2026-03-09T08:00:03.000Z\",\"pbx\",\"in.tftpd[1]: two\"",
                        "\"2026-03-09T08:00:01.000Z\",\"pbx\",\"in.tftpd[1]: one\"");
        List<String> objects =
                List.of(
                        "{\"time\":\"2026-03-09T08:00:04Z\",\"msg\":\"three\"}",
                        "{\"time\":\"2026-03-09T08:00:03Z\",\"msg\":\"two\"}",
                        "{\"time\":\"2026-03-09T08:00:01Z\",\"msg\":\"one\"}");

        assertThat(order(exported).how()).isEqualTo(LineOrder.How.NEWEST_FIRST);
        assertThat(order(objects).how()).isEqualTo(LineOrder.How.NEWEST_FIRST);
    }
}
