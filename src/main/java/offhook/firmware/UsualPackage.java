package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In which published package a load usually is. A hint for people: packages are known by what is
 * inside (firmware.md §2).
 *
 * @param isSeen a public source pins this very name (firmware-packages.csv); otherwise it follows
 *     Cisco's naming
 */
public record UsualPackage(String name, boolean isSeen) {
    /** The packages that sources pin by size and SHA-1, odd spellings as they are. */
    private static final Map<String, String> SEEN =
            Map.ofEntries(
                    Map.entry("P00308010200", "cmterm-7940-7960-sccp.8-1-2.zip"),
                    Map.entry("P0030801SR02", "cmterm-7940-7960-sccp.8-1-2SR2.zip"),
                    Map.entry("P0S3-8-12-00", "P0S3-8-12-00.zip"),
                    Map.entry("P0S3-06-3-00", "P0S3-06-3-00.zip"),
                    Map.entry("SCCP31.8-5-2S", "cmterm-7931-scpp.8-5-2.zip"),
                    Map.entry("SCCP45.9-4-2SR3-1S", "cmterm-7945_7965-sccp.9-4-2-1SR3-1.zip"),
                    Map.entry("SIP45.9-4-2SR3-1S", "cmterm-7945_7965-sip.9-4-2-1SR3-1.zip"),
                    Map.entry("CP7902080002SCCP060817A", "cmterm-7902G-sccp.8-0-2.zip"),
                    Map.entry("CP7905080003SCCP070409A", "cmterm-7905G-sccp.8-0-3.zip"),
                    Map.entry("CP7912080004SCCP080108A", "cmterm-7912G-sccp.8-0-4.zip"),
                    Map.entry("P00405000700", "cmterm-7910-sccp.5-0-7.zip"));

    /** Versions whose SCCP package is pinned for every Java platform that had one. */
    private static final List<String> SEEN_SCCP = List.of("8-5-2", "9-0-3", "9-2-1", "9-4-2SR1-1");

    /** Platforms whose 9.4(2)SR1 package no source pins. */
    private static final List<Platform> WITHOUT_9_4_2SR1 =
            List.of(Platform.JAVA_45, Platform.JAVA_75);

    public static Optional<UsualPackage> of(LoadName load) {
        String seen = SEEN.get(load.text());
        if (seen != null) {
            return Optional.of(new UsualPackage(seen, true));
        }
        return switch (load) {
            case LoadName.JavaLoad java -> java.protocol().map(spoken -> ofJava(java, spoken));
            case LoadName.Numbered numbered when numbered.platform() == Platform.TWO_STAGE ->
                    numbered.protocol().map(spoken -> ofTwoStage(numbered, spoken));
            case LoadName.Numbered _, LoadName.UniversalLoader _, LoadName.Other _ ->
                    Optional.empty();
        };
    }

    private static UsualPackage ofJava(LoadName.JavaLoad java, Protocol protocol) {
        String text = java.text();
        String version = text.substring(text.indexOf('.') + 1).replaceFirst("S$", "");
        boolean isSeen =
                protocol == Protocol.SCCP
                        && SEEN_SCCP.contains(version)
                        && !(version.startsWith("9-4")
                                && WITHOUT_9_4_2SR1.contains(java.platform()));
        String spoken = protocol.name().toLowerCase(Locale.ROOT);
        String name = "cmterm-" + models(java.platform()) + "-" + spoken + "." + version + ".zip";
        return new UsualPackage(name, isSeen);
    }

    private static String models(Platform platform) {
        return platform == Platform.JAVA_11 ? "7911_7906" : platform.label().replace('/', '_');
    }

    private static UsualPackage ofTwoStage(LoadName.Numbered load, Protocol protocol) {
        if (protocol != Protocol.SCCP) {
            return new UsualPackage(load.text() + ".zip", false);
        }
        var v = load.version();
        String version = v.major() + "-" + v.minor() + "-" + v.maintenance();
        return new UsualPackage("cmterm-7940-7960-sccp." + version + ".zip", false);
    }

    /** {@code cmterm-7975-sccp.8-5-2.zip}, with a word of doubt if nobody was seen to have it. */
    public String text() {
        return isSeen ? name : name + " (by Cisco's naming)";
    }
}
