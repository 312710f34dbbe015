package offhook.phone;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class LoadVersionTest {
    private static LoadVersion version(String load) {
        return LoadNames.named(load).orElseThrow().version();
    }

    private static void inOrder(String... loads) {
        for (int i = 1; i < loads.length; i++) {
            assertThat(version(loads[i]))
                    .as(loads[i] + " after " + loads[i - 1])
                    .isGreaterThan(version(loads[i - 1]));
        }
    }

    @Test
    void numbers_are_compared_and_not_letters() {
        inOrder("P0S30203", "P0S3-03-0-00", "P0S3-08-2-00", "P0S3-08-11-00", "P0S3-8-12-00");
    }

    @Test
    void the_sccp_images_of_a_7960_are_in_order_and_its_service_releases_last() {
        inOrder(
                "P00303010102",
                "P00303020209",
                "P00303020214",
                "P00305000300",
                "P00305000301",
                "P00305000500",
                "P00308000900",
                "P00308001000",
                "P00308010200",
                "P0030801SR01",
                "P0030801SR02");
    }

    @Test
    void a_base_release_comes_before_its_builds_and_service_releases() {
        inOrder(
                "SCCP41.8-0-1-0DEV",
                "SCCP41.8-3-1S",
                "SCCP41.8-3-1-21S",
                "SCCP41.8-3-3S",
                "SCCP70.8-3-3-14S",
                "SCCP41.8-3-3SR2S",
                "SCCP41.8-5-2S",
                "SIP41.8-5-2SR1S",
                "SCCP41.8-5-3S",
                "SIP41.9-4-2-1S",
                "SIP41.9-4-2SR1-1S",
                "SIP41.9-4-2SR3-1S",
                "SIP45.9-4-2SR4-3S");
        inOrder("SCCP42.9-3-1-1S", "SCCP42.9-3-1ES27S", "SCCP42.9-3-1SR1-1S");
    }

    @Test
    void the_window_of_the_firmware_key_change_is_met_at_its_edges() {
        assertThat(version("SIP41.8-5-2S").isAtLeast(LoadVersion.of(8, 3, 3))).isTrue();
        assertThat(version("SCCP41.8-3-1-21S").isBelow(LoadVersion.of(8, 3, 3))).isTrue();
        assertThat(version("SIP41.8-5-2SR1S").compareTo(LoadVersion.of(8, 5, 2))).isPositive();
        assertThat(version("SIP41.8-5-2S").compareTo(LoadVersion.of(8, 5, 2))).isZero();
    }

    @Property(tries = 500)
    void the_order_is_one_whatever_the_shuffle(@ForAll @IntRange(max = 1_000_000) int seed) {
        var random = new Random(seed);
        var versions = new ArrayList<LoadVersion>();
        for (int i = 0; i < 12; i++) {
            versions.add(
                    new LoadVersion(
                            random.nextInt(3),
                            random.nextInt(3),
                            random.nextInt(3),
                            List.of("", "SR", "ES", "TH", "TR").get(random.nextInt(5)),
                            random.nextInt(3),
                            random.nextBoolean() ? List.of() : List.of(random.nextInt(3))));
        }
        var sorted = versions.stream().sorted().toList();

        Collections.shuffle(versions, random);
        var again = versions.stream().sorted().toList();

        for (int i = 0; i < sorted.size(); i++) {
            assertThat(sorted.get(i)).isEqualByComparingTo(again.get(i));
            assertThat(i == 0 || sorted.get(i).isAtLeast(sorted.get(i - 1))).isTrue();
        }
    }
}
