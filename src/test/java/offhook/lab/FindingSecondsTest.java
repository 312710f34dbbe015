package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.diagnosis.Finding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long it takes in a phone's own time until a failure is told: the station says it while the
 * phone shows it, or within 20 s of its last sign. The table of docs/diagnosis.md comes from here.
 */
class FindingSecondsTest {
    private static final MacAddress PHONE = MixedFleet.mac(7);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    /** What may be said beside the ailment: none of it is alarming. */
    private static final Set<String> BESIDES =
            Set.of("writing-flash", "bridge-needed", "upgraded", "arrived", "running-already");

    /**
     * @param starts how often the phone starts at most before the failure can be known
     * @param seconds of its first start, at most, until it is told
     */
    @ParameterizedTest
    @CsvSource({
        "NO_TFTP_ADDRESS, P7961, SIP41.9-4-2SR3-1S, SIP41.9-4-2SR3-1S, no-file-request, 1, 80",
        "REQUESTS_LOST, P7961, SIP41.9-4-2SR3-1S, SIP41.9-4-2SR3-1S, no-file-request, 1, 60",
        "BRICKED, P7970, '', SIP70.9-4-2SR3-1S, no-file-request, 1, 60",
        "DATA_LOST, P7961, SIP41.9-4-2SR3-1S, SIP41.9-4-2SR3-1S, one-way-tftp, 2, 120",
        "OFFERS_LOST, P7911, SIP11.9-4-2SR1-1S, SIP11.9-4-2SR1-1S, reply-lost-broadcast, 1, 60",
        "TRUST_LIST_LOOP, P7965, SIP45.9-4-2SR3-1S, SIP45.9-4-2SR3-1S, trust-list-loop, 1, 150",
        "UNPLUGGED_WHILE_WRITING, P7970, '', SIP70.9-4-2SR3-1S, no-file-request, 2, 120",
        "OLD_KEY, P7970, '', SIP70.9-4-2SR3-1S, manifest-refused, 2, 240",
        "LOW_POWER, P7970, '', SIP70.9-4-2SR3-1S, reboot-loop, 5, 180",
        "BAD_FLASH, P7961, SIP41.8-5-2S, SIP41.9-4-2SR3-1S, load-corrupt, 2, 240",
        "FOREIGN_TRUST_LIST, P7961, SIP41.8-5-2S, SIP41.9-4-2SR3-1S, trust-list-loop, 1, 90",
        "UNPROVISIONED, P7961, SIP41.8-5-2S, SIP41.9-4-2SR3-1S, configuration-refused, 1, 150",
        "LOAD_IGNORED, P7961, SCCP41.8-3-3S, SIP41.9-4-2SR3-1S, load-not-asked, 2, 120",
        "NAME_EXTENSION, P7961, SIP41.8-5-2S, SIP41.9-4-2SR3-1S, load-name-extension, 1, 60",
        "NAME_CUT, P7961, SIP41.8-5-2S, SIP41.9-4-2SR3-1S, part-missing, 1, 60",
    })
    void a_failure_is_told_within_twenty_seconds_of_the_phones_last_sign(
            Ailment ailment,
            LabModel model,
            String running,
            String target,
            String code,
            int starts,
            int seconds,
            TestReporter reports) {
        long seed = Long.getLong("seed", 3);
        PhoneStart start =
                running.isEmpty()
                        ? PhoneStart.factoryReset(model, PHONE, "8-3-1")
                        : PhoneStart.running(model, PHONE, running);
        var fleet = List.of(new Assignment(start.suffering(ailment), target));
        var bench = new RehearsalBench(fleet, seed, 2000);
        var said = new TreeSet<String>();
        int passed = 0;
        PhoneSummary phone = null;
        while (!said.contains(code) && passed < 2 * seconds) {
            bench.rehearsal.pass(Duration.ofSeconds(1));
            passed++;
            for (PhoneSummary summary : bench.rehearsal.summaries()) {
                phone = summary;
                summary.findings().stream().map(Finding::code).forEach(said::add);
            }
        }

        var of = bench.rehearsal.phone(PHONE);
        String story = bench.story(of) + " seed " + seed;
        assertThat(said).as(story).contains(code);
        said.removeAll(BESIDES);
        assertThat(said).as(story).containsExactly(code);
        Instant now = VirtualStation.EPOCH.plusSeconds(passed);
        Duration silent = Duration.between(phone.lastSeen(), now);
        reports.publishEntry(
                ailment.word(),
                "%s after %d s, %d s after its last sign, start %d"
                        .formatted(code, passed, silent.toSeconds(), of.boots()));
        assertThat(silent).as(story).isLessThanOrEqualTo(SILENCE_MAX.plusSeconds(1));
        assertThat(of.boots()).as(story).isLessThanOrEqualTo(starts);
        assertThat(passed).as(story).isLessThanOrEqualTo(seconds);
    }

    /** It registers nowhere, and all that it asks for, the target asks for too. */
    @Test
    void a_load_passed_over_for_one_of_the_same_names_is_never_taken_for_reached() {
        long seed = Long.getLong("seed", 3);
        PhoneStart start = PhoneStart.running(LabModel.P7961, PHONE, "SIP41.9-4-2SR1-1S");
        var fleet =
                List.of(new Assignment(start.suffering(Ailment.LOAD_IGNORED), "SIP41.9-4-2SR3-1S"));
        var bench = new RehearsalBench(fleet, seed, 2000);
        var said = new TreeSet<String>();
        for (int second = 0; second < 300; second++) {
            bench.rehearsal.pass(Duration.ofSeconds(1));
            for (PhoneSummary summary : bench.rehearsal.summaries()) {
                summary.findings().stream().map(Finding::code).forEach(said::add);
            }
        }

        var of = bench.rehearsal.phone(PHONE);
        assertThat(of.load()).as(bench.story(of)).contains("SIP41.9-4-2SR1-1S");
        assertThat(said).as(bench.story(of)).containsExactly("arrival-unproved");
    }
}
