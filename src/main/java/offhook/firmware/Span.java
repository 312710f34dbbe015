package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Protocol;

import java.util.Optional;

/**
 * A stretch of loads of one platform.
 *
 * @param protocol empty: any
 * @param atLeast inclusive; empty: no lower bound
 * @param below exclusive; empty: no upper bound
 */
record Span(
        Optional<Protocol> protocol, Optional<LoadVersion> atLeast, Optional<LoadVersion> below) {
    static final Span ALL = new Span(Optional.empty(), Optional.empty(), Optional.empty());
    static final Span SCCP = ALL.speaking(Protocol.SCCP);
    static final Span SIP = ALL.speaking(Protocol.SIP);

    Span speaking(Protocol spoken) {
        return new Span(Optional.of(spoken), atLeast, below);
    }

    Span from(LoadVersion inclusive) {
        return new Span(protocol, Optional.of(inclusive), below);
    }

    Span upTo(LoadVersion exclusive) {
        return new Span(protocol, atLeast, Optional.of(exclusive));
    }

    boolean holds(LoadName load) {
        // A load that speaks no protocol (a loader) can be either; its version counts.
        boolean speaks = protocol.isEmpty() || load.protocol().map(this::speaks).orElse(true);
        return speaks
                && atLeast.map(load.version()::isAtLeast).orElse(true)
                && below.map(load.version()::isBelow).orElse(true);
    }

    private boolean speaks(Protocol spoken) {
        return protocol.get() == spoken;
    }

    boolean isEmpty() {
        return atLeast.isPresent() && below.isPresent() && atLeast.get().isAtLeast(below.get());
    }

    /** Whether a load could be in both. */
    boolean meets(Span other) {
        return (protocol.isEmpty() || other.protocol.isEmpty() || protocol.equals(other.protocol))
                && !and(other).isEmpty();
    }

    /** What is in both; only for spans that meet or whose protocols agree. */
    Span and(Span other) {
        return new Span(
                protocol.or(other::protocol),
                newer(atLeast, other.atLeast),
                older(below, other.below));
    }

    private static Optional<LoadVersion> newer(Optional<LoadVersion> a, Optional<LoadVersion> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().isAtLeast(b.get()) ? a : b;
    }

    private static Optional<LoadVersion> older(Optional<LoadVersion> a, Optional<LoadVersion> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().isAtLeast(b.get()) ? b : a;
    }

    /** {@code SCCP from 5.0 to below 7.0}, {@code SIP below 4.4}, {@code any load}. */
    String text() {
        String spoken = protocol.map(Protocol::name).orElse("");
        String low = atLeast.map(version -> "from " + Versions.text(version)).orElse("");
        String high = below.map(version -> "below " + Versions.text(version)).orElse("");
        String bounds = low.isEmpty() || high.isEmpty() ? low + high : low + " to " + high;
        String all = (spoken + " " + bounds).strip();
        return all.isEmpty() ? "any load" : all;
    }
}
