package offhook.provision;

import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;

/**
 * Ring lists from one line of settings: names of sound files in the operator's folder, with commas
 * between, {@code Office.raw, Bell=bell2.raw}. What stands before = is shown; else the name without
 * its extension (config-files.md §5.2). Without any the phones keep their own rings.
 */
final class RingFiles {
    private static final int NAME_MAX = 25;
    private static final int RINGS_MAX = 50;

    private record Ring(String shown, String file) {}

    private RingFiles() {}

    static List<String> faults(String setting) {
        var faults = new ArrayList<String>();
        List<Ring> rings = rings(setting);
        if (rings.size() > RINGS_MAX) {
            faults.add("it names " + rings.size() + " rings, a phone shows " + RINGS_MAX);
        }
        for (Ring ring : rings) {
            if (ring.shown.length() > NAME_MAX || ring.file.length() > NAME_MAX) {
                faults.add(
                        "the ring %s has more than %d characters".formatted(ring.file, NAME_MAX));
            } else if (!ring.file.matches("(?i)[!-~&&[^/\\\\\"<>&=]]+\\.(raw|rwb|pcm)")) {
                faults.add(
                        "%s is no sound file: expected a name such as Office.raw"
                                .formatted(ring.file));
            } else if (!ring.shown.matches("[^\\t\"<>&\\p{Cntrl}]+")) {
                faults.add("the ring %s has no name that can be shown".formatted(ring.file));
            }
        }
        return faults;
    }

    static boolean isEmpty(String setting) {
        return rings(setting).isEmpty();
    }

    /** {@code Ringlist.xml} and {@code DistinctiveRingList.xml} of Java phones. */
    static Bytes list(String setting) {
        var xml = new XmlText().open("CiscoIPPhoneRingList");
        for (Ring ring : rings(setting)) {
            xml.open("Ring").leaf("DisplayName", ring.shown).leaf("FileName", ring.file).close();
        }
        return xml.close().bytes();
    }

    /** {@code RINGLIST.DAT} of a 7940/60 with SIP. */
    static Bytes table(String setting) {
        var text = new StringBuilder();
        rings(setting)
                .forEach(it -> text.append(it.shown).append('\t').append(it.file).append('\n'));
        return Bytes.ofUtf8(text.toString());
    }

    private static List<Ring> rings(String setting) {
        var rings = new ArrayList<Ring>();
        for (String word : setting.split(",")) {
            String text = word.strip();
            int gap = text.indexOf('=');
            String file = text.substring(gap + 1).strip();
            if (!file.isEmpty()) {
                String shown = gap > 0 ? text.substring(0, gap).strip() : withoutExtension(file);
                rings.add(new Ring(shown, file));
            }
        }
        return rings;
    }

    /** The part of the setting that makes this ring. */
    static String word(String shown, String file) {
        return shown.equals(withoutExtension(file)) ? file : shown + "=" + file;
    }

    private static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
