package offhook.firmware;

import static offhook.firmware.Versions.BOTH_KEYS;
import static offhook.firmware.Versions.NEW_KEY;
import static offhook.firmware.Versions.V4_4;
import static offhook.firmware.Versions.V5_0;
import static offhook.firmware.Versions.V5_3;
import static offhook.firmware.Versions.V6_0;
import static offhook.firmware.Versions.V7_0;
import static offhook.firmware.Versions.V8_0;
import static offhook.firmware.Versions.V8_0_9;
import static offhook.firmware.Versions.V8_5_2;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;

import java.util.List;

/**
 * A kind of load that stands between others because a rule says so.
 *
 * @param from phones that may use it; a phone that surely stands elsewhere never does
 * @param loads which loads serve
 * @param targets which targets it may lead to
 * @param preferred the versions that a source names, best first
 * @param sentence what it is for
 */
record Bridge(Span from, Span loads, Span targets, List<LoadVersion> preferred, String sentence) {
    private static final List<Bridge> TWO_STAGE =
            List.of(
                    new Bridge(
                            Span.SCCP.upTo(V5_0),
                            Span.SCCP.from(V5_0).upTo(V6_0),
                            Span.ALL,
                            List.of(
                                    LoadVersion.of(5, 0, 5),
                                    // These two are known to come with the unsigned image.
                                    LoadVersion.of(5, 0, 3),
                                    LoadVersion.of(5, 0, 2)),
                            "5.x is the last that a phone below 5.0 takes, and the first that"
                                    + " checks signatures"),
                    new Bridge(
                            Span.SCCP.from(V5_0).upTo(V6_0),
                            Span.SCCP.from(V8_0_9),
                            Span.ALL,
                            List.of(V8_0_9),
                            "SCCP 8.0(9) or later follows 5.x directly and can turn to SIP"),
                    new Bridge(
                            Span.SIP.upTo(V4_4),
                            Span.SIP.from(V4_4).upTo(V5_0),
                            Span.ALL,
                            List.of(V4_4),
                            "SIP 4.4 is the first stepping stone"),
                    new Bridge(
                            Span.SIP.upTo(V5_3),
                            Span.SIP.from(V5_3).upTo(V6_0),
                            Span.ALL,
                            List.of(V5_3),
                            "SIP 5.3 is the second stepping stone"),
                    new Bridge(
                            Span.SIP.from(V5_3).upTo(V6_0),
                            Span.SIP.from(V6_0).upTo(V7_0),
                            Span.ALL,
                            List.of(LoadVersion.of(6, 3, 0)),
                            "SIP 6.x is the third stepping stone"),
                    new Bridge(
                            Span.SIP.from(V6_0).upTo(V7_0),
                            Span.SIP.from(V7_0).upTo(V8_0),
                            Span.ALL,
                            List.of(LoadVersion.of(7, 4, 0)),
                            "SIP 7.x brings the universal loader, from which every later load can"
                                    + " be reached"));

    private static final List<Bridge> JAVA =
            List.of(
                    new Bridge(
                            Span.ALL.upTo(BOTH_KEYS),
                            Span.ALL.from(BOTH_KEYS).upTo(NEW_KEY),
                            Span.ALL.from(NEW_KEY),
                            List.of(V8_5_2),
                            "a load from 8.3(3) to 8.5(2) is signed with the old key and knows the"
                                    + " new one"));

    static List<Bridge> of(Generation generation) {
        return switch (generation) {
            case TWO_STAGE -> TWO_STAGE;
            case JAVA -> JAVA;
            case SINGLE_IMAGE, CP79XX, WIRELESS, CONFERENCE, EXPANSION_MODULE, NEXT_GENERATION ->
                    List.of();
        };
    }

    /** Only released, signed loads serve: a test build is nobody's stepping stone. */
    boolean serves(LoadName load) {
        return load.protocol().isPresent() && loads.holds(load) && isReleased(load);
    }

    private static boolean isReleased(LoadName load) {
        boolean isSigned = !(load instanceof LoadName.JavaLoad java) || java.isSigned();
        String suffix = load.version().suffix();
        return isSigned && (suffix.isEmpty() || suffix.equals("SR"));
    }

    /** 0 is the best; all that no source names come after. */
    int preference(LoadName load) {
        int index = preferred.indexOf(load.version());
        return index < 0 ? preferred.size() : index;
    }
}
