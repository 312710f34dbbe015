package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.desk.PhoneSummary;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is well is told nothing: bad weather on the LAN is not an ailment. In virtual time, and asked
 * so often that a finding that comes and goes is seen too.
 */
class HealthyPhonesTest {
    private static final Set<Severity> ALARMING =
            EnumSet.of(Severity.ALARM, Severity.STUCK, Severity.REFUSED, Severity.WARNING);

    private static final LanFault LOSS = new LanFault.Drop(0.05);

    @Test
    void a_thousand_healthy_phones_on_a_lossy_lan_are_told_nothing() {
        long seed = Long.getLong("seed", 42);
        var fleet = new ArrayList<Assignment>();
        for (Assignment one : MixedFleet.of(1000, seed)) {
            LabModel model = one.start().model();
            fleet.add(
                    new Assignment(
                            PhoneStart.running(model, one.start().mac(), one.target()),
                            one.target()));
        }
        var bench = new RehearsalBench(fleet, seed, 2000, LOSS);

        var said = watched(bench, Duration.ofMinutes(4), Duration.ofSeconds(5));

        // What they run was proved: that is all there is to say; of Java phones, which neither
        // register here nor show a page, that nothing proves it.
        assertThat(said.keySet()).as("seed " + seed).containsExactly("arrival-unproved", "arrived");
        assertThat(said.get("arrival-unproved").severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void phones_on_their_way_over_a_lossy_lan_are_alarmed_by_nothing() {
        long seed = Long.getLong("seed", 42);
        var bench = new RehearsalBench(MixedFleet.of(60, seed), seed, 4000, LOSS);

        var said = watched(bench, Duration.ofMinutes(15), Duration.ofSeconds(5));

        said.values().removeIf(finding -> !ALARMING.contains(finding.severity()));
        assertThat(said).as("seed " + seed).isEmpty();
    }

    /** Every code that was ever said of anyone, with the first that was. */
    private static TreeMap<String, Finding> watched(
            RehearsalBench bench, Duration length, Duration apart) {
        var said = new TreeMap<String, Finding>();
        for (long i = 0; i < length.dividedBy(apart); i++) {
            bench.rehearsal.pass(apart);
            for (PhoneSummary phone : bench.rehearsal.summaries()) {
                phone.findings().forEach(finding -> said.putIfAbsent(finding.code(), finding));
            }
        }
        return said;
    }
}
