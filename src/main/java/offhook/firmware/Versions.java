package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;

import java.util.List;
import java.util.Locale;

/** The versions at which the rules turn, and how a version reads in a sentence. */
final class Versions {
    static final LoadVersion V4_4 = LoadVersion.of(4, 4, 0);
    static final LoadVersion V5_0 = LoadVersion.of(5, 0, 0);
    static final LoadVersion V5_3 = LoadVersion.of(5, 3, 0);
    static final LoadVersion V6_0 = LoadVersion.of(6, 0, 0);
    static final LoadVersion V7_0 = LoadVersion.of(7, 0, 0);
    static final LoadVersion V8_0 = LoadVersion.of(8, 0, 0);
    static final LoadVersion V8_0_9 = LoadVersion.of(8, 0, 9);

    /** From here on a Java load knows the new signing key too (rule B1). */
    static final LoadVersion BOTH_KEYS = LoadVersion.of(8, 3, 3);

    static final LoadVersion V8_5_2 = LoadVersion.of(8, 5, 2);

    /**
     * Everything after the base release 8.5(2): only the new key. Users saw 8.5(2)SR1 refused, so
     * Cisco's "8.5(3)" is read as this (rule B1); builds between are counted as new, to be safe.
     */
    static final LoadVersion NEW_KEY = new LoadVersion(8, 5, 2, "ES", 0, List.of());

    private Versions() {}

    /** {@code 5.0} for 5.0(0); {@code 8.5(2)SR1}; builds behind are left out. */
    static String text(LoadVersion version) {
        if (version.equals(NEW_KEY)) {
            return "8.5(2)SR1";
        }
        String text = version.toString();
        return version.maintenance() == 0 && version.suffix().isEmpty()
                ? text.substring(0, text.indexOf('('))
                : text;
    }

    /** As the beginning of a sentence. */
    static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code P00308000900 (SCCP 8.0(9))}. */
    static String named(LoadName load) {
        String protocol = load.protocol().map(spoken -> spoken + " ").orElse("");
        return load.text() + " (" + protocol + text(load.version()) + ")";
    }
}
