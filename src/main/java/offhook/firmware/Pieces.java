package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadVersion;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Cuts a span where the rules turn, so that each piece has one answer. */
final class Pieces {
    private Pieces() {}

    static List<Span> of(Generation generation, Span span, LoadVersion target) {
        var pieces = new ArrayList<Span>();
        List<Protocol> protocols =
                span.protocol().map(List::of).orElse(List.of(Protocol.SCCP, Protocol.SIP));
        for (Protocol protocol : protocols) {
            Optional<LoadVersion> low = Optional.empty();
            for (LoadVersion cut : cuts(generation, target)) {
                add(pieces, span, new Span(Optional.of(protocol), low, Optional.of(cut)));
                low = Optional.of(cut);
            }
            add(pieces, span, new Span(Optional.of(protocol), low, Optional.empty()));
        }
        return pieces;
    }

    private static void add(List<Span> pieces, Span span, Span piece) {
        if (span.meets(piece)) {
            pieces.add(span.and(piece));
        }
    }

    private static TreeSet<LoadVersion> cuts(Generation generation, LoadVersion target) {
        var cuts = new TreeSet<LoadVersion>();
        switch (generation) {
            case TWO_STAGE ->
                    cuts.addAll(
                            List.of(
                                    Versions.V4_4,
                                    Versions.V5_0,
                                    Versions.V5_3,
                                    Versions.V6_0,
                                    Versions.V7_0,
                                    Versions.V8_0,
                                    Versions.V8_0_9));
            case JAVA -> cuts.addAll(List.of(Versions.BOTH_KEYS, Versions.NEW_KEY));
            case SINGLE_IMAGE, CP79XX, WIRELESS, CONFERENCE, EXPANSION_MODULE, NEXT_GENERATION -> {}
        }
        cuts.add(target);
        return cuts;
    }

    /** Whether the second begins where the first ends. */
    static boolean touch(Span first, Span second) {
        return first.protocol().equals(second.protocol()) && first.below().equals(second.atLeast());
    }

    static Span join(Span first, Span second) {
        return new Span(first.protocol(), first.atLeast(), second.below());
    }

    static Origin.Between origin(Span span) {
        return new Origin.Between(
                span.protocol(), span.atLeast(), span.below(), "what evidence may show");
    }
}
