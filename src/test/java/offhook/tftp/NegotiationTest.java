package offhook.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

class NegotiationTest {
    @Test
    void nothing_asked_is_plain_rfc_1350() {
        assertThat(of()).isEqualTo(new Negotiation(512, 1, Duration.ZERO, List.of()));
    }

    @Test
    void granted_options_keep_the_order_and_spelling_of_the_request() {
        assertThat(of("TSIZE", "0", "timeout", "5", "BlkSize", "1428", "windowsize", "8"))
                .isEqualTo(
                        new Negotiation(
                                1428,
                                8,
                                Duration.ofSeconds(5),
                                options(
                                        "TSIZE",
                                        "7000",
                                        "timeout",
                                        "5",
                                        "BlkSize",
                                        "1428",
                                        "windowsize",
                                        "8")));
    }

    @Test
    void too_much_is_granted_as_much_as_fits_a_frame() {
        assertThat(of("blksize", "65464", "windowsize", "65535").granted())
                .isEqualTo(options("blksize", "1468", "windowsize", "64"));
    }

    @ParameterizedTest
    @CsvSource({"1500,1468", "65536,1468", "1400,1368", "576,544", "68,512"})
    void a_block_fits_the_link(int mtu, int blockBytes) {
        assertThat(TftpLimits.DEFAULT.within(mtu).blockBytesMax()).isEqualTo(blockBytes);
    }

    @Test
    void values_without_sense_are_left_out() {
        for (String value :
                List.of(
                        "0",
                        "7",
                        "65465",
                        "-8",
                        "+512",
                        "99999999999999999999",
                        "",
                        " 512",
                        "512x",
                        "0x200",
                        "٥١٢")) {
            assertThat(of("blksize", value)).as(value).isEqualTo(of());
        }
        assertThat(of("windowsize", "0")).isEqualTo(of());
        assertThat(of("windowsize", "65536")).isEqualTo(of());
        assertThat(of("timeout", "0")).isEqualTo(of());
        assertThat(of("timeout", "256")).isEqualTo(of());
        assertThat(of("utimeout", "0")).isEqualTo(of());
        assertThat(of("tsize", "x")).isEqualTo(of());
        assertThat(of("multicast", "", "x", "1")).isEqualTo(of());
    }

    @Test
    void of_a_repeated_option_the_first_with_sense_counts() {
        assertThat(of("blksize", "5", "blksize", "600", "BLKSIZE", "700"))
                .isEqualTo(new Negotiation(600, 1, Duration.ZERO, options("blksize", "600")));
        assertThat(of("utimeout", "250000", "timeout", "3").timeout())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void an_unknown_size_leaves_tsize_out() {
        assertThat(Negotiation.of(options("tsize", "0"), TftpLimits.DEFAULT, OptionalLong.empty()))
                .isEqualTo(of());
    }

    @Test
    void an_empty_file_leaves_tsize_out_as_curl_takes_0_for_an_error() {
        assertThat(Negotiation.of(options("tsize", "0"), TftpLimits.DEFAULT, OptionalLong.of(0)))
                .isEqualTo(of());
    }

    private static Negotiation of(String... asked) {
        return Negotiation.of(options(asked), TftpLimits.DEFAULT, OptionalLong.of(7000));
    }

    private static List<TftpInput.Option> options(String... pairs) {
        return TableBench.read("", pairs).options();
    }
}
