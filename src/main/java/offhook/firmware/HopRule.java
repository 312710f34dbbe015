package offhook.firmware;

import offhook.phone.LoadName;

/**
 * What a rule says of going from one stretch of loads directly to another.
 *
 * @param verdict whether the rule forbids the jump or bears it out
 * @param direction DOWN: only if the jump is to a lower version than the phone's
 */
record HopRule(UpgradeRule rule, Verdict verdict, Span from, Span to, Direction direction) {
    enum Verdict {
        FORBIDS,
        SUPPORTS
    }

    enum Direction {
        ANY,
        DOWN
    }

    /** A phone that may stand in the span is enough: a plan must hold for all it may run. */
    boolean speaksOf(Standing standing, LoadName load) {
        return to.holds(load)
                && switch (direction) {
                    case ANY -> standing.mayBeIn(from);
                    case DOWN -> standing.mayBeIn(from, load.version());
                };
    }
}
