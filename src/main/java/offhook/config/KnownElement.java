package offhook.config;

import offhook.phone.Certainty;

/**
 * A row of the table of elements: where it belongs, what may stand in it, and how bad it is if
 * something else does.
 */
record KnownElement(
        String parent,
        String name,
        ValueType type,
        Severity severity,
        Certainty certainty,
        String source) {}
