package offhook.lab;

import java.util.List;
import java.util.SplittableRandom;

/** Decides, from a seed, what becomes of each datagram. */
final class LanWeather {
    /** How far a datagram falls behind to let others overtake: a few round trips. */
    private static final long REORDER_NANOS = 2_000_000;

    private final List<LanFault> faults;
    private final SplittableRandom random;

    LanWeather(List<LanFault> faults, SplittableRandom random) {
        this.faults = List.copyOf(faults);
        this.random = random;
    }

    /** What happens to one datagram; reused for the next, so that none is allocated. */
    static final class Fate {
        int copies;
        long delayNanos;
        long stallNanos;
        int cutBytes;
    }

    void decide(Fate fate, int datagramBytes) {
        fate.copies = 1;
        fate.delayNanos = 0;
        fate.stallNanos = 0;
        fate.cutBytes = 0;
        for (int i = 0; i < faults.size(); i++) {
            switch (faults.get(i)) {
                case LanFault.Drop drop -> fate.copies = hits(drop.chance()) ? 0 : fate.copies;
                case LanFault.Duplicate duplicate -> {
                    if (hits(duplicate.chance())) {
                        fate.copies *= 2;
                    }
                }
                case LanFault.Delay delay -> {
                    if (hits(delay.chance())) {
                        fate.delayNanos += random.nextLong(1 + delay.longest().toNanos());
                    }
                }
                case LanFault.Reorder reorder -> {
                    if (hits(reorder.chance())) {
                        fate.delayNanos += random.nextLong(REORDER_NANOS);
                    }
                }
                case LanFault.Truncate truncate -> {
                    if (hits(truncate.chance())) {
                        fate.cutBytes = random.nextInt(1 + datagramBytes);
                    }
                }
                case LanFault.Stall stall -> {
                    if (hits(stall.chance())) {
                        fate.stallNanos = stall.length().toNanos();
                    }
                }
                case LanFault.PowerCut cut -> {
                    // Comes to phones, not to datagrams.
                }
            }
        }
    }

    private boolean hits(double chance) {
        return chance > 0 && random.nextDouble() < chance;
    }
}
