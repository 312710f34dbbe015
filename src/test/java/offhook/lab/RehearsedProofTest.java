package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.Pool;
import offhook.event.Observed;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the station takes for proved is what the virtual phone runs at that moment. */
class RehearsedProofTest {
    private static final long SEED = Long.getLong("seed", 11);
    private static final Ipv4 STATION = Ipv4.of("10.0.0.1");

    /** Old SIP images, whose versions nothing they ask for tells. */
    private static final List<String> OLD_SIP =
            List.of("P0S3-06-3-00", "P0S3-06-0-00", "P0S3-05-3-00", "P0S3-05-2-00", "P0S3-04-4-00");

    private static final List<LanFault> FAULTS =
            List.of(
                    new LanFault.Drop(0.05),
                    new LanFault.Duplicate(0.03),
                    new LanFault.Delay(0.03, Duration.ofMillis(1500)),
                    new LanFault.Reorder(0.03),
                    new LanFault.PowerCut(Duration.ofMinutes(40), Duration.ofSeconds(20)));

    private final Map<MacAddress, VirtualPhone> phones = new HashMap<>();
    private final List<String> falseProofs = new ArrayList<>();

    @Test
    void every_proof_is_true_and_every_phone_arrives_though_both_sides_lose_power() {
        RehearsalLibrary library = RehearsalLibrary.madeUp(loads(), SEED, MadeUpSizes.small());
        var rehearsal =
                new Rehearsal(
                        fleet(),
                        SEED,
                        FAULTS,
                        STATION,
                        () -> new Desk(settings(), KnownPhones.CATALOGUE, library.library()),
                        library,
                        this::check,
                        (at, phone, what) -> phones.put(phone.mac(), phone));
        for (int cut = 1; cut <= 6; cut++) {
            rehearsal.run(Duration.ofSeconds(30 + cut * 71L));
            rehearsal.cutStation(Duration.ofSeconds(cut));
        }
        RehearsalReport report = rehearsal.run(Duration.ofHours(12));

        assertThat(falseProofs).as("seed %d", SEED).isEmpty();
        assertThat(report.left()).as("seed %d", SEED).isEmpty();
    }

    private void check(Observed observed) {
        if (observed.event() instanceof StationEvent.StepProved proved) {
            VirtualPhone phone = phones.get(observed.phone());
            // One that has said nothing yet runs what it came with.
            if (phone != null && phone.load().filter(proved.load()::equalsIgnoreCase).isEmpty()) {
                falseProofs.add(observed + ", but it runs " + phone.load());
            }
        }
    }

    private static List<Assignment> fleet() {
        var fleet = new ArrayList<>(MixedFleet.of(24, SEED));
        for (int i = 0; i < OLD_SIP.size(); i++) {
            var mac = new MacAddress(0x001b_0cf0_0000L + i * 37L);
            fleet.add(
                    new Assignment(
                            PhoneStart.running(LabModel.P7940, mac, OLD_SIP.get(i)),
                            "P0S3-8-12-00"));
        }
        return fleet;
    }

    private static Set<String> loads() {
        var loads = new LinkedHashSet<>(MixedFleet.loads());
        loads.addAll(List.of("P0S3-04-4-00", "P0S3-05-3-00", "P0S3-06-3-00", "P0S3-07-4-00"));
        return loads;
    }

    private static DeskSettings settings() {
        var scope =
                Scope.of(Subnet.read("10.0.0.0/16").orElseThrow())
                        .withPools(List.of(Pool.read("10.0.0.2-10.0.9.200").orElseThrow()));
        return new DeskSettings(
                new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(STATION)),
                Targets.NONE,
                STATION,
                DeskSettings.CONVERTING_LEASE_USUAL);
    }
}
