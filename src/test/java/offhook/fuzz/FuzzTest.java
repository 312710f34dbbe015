package offhook.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import offhook.app.ExplainFileFuzz;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every fuzz target over its seeds and some hundred seeded mutations of them; {@code bench/fuzz.sh}
 * lets Jazzer look further. {@code -Dseed=N} for other mutations, {@code -Drounds=N} for more.
 */
final class FuzzTest {
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final int ROUNDS = Integer.getInteger("rounds", 600);

    private enum Target {
        TEXT(Seeds.texts(), TextFuzz::fuzzerTestOneInput),
        PACKET(Seeds.packets(), PacketFuzz::fuzzerTestOneInput),
        EVENT(Seeds.events(), EventFuzz::fuzzerTestOneInput),
        TFTP_CODEC(TftpSeeds.datagrams(), TftpCodecFuzz::fuzzerTestOneInput),
        TFTP_TABLE(TftpSeeds.traffic(), TftpTableFuzz::fuzzerTestOneInput),
        DHCP(DhcpFuzz.seeds(), DhcpFuzz::fuzzerTestOneInput),
        FILE(Seeds.files(), ExplainFileFuzz::fuzzerTestOneInput);

        final List<byte[]> seeds;
        final Consumer<byte[]> target;

        Target(List<byte[]> seeds, Consumer<byte[]> target) {
            this.seeds = seeds;
            this.target = target;
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void damaged_input_is_read_without_a_throw(Target one) {
        one.seeds.forEach(one.target);
        var mutations = new Mutations(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = mutations.of(one.seeds);

            assertThatCode(() -> one.target.accept(input))
                    .as("seed %d, round %d: %s", SEED, round, HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
        }
    }
}
