package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Protocol;

import java.util.Optional;

/** What is known of the load that a phone starts from. */
public sealed interface Origin {
    record Exactly(LoadName load) implements Origin {}

    /**
     * Known within bounds; a plan must hold for every load between them.
     *
     * @param atLeast inclusive; empty: no lower bound
     * @param below exclusive; empty: no upper bound
     * @param evidence a sentence: what the phone did that shows it
     */
    record Between(
            Optional<Protocol> protocol,
            Optional<LoadVersion> atLeast,
            Optional<LoadVersion> below,
            String evidence)
            implements Origin {
        /** {@code SCCP from 5.0 to below 7.0}, {@code SIP below 4.4}, {@code any load}. */
        public String text() {
            return new Span(protocol, atLeast, below).text();
        }
    }

    /** Nothing is known, or a factory loader: counts as old (rule B2). */
    record Unknown() implements Origin {}
}
