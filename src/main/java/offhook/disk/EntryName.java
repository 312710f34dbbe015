package offhook.disk;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name inside an archive, made safe or refused. Nothing is ever written under such a name, yet an
 * archive that tries to climb out is not to be trusted with anything.
 *
 * @param folder without slashes around it, empty for the top
 */
record EntryName(String folder, String name) {
    /** Longer ones no package has, and no phone could ask. */
    private static final int CHARACTERS_MAX = 512;

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9¹²³]");

    static EntryName of(String raw, Budget budget) throws Refusal {
        if (raw.length() > CHARACTERS_MAX) {
            throw budget.distrust("holds a name of %,d characters", raw.length());
        }
        if (raw.chars().anyMatch(c -> c < 32 || c == 127)) {
            throw budget.distrust("holds a name with a control character, \"%s\"", shown(raw));
        }
        String path = raw.replace('\\', '/');
        if (path.startsWith("/") || path.indexOf(':') >= 0) {
            throw budget.distrust(
                    "holds a name that says where on the disk it wants to be, \"%s\"", shown(raw));
        }
        var parts = new ArrayList<String>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                throw budget.distrust(
                        "holds a name that climbs out of its folder, \"%s\"", shown(raw));
            }
            if (!part.isEmpty() && !part.equals(".")) {
                checkPart(part, raw, budget);
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            throw budget.distrust("holds a file without a name");
        }
        return new EntryName(String.join("/", parts.subList(0, parts.size() - 1)), parts.getLast());
    }

    /** Left by macOS beside every file, never firmware. */
    boolean isMacLitter() {
        return folder.startsWith("__MACOSX") || name.startsWith("._") || name.equals(".DS_Store");
    }

    String path() {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** For a sentence: short, and without anything that a terminal would act on. */
    static String shown(String raw) {
        String safe = raw.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
    }

    private static void checkPart(String part, String raw, Budget budget) throws Refusal {
        if (part.endsWith(".") || part.endsWith(" ")) {
            throw budget.distrust("holds a name that ends in a dot or blank, \"%s\"", shown(raw));
        }
        int dot = part.indexOf('.');
        String stem =
                (dot < 0 ? part : part.substring(0, dot))
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT);
        if (DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches()) {
            throw budget.distrust("holds a file named like a device, \"%s\"", shown(raw));
        }
    }
}
