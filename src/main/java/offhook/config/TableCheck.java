package offhook.config;

import java.util.Map;
import java.util.Set;

/** Soft keys, lists of images, syncinfo and the objects that services answer: mostly counts. */
final class TableCheck {
    private static final int SOFT_KEYS_MAX = 16;
    private static final int IMAGES_MAX = 50;
    private static final int SYNC_MAX = 32;

    private static final Set<String> CALL_STATES =
            Set.of(
                    "On Hook",
                    "Off Hook",
                    "Off Hook With Feature",
                    "Digits After First",
                    "Ring Out",
                    "Connected",
                    "Connected No Feature",
                    "Connected Transfer",
                    "Connected Conference",
                    "On Hold",
                    "Ring In",
                    "Remote In Use");

    /** Children of a service object, and how many of them it may have. */
    private static final Map<String, Integer> COUNTS =
            Map.of(
                    "MenuItem",
                    100,
                    "DirectoryEntry",
                    32,
                    "InputItem",
                    5,
                    "SoftKeyItem",
                    8,
                    "ExecuteItem",
                    3);

    /** Texts of a service object, and how many characters they may have. */
    private static final Map<String, Integer> LENGTHS =
            Map.of("Prompt", 32, "Text", 4000, "Title", 32, "Telephone", 32);

    private final Remarks remarks;

    TableCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void softKeys(XmlElement root) {
        root.child("softKeySets")
                .ifPresent(sets -> sets.all("softKeySet").forEach(it -> softKeySet(it)));
        if (root.child("softKeySets").isEmpty()) {
            remarks.warning(
                    CheckRule.SOFT_KEY, root.from(), "there is no <softKeySets> in the file", "");
        }
    }

    private void softKeySet(XmlElement set) {
        String id = set.attribute("id").map(XmlAttribute::value).orElse("");
        if (!CALL_STATES.contains(id) && !Placeholders.isIn(id)) {
            remarks.warning(
                    CheckRule.SOFT_KEY,
                    set.from(),
                    "the softKeySet " + Values.quoted("", id) + " is no state of a call",
                    NearWord.of(id, CALL_STATES)
                            .map(it -> "Probably " + it + " is meant.")
                            .orElse("Known are On Hook, Connected, Ring In and nine more."));
        }
        if (set.children().size() > SOFT_KEYS_MAX) {
            remarks.error(
                    CheckRule.SOFT_KEY,
                    set.from(),
                    "the softKeySet "
                            + Values.quoted("", id)
                            + " has "
                            + set.children().size()
                            + " keys, at most "
                            + SOFT_KEYS_MAX
                            + " fit",
                    "Remove some.");
        }
    }

    void images(XmlElement root) {
        var items = root.all("ImageItem");
        if (items.size() > IMAGES_MAX) {
            remarks.warning(
                    CheckRule.IMAGE,
                    items.get(IMAGES_MAX).from(),
                    "there are " + items.size() + " images; a phone shows " + IMAGES_MAX,
                    "");
        }
        for (XmlElement item : items) {
            for (String name : new String[] {"Image", "URL"}) {
                String value = item.attribute(name).map(XmlAttribute::value).orElse("");
                if (!value.matches("(?i)(tftp|https?):.*") && !Placeholders.isIn(value)) {
                    remarks.error(
                            CheckRule.IMAGE,
                            item.from(),
                            name
                                    + " of the image is "
                                    + Values.quoted("", value)
                                    + ", expected TFTP:Desktops/…/name.png",
                            "");
                }
            }
        }
    }

    void sync(XmlElement root) {
        XmlElement image = root.name().equals("IMAGE") ? root : root.child("IMAGE").orElse(root);
        String sync = image.attribute("SYNC").map(XmlAttribute::value).orElse("");
        if (sync.isEmpty() || sync.length() > SYNC_MAX) {
            remarks.warning(
                    CheckRule.SYNC_INFO,
                    image.from(),
                    "SYNC is "
                            + (sync.isEmpty() ? "missing" : "longer than " + SYNC_MAX)
                            + "; the phone compares it with its own sync",
                    "Write <IMAGE VERSION=\"*\" SYNC=\"1\"/>.");
        }
    }

    void service(XmlElement root) {
        COUNTS.forEach(
                (name, max) -> {
                    int count = root.all(name).size();
                    if (count > max) {
                        remarks.error(
                                CheckRule.SERVICE_OBJECT,
                                root.from(),
                                "there are "
                                        + count
                                        + " <"
                                        + name
                                        + "> in <"
                                        + root.name()
                                        + ">, at most "
                                        + max
                                        + " fit",
                                "Split it over several pages.");
                    }
                });
        root.walk(this::length);
    }

    private void length(XmlElement element) {
        int max =
                element.name().equals("Name")
                        ? 64
                        : element.name().equals("URL")
                                ? 256
                                : LENGTHS.getOrDefault(element.name(), Integer.MAX_VALUE);
        if (element.value().length() > max && !Placeholders.isIn(element.value())) {
            remarks.error(
                    CheckRule.SERVICE_OBJECT,
                    element.contentFrom(),
                    "<"
                            + element.name()
                            + "> has "
                            + element.value().length()
                            + " characters, at most "
                            + max
                            + " fit",
                    "Shorten it.");
        }
    }
}
