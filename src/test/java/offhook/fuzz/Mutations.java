package offhook.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded damage: flipped bits, cuts, repeats, one input grafted on another. */
public final class Mutations {
    /** Values that lengths and counts break on. */
    private static final byte[] EDGES = {0, 1, 4, 0x7f, (byte) 0x80, (byte) 0xff, '\n', '"'};

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    public byte[] of(List<byte[]> corpus) {
        byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            input = once(input, corpus);
        }
        return input;
    }

    private byte[] once(byte[] input, List<byte[]> corpus) {
        if (input.length == 0) {
            return input;
        }
        int at = random.nextInt(input.length);
        switch (random.nextInt(6)) {
            case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> input[at] = EDGES[random.nextInt(EDGES.length)];
            case 2 -> input[at] = (byte) random.nextInt();
            case 3 -> input = Arrays.copyOf(input, at);
            case 4 -> input = joined(input, at, input, Math.max(0, at - random.nextInt(64)));
            default -> {
                byte[] other = corpus.get(random.nextInt(corpus.size()));
                input =
                        joined(
                                input,
                                at,
                                other,
                                other.length == 0 ? 0 : random.nextInt(other.length));
            }
        }
        return input;
    }

    private static byte[] joined(byte[] head, int end, byte[] tail, int from) {
        byte[] both = Arrays.copyOf(head, end + tail.length - from);
        System.arraycopy(tail, from, both, end, tail.length - from);
        return both;
    }
}
