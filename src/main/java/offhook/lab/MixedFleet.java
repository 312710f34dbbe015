package offhook.lab;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A box of phones as people have them: many models, many ages, some reset, some half-way. The first
 * four are those that the product's promise names; the rest repeats and varies.
 */
public final class MixedFleet {
    /** Cisco's own prefix of a 7960 (phones.md §1d); only the lab uses these numbers. */
    private static final long MAC_FIRST = 0x001b_0c00_0000L;

    /**
     * @param from what it runs; a loader's age or name if it is reset
     */
    private record Kind(LabModel model, boolean isReset, String from, String target) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(LabModel.P7960, false, "P00303010102", "P0S3-8-12-00"),
                    new Kind(LabModel.P7961, false, "SCCP41.8-0-4ES4-0-1S", "SIP41.9-4-2SR3-1S"),
                    new Kind(LabModel.P7970, true, "8-3-1", "SIP70.9-4-2SR3-1S"),
                    new Kind(LabModel.P7940, false, "P0S3-8-12-00", "P0030801SR02"),
                    new Kind(LabModel.P7911, false, "SCCP11.8-3-3SR2S", "SIP11.9-4-2SR1-1S"),
                    new Kind(LabModel.P7942, false, "SIP42.8-4-2S", "SIP42.9-4-2SR3-1S"),
                    new Kind(LabModel.P7965, false, "SCCP45.8-3-2S", "SIP45.9-4-2SR3-1S"),
                    new Kind(LabModel.P7975, false, "SCCP75.9-3-1SR1-1S", "SIP75.9-4-2SR3-1S"),
                    new Kind(LabModel.P7940, false, "P0S3-07-4-00", "P0S3-8-12-00"),
                    new Kind(LabModel.P7931, false, "SCCP31.8-2-1S", "SCCP31.9-4-2SR2-2S"),
                    new Kind(LabModel.P7906, true, "8-3-1", "SIP11.9-4-2SR1-1S"),
                    new Kind(LabModel.P7945, false, "SIP45.8-3-3S", "SCCP45.9-4-2SR1-1S"),
                    new Kind(LabModel.P7962, true, "8-5-2", "SCCP42.9-4-2SR3-1S"),
                    new Kind(LabModel.P7941, false, "SCCP41.9-4-2SR1-1S", "SIP41.9-4-2SR3-1S"),
                    new Kind(LabModel.P7960, false, "P0S3-06-3-00", "P0S3-8-12-00"),
                    new Kind(LabModel.P7971, false, "SIP70.8-5-2S", "SIP70.9-4-2SR3-1S"),
                    new Kind(LabModel.P7960, true, "P003-07-4-00", "P0S3-8-12-00"),
                    new Kind(LabModel.P7941, false, "SIP41.9-4-2SR3-1S", "SIP41.9-4-2SR3-1S"),
                    new Kind(LabModel.P7940, false, "P0S3-04-4-00", "P0S3-8-12-00"),
                    new Kind(LabModel.P7960, false, "P00305000500", "P0030801SR02"));

    /** Loads that lead from one to the next and are nobody's end. */
    private static final List<String> BRIDGES =
            List.of(
                    "P00305000500",
                    "P00308000900",
                    "P0S3-04-4-00",
                    "P0S3-05-3-00",
                    "P0S3-06-3-00",
                    "P0S3-07-4-00",
                    "SCCP11.8-5-2S",
                    "SCCP31.8-5-2S",
                    "SCCP41.8-5-2S",
                    "SCCP42.8-5-2S",
                    "SCCP45.8-5-2S",
                    "SCCP70.8-5-2S",
                    "SCCP75.8-5-2S");

    private MixedFleet() {}

    /** The first twelve are always the same kinds; beyond them the seed decides. */
    public static List<Assignment> of(int phones, long seed) {
        var random = new SplittableRandom(seed);
        var fleet = new ArrayList<Assignment>();
        for (int i = 0; i < phones; i++) {
            boolean isFixed = i < KINDS.size();
            Kind kind = KINDS.get(isFixed ? i : random.nextInt(KINDS.size()));
            MacAddress mac = mac(i);
            PhoneStart start =
                    kind.isReset()
                            ? PhoneStart.factoryReset(kind.model(), mac, kind.from())
                            : PhoneStart.running(kind.model(), mac, kind.from());
            fleet.add(new Assignment(start, kind.target()));
        }
        return List.copyOf(fleet);
    }

    /** Never two apart by one: a MAC near another's is what the station warns of. */
    public static MacAddress mac(int index) {
        return new MacAddress(MAC_FIRST + index * 37L);
    }

    /** Every load that such a fleet may need. */
    public static Set<String> loads() {
        var loads = new LinkedHashSet<>(BRIDGES);
        KINDS.forEach(kind -> loads.add(kind.target()));
        return loads;
    }
}
