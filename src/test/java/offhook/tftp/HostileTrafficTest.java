package offhook.tftp;

import static offhook.tftp.TableBench.OTHER;
import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** hostile-inputs.md 10 to 15, against the table as a whole. */
class HostileTrafficTest {
    private static final List<String> OPTIONS =
            List.of("blksize", "windowsize", "timeout", "utimeout", "tsize", "x", "");
    private static final List<String> VALUES =
            List.of("0", "1", "7", "8", "512", "65464", "65465", "-1", "99999999999999999999", "");

    @Test
    void errors_to_one_address_are_bounded_and_others_get_theirs() {
        var bench = new TableBench();
        for (int i = 0; i < 5000; i++) {
            bench.request(PHONE, read("absent"));
        }
        assertThat(bench.sent).hasSize(ErrorRate.PER_SECOND_MAX);

        bench.request(OTHER, read("absent"));
        assertThat(bench.last().to()).isEqualTo(OTHER);
        bench.pass(Duration.ofSeconds(1));
        bench.request(PHONE, read("absent"));
        assertThat(bench.last().to()).isEqualTo(PHONE);
    }

    @Test
    void a_client_that_vanishes_at_any_block_leaves_nothing_behind() {
        for (int acknowledged = 0; acknowledged < 12; acknowledged++) {
            var bench = new TableBench().with("f", content(5000));
            bench.request(PHONE, read("f", "blksize", "500", "windowsize", "2"));
            for (int block = 0; block < acknowledged; block++) {
                bench.ack(block);
            }

            bench.pass(Duration.ofSeconds(70));

            assertThat(bench.table.size()).isZero();
            assertThat(bench.ended).hasSize(1);
            assertThat(bench.table.onTime(bench.now)).isEqualTo(Long.MAX_VALUE);
        }
    }

    /** Anything in any order from a few clients, mostly well-formed; then silence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_traffic_is_survived_and_answered_in_proportion(long firstSeed) {
        long seed = Long.getLong("seed", firstSeed);
        var random = new Random(seed);
        var bench = new TableBench().with("f", content(40_000)).with("empty", Bytes.EMPTY);
        bench.answers.put("later", new TransferTable.Answer.Later());
        bench.answers.put("ignored", new TransferTable.Answer.Ignore("not here"));
        var wellBehaved = new Endpoint(Ipv4.of("10.9.9.9"), 40_000);
        bench.request(wellBehaved, read("f"));
        Endpoint itsEnd = bench.last().from();
        int itsBlock = 1;
        for (int step = 0; step < 20_000; step++) {
            int before = bench.sent.size();
            if (step % 300 == 299 && itsBlock <= 79) {
                bench.reply(itsEnd, wellBehaved, new TftpInput.Ack(itsBlock++));
                assertThat(bench.sent).as("seed %d", seed).isNotEmpty();
            } else {
                something(bench, random);
            }
            assertThat(bench.sent.size() - before).as("seed %d", seed).isLessThanOrEqualTo(64);
            if (bench.sent.size() > 1000) {
                bench.sent.subList(0, 900).clear();
            }
            bench.now += random.nextInt(1000) == 0 ? 300_000_000L : 50_000;
            bench.table.onTime(bench.now);
        }
        // Its 79 blocks took no longer than a minute of silence between two of them.
        assertThat(bench.ended)
                .as("seed %d", seed)
                .noneMatch(
                        one ->
                                one.client().equals(wellBehaved)
                                        && one.outcome() instanceof TransferTable.Outcome.GivenUp);
        bench.pass(Duration.ofSeconds(200));
        assertThat(bench.table.size()).as("seed %d", seed).isZero();
    }

    private static void something(TableBench bench, Random random) {
        var client =
                new Endpoint(Ipv4.of("10.0.0.1").plus(random.nextInt(4)), 5000 + random.nextInt(3));
        var ours = new Endpoint(TableBench.SERVER.address(), 40_000 + random.nextInt(30));
        switch (random.nextInt(10)) {
            case 0 -> bench.request(client, randomRead(random));
            case 1 -> bench.request(client, new TftpInput.WriteRequest("f", "octet"));
            case 2 -> bench.reply(ours, client, new TftpInput.Error(random.nextInt(9), "%s%n"));
            case 3 -> bench.reply(ours, client, new TftpInput.Data(1, Bytes.of(1, 2, 3)));
            case 4 -> {
                var bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                bench.table.onDatagram(client, ours, ByteBuffer.wrap(bytes), bench.now);
                bench.table.onRequest(client, TableBench.SERVER, ByteBuffer.wrap(bytes), bench.now);
            }
            case 5 -> bench.table.onDecided(client, ours, bench.answers.get("f"), bench.now);
            case 6 -> bench.reply(ours, client, new TftpInput.Ack(random.nextInt(65_536)));
            default -> {
                if (!bench.sent.isEmpty() && bench.last().packet() instanceof TftpInput.Data data) {
                    bench.ack(data.block() + random.nextInt(10) / 9);
                } else if (!bench.sent.isEmpty()) {
                    bench.ack(0);
                }
            }
        }
    }

    private static TftpInput.ReadRequest randomRead(Random random) {
        var names = List.of("f", "empty", "later", "ignored", "absent", "", "../../etc/passwd");
        var options = new java.util.ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            options.add(OPTIONS.get(random.nextInt(OPTIONS.size())));
            options.add(VALUES.get(random.nextInt(VALUES.size())));
        }
        var read = read(names.get(random.nextInt(names.size())), options.toArray(String[]::new));
        var modes = List.of("octet", "octet", "netascii", "mail", "");
        return new TftpInput.ReadRequest(
                read.file(), modes.get(random.nextInt(modes.size())), read.options());
    }
}
