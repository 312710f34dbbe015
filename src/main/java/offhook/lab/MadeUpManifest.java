package offhook.lab;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text inside made-up {@code .loads} files (firmware.md §3.2). */
final class MadeUpManifest {
    /**
     * A load's version is not its members' build: 9-4-2SR3-1S lists 9-4-2ES26. Those seen in public
     * (firmware.md §1.3); others get a build made by the same habit.
     */
    private static final Map<String, String> BUILDS =
            new TreeMap<>(
                    Map.of(
                            "8-3-3SR2S", "8-3-3ES2",
                            "8-4-2S", "8-4-1-23",
                            "8-5-2S", "8-5-2TH1-9",
                            "8-5-3S", "8-5-3TH1-6",
                            "8-5-4S", "8-5-4TH1-6",
                            "9-2-1S", "9-2-1TH1-13",
                            "9-3-1SR1-1S", "9-3-1ES8",
                            "9-4-2-1S", "9-4-2TH1-1",
                            "9-4-2SR1-1S", "9-4-2ES9",
                            "9-4-2SR3-1S", "9-4-2ES26"));

    private MadeUpManifest() {}

    static String build(LoadName.JavaLoad load) {
        String text = load.text();
        String known = BUILDS.get(text.substring(text.indexOf('.') + 1));
        if (known != null) {
            return known;
        }
        LoadVersion version = load.version();
        String base = version.major() + "-" + version.minor() + "-" + version.maintenance();
        return version.suffix().isEmpty()
                ? base + "TH1-1"
                : base + "ES" + 8 * version.suffixNumber();
    }

    /** CRLF, comments, a blank before one line's end as real ones have. */
    static String java(LoadName.JavaLoad load, List<String> members) {
        var text = new StringBuilder();
        text.append("# Made up by the lab of Offhook. No real phone runs this.\r\n");
        // Real images know their name; a virtual phone that took a default load reads it here.
        text.append("# LOAD ").append(load.text()).append("\r\n");
        text.append("# RELEASE load version ").append(build(load)).append("\r\n");
        int hardware = hardwareComp(load);
        if (hardware > 0) {
            text.append("#HARDWARE_COMP_1 ").append(hardware).append("\r\n");
        }
        for (String member : members) {
            text.append(member).append(member.startsWith("dsp") ? "  " : "").append("\r\n");
        }
        return text.toString();
    }

    /** Seen values, growing with releases (firmware.md §4.2); 0: the line is absent. */
    private static int hardwareComp(LoadName.JavaLoad load) {
        boolean isNine = load.version().major() >= 9;
        Platform platform = load.platform();
        return switch (platform) {
            case JAVA_11 -> 1;
            case JAVA_42 -> isNine ? 5 : 1;
            case JAVA_45 -> load.version().isAtLeast(LoadVersion.of(9, 4, 2)) ? 15 : isNine ? 7 : 0;
            case JAVA_75 -> 5;
            default -> 0;
        };
    }

    static String twoStage(String loader, String application, boolean isSip) {
        return loader
                + ".sbn\n"
                + application
                + ".sb2\nLA_VERSION="
                + (isSip ? "PAS30830" : "PAS30831")
                + "\n";
    }

    /** {@code TNUX-1.4.1SR1.SBN} for a 7921; H and S mark the 7925's and the 7926's. */
    static List<String> wirelessMembers(LoadName.Other load) {
        String mark =
                switch (load.platform()) {
                    case WIRELESS_7925 -> "H";
                    case WIRELESS_7926 -> "S";
                    default -> "";
                };
        String version = load.text().substring(load.text().indexOf('-') + 1);
        var stems =
                mark.isEmpty()
                        ? List.of("TNUX", "TNUXR", "SYS", "WLAN", "APPS", "GUI")
                        : List.of("TNUX", "TNUXR", "SYS", "WLAN", "APPS", "GUI", "JSYS", "JUI");
        return stems.stream().map(stem -> stem + mark + "-" + version + ".SBN").toList();
    }

    /** Sizes are those of the whole files; what the hex is, nobody knows. */
    static String wireless(Map<String, Bytes> payloads) {
        var text = new StringBuilder("#? HW_REV 0-2.*\n");
        payloads.forEach(
                (name, payload) ->
                        text.append(name)
                                .append(' ')
                                .append((0x180 + name.length() + 1 + 3) / 4 * 4 + payload.size())
                                .append(" 0123456789abcdef0123456789abcdef\n"));
        return text.toString();
    }
}
