package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneModel;

import java.util.Optional;

/** Where a phone stands before a step, for the rules: they ask what may be the case. */
sealed interface Standing {
    boolean mayBeIn(Span span);

    /** Whether the phone may run a load of the span that is newer than the version. */
    boolean mayBeIn(Span span, LoadVersion newerThan);

    /** As a sentence's subject. */
    String text();

    record At(LoadName load) implements Standing {
        @Override
        public boolean mayBeIn(Span span) {
            return span.holds(load);
        }

        @Override
        public boolean mayBeIn(Span span, LoadVersion newerThan) {
            return span.holds(load) && newerThan.isBelow(load.version());
        }

        @Override
        public String text() {
            return Versions.named(load);
        }
    }

    /**
     * @param isAssumed nothing is known; the span is what the rules say to assume
     */
    record Within(Span span, boolean isAssumed) implements Standing {
        @Override
        public boolean mayBeIn(Span other) {
            return span.meets(other);
        }

        @Override
        public boolean mayBeIn(Span other, LoadVersion newerThan) {
            return span.meets(other) && span.meets(other.and(Span.ALL.from(newerThan)));
        }

        @Override
        public String text() {
            if (isAssumed) {
                return "a phone whose load is not known";
            }
            boolean isOnlyBounds = span.protocol().isEmpty() && !span.equals(Span.ALL);
            return "a phone that runs " + (isOnlyBounds ? "a load " : "") + span.text();
        }
    }

    static Standing of(PhoneModel model, Origin origin) {
        return switch (origin) {
            case Origin.Exactly(LoadName load) -> new At(load);
            case Origin.Between between -> new Within(span(between), false);
            // Rule B2: a Java phone's factory loader decides, and it counts as old.
            case Origin.Unknown() ->
                    new Within(
                            model.generation() == Generation.JAVA
                                    ? Span.ALL.upTo(Versions.BOTH_KEYS)
                                    : Span.ALL,
                            true);
        };
    }

    static Span span(Origin.Between between) {
        return new Span(between.protocol(), between.atLeast(), between.below());
    }

    static Optional<LoadName> load(Standing standing) {
        return switch (standing) {
            case At(LoadName load) -> Optional.of(load);
            case Within _ -> Optional.empty();
        };
    }
}
