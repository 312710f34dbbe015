package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RepeatsTest {
    private final TableBench bench = new TableBench().with("f", content(5000));

    @Test
    void a_repeated_ack_sends_nothing() {
        bench.request(PHONE, read("f"));
        bench.ack(1);

        bench.ack(1);
        bench.ack(1);

        assertThat(bench.only(2)).isInstanceOf(TftpInput.Data.class);
    }

    @Test
    void an_ack_of_the_future_or_the_past_sends_nothing() {
        bench.request(PHONE, read("f"));
        bench.ack(2);
        bench.ack(0);
        bench.ack(65_535);
        assertThat(bench.sent).hasSize(1);

        bench.ack(1);
        bench.ack(3);
        bench.ack(0);

        assertThat(bench.sent).hasSize(2);
        assertThat(bench.ended).isEmpty();
    }

    @Test
    void silence_repeats_after_a_second_then_ever_later_five_sends_in_all() {
        bench.request(PHONE, read("f"));

        bench.pass(Duration.ofMillis(990));
        assertThat(bench.sent).hasSize(1);
        bench.pass(Duration.ofMillis(30));
        assertThat(bench.sent).hasSize(2);
        bench.pass(Duration.ofSeconds(30));

        assertThat(bench.sent).hasSize(5);
        assertThat(bench.sent).allMatch(sent -> sent.equals(bench.sent.getFirst()));
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.GivenUp(1));
        assertThat(bench.ended.getFirst().retransmissions()).isEqualTo(4);
        assertThat(bench.table.size()).isZero();
    }

    @Test
    void once_the_round_trip_is_known_a_lost_block_costs_a_tenth_of_a_second() {
        bench.request(PHONE, read("f"));
        bench.pass(Duration.ofMillis(2));
        bench.ack(1);

        bench.pass(Duration.ofMillis(95));
        assertThat(bench.sent).hasSize(2);
        bench.pass(Duration.ofMillis(20));

        assertThat(bench.only(3)).isEqualTo(bench.sent.get(1).packet());
    }

    @Test
    void a_slow_client_is_waited_for_as_long_as_it_needs() {
        bench.request(PHONE, read("f"));
        for (int block = 1; block <= 9; block++) {
            bench.pass(Duration.ofMillis(700));
            bench.ack(block);
        }

        assertThat(bench.sent).hasSize(10);
        assertThat(bench.asked).hasSize(1);
    }

    @Test
    void a_client_that_becomes_slow_is_nagged_only_until_it_is_measured_again() {
        bench.with("long", content(100 * 512));
        bench.request(PHONE, read("long"));
        for (int block = 1; block <= 10; block++) {
            bench.pass(Duration.ofMillis(2));
            bench.ack(block);
        }
        for (int block = 11; block <= 60; block++) {
            bench.pass(Duration.ofMillis(300));
            bench.ack(block);
        }

        assertThat(bench.sent.size()).isBetween(61, 69);
    }

    @Test
    void a_phone_that_writes_its_flash_for_eight_seconds_goes_on_where_it_was() {
        bench.request(PHONE, read("f"));
        bench.pass(Duration.ofMillis(2));
        bench.ack(1);

        bench.pass(Duration.ofSeconds(8));
        int repeats = bench.sent.size() - 2;
        bench.ack(2);

        assertThat(repeats).isBetween(3, 8);
        assertThat(((TftpInput.Data) bench.last().packet()).block()).isEqualTo(3);
    }

    /** In 130 KB; more pauses come with longer files. */
    @Test
    void a_pause_of_eight_seconds_costs_at_most_three_blocks_in_a_hundred() {
        bench.with("part", content(130_000));
        bench.request(PHONE, read("part"));
        int blocks = 130_000 / 512 + 1;
        for (int block = 1; block <= blocks; block++) {
            bench.pass(block == 100 ? Duration.ofSeconds(8) : Duration.ofMillis(1));
            bench.ack(block);
        }

        var ended = bench.ended.getLast();
        assertThat(ended.outcome()).isEqualTo(new TransferTable.Outcome.Complete());
        assertThat(ended.retransmissions()).isLessThanOrEqualTo(blocks * 3 / 100);
    }

    @Test
    void a_minute_of_silence_ends_a_transfer_that_had_begun() {
        bench.request(PHONE, read("f"));
        bench.pass(Duration.ofMillis(2));
        bench.ack(1);

        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.ended).isEmpty();
        bench.pass(Duration.ofSeconds(2));

        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.GivenUp(2));
        assertThat(bench.ended.getFirst().acknowledgedBytes()).isEqualTo(512);
    }

    @Test
    void acks_that_bring_nothing_forward_do_not_hold_a_transfer_open() {
        bench.request(PHONE, read("f"));
        bench.ack(1);

        for (int second = 0; second < 61; second++) {
            bench.pass(Duration.ofSeconds(1));
            bench.ack(1);
        }

        assertThat(bench.ended).hasSize(1);
    }

    @Test
    void the_timeout_that_a_client_chose_is_kept() {
        bench.request(PHONE, read("f", "timeout", "3"));
        bench.ack(0);

        bench.pass(Duration.ofMillis(2990));
        assertThat(bench.sent).hasSize(2);
        bench.pass(Duration.ofMillis(3030));

        assertThat(bench.sent).hasSize(4);
    }

    @Test
    void the_same_request_again_repeats_the_first_answer_from_the_same_port() {
        bench.request(PHONE, read("f", "tsize", "0"));
        bench.request(PHONE, read("f", "tsize", "0"));

        assertThat(bench.only(2)).isInstanceOf(TftpInput.OptionAck.class);
        assertThat(bench.last()).isEqualTo(bench.sent.getFirst());
        assertThat(bench.asked).hasSize(1);
    }

    @Test
    void the_same_request_ten_times_is_answered_five_times() {
        for (int i = 0; i < 10; i++) {
            bench.request(PHONE, read("f"));
        }

        assertThat(bench.sent).hasSize(5);
        assertThat(bench.table.size()).isEqualTo(1);
    }

    @Test
    void another_request_from_the_same_port_replaces_one_that_was_not_heard() {
        bench.with("g", content(10));
        bench.request(PHONE, read("f"));

        bench.request(PHONE, read("g"));
        bench.ack(1);

        assertThat(bench.ended)
                .extracting(TransferTable.Transferred::file, TransferTable.Transferred::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "f", new TransferTable.Outcome.Replaced()),
                        org.assertj.core.groups.Tuple.tuple(
                                "g", new TransferTable.Outcome.Complete()));
    }

    @Test
    void a_7940_whose_next_request_is_read_before_its_last_ack_has_its_file() {
        bench.with("settings", content(458));
        bench.with("g", content(10));
        bench.request(PHONE, read("settings"));

        bench.request(PHONE, read("g"));

        assertThat(bench.ended)
                .extracting(TransferTable.Transferred::file, TransferTable.Transferred::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "settings", new TransferTable.Outcome.Complete()));
    }

    @Test
    void a_7940_that_begins_anew_from_the_same_port_gets_block_1_from_a_new_port() {
        bench.request(PHONE, read("f"));
        bench.ack(1);
        Endpoint first = bench.last().from();

        bench.request(PHONE, read("f"));
        assertThat(((TftpInput.Data) bench.last().packet()).block()).isEqualTo(1);
        assertThat(bench.last().from()).isNotEqualTo(first);
        bench.ack(1);

        assertThat(bench.ended).hasSize(1);
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.Replaced());
        assertThat(bench.table.size()).isEqualTo(1);
    }

    @Test
    void a_late_copy_of_the_request_does_not_break_the_transfer_it_began() {
        bench.request(PHONE, read("f"));
        bench.ack(1);
        Endpoint first = bench.last().from();

        bench.request(PHONE, read("f"));
        bench.ack(0);
        bench.reply(new TftpInput.Error(5, "unknown transfer"));
        for (int block = 2; block <= 10; block++) {
            bench.reply(first, PHONE, new TftpInput.Ack(block));
        }

        assertThat(bench.ended)
                .extracting(TransferTable.Transferred::outcome)
                .containsExactly(
                        new TransferTable.Outcome.RefusedByClient(5, "unknown transfer"),
                        new TransferTable.Outcome.Complete());
    }

    @Test
    void with_a_single_port_a_new_request_restarts_at_once() {
        bench.hasOnlyOneEnd = true;
        bench.request(PHONE, read("f"));
        bench.table.onRequest(
                PHONE, TableBench.SERVER, TftpCodec.encode(new TftpInput.Ack(1)).buffer(), 0);

        bench.request(PHONE, read("f"));

        assertThat(((TftpInput.Data) bench.last().packet()).block()).isEqualTo(1);
        assertThat(bench.last().from()).isEqualTo(TableBench.SERVER);
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.Replaced());
        assertThat(bench.table.size()).isEqualTo(1);
    }
}
