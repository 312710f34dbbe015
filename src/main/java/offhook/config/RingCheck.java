package offhook.config;

import java.util.List;

/** Ring lists: {@code Ringlist.xml} of Java phones, {@code RINGLIST.DAT} of 7940/60 with SIP. */
final class RingCheck {
    private static final int NAME_MAX = 25;
    private static final int RINGS_MAX = 50;

    private final Remarks remarks;

    RingCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void list(XmlElement root) {
        if (!root.name().equals("CiscoIPPhoneRingList")) {
            remarks.error(
                    CheckRule.RING,
                    root.from(),
                    "the root is <" + root.name() + ">, expected <CiscoIPPhoneRingList>",
                    "Write it so.",
                    ElementRules.renamed(root, "CiscoIPPhoneRingList"));
        }
        List<XmlElement> rings = root.all("Ring");
        if (rings.size() > RINGS_MAX) {
            remarks.warning(
                    CheckRule.RING,
                    rings.get(RINGS_MAX).from(),
                    "there are " + rings.size() + " rings; a phone shows " + RINGS_MAX,
                    "");
        }
        for (XmlElement ring : rings) {
            part(ring, "DisplayName");
            part(ring, "FileName");
        }
    }

    private void part(XmlElement ring, String name) {
        String value = ring.valueOf(name);
        int at = ring.child(name).map(XmlElement::contentFrom).orElse(ring.from());
        if (value.isEmpty()) {
            remarks.error(
                    CheckRule.RING,
                    at,
                    "a <Ring> has no <" + name + ">",
                    "Write one, or remove it.");
        } else if (value.length() > NAME_MAX) {
            remarks.warning(
                    CheckRule.RING,
                    at,
                    "<"
                            + name
                            + "> "
                            + Values.quoted(name, value)
                            + " has "
                            + value.length()
                            + " characters, at most "
                            + NAME_MAX
                            + " are documented",
                    "Shorten it.");
        }
    }

    void table(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String whole = text.substring(from, end);
            String line = whole.strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.contains("\t")) {
                blanks(line, from + whole.indexOf(line));
            }
            from = end + 1;
        }
    }

    private void blanks(String line, int at) {
        boolean hasFile = line.matches("\\S.*\\s\\S+\\.(?i:raw|pcm)");
        int gap = line.replaceFirst("\\s+\\S+$", "").length();
        int file = line.length() - line.replaceFirst("^.*\\s", "").length();
        remarks.error(
                CheckRule.RING_LINE,
                at,
                "the line "
                        + Values.quoted("", line)
                        + " has no tab between the ring's name and its file",
                "Write Name<TAB>file.raw.",
                hasFile ? new Edit[] {new Edit(at + gap, at + file, "\t")} : new Edit[0]);
    }
}
