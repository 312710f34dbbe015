package offhook.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each element of a phone's own file by itself: its value, its place, its spelling. */
final class ElementRules {
    /** Elements that hold others, and where they belong. */
    private static final Map<String, String> CONTAINERS =
            Map.ofEntries(
                    Map.entry("devicePool", "device"),
                    Map.entry("dateTimeSetting", "devicePool"),
                    Map.entry("ntps", "dateTimeSetting"),
                    Map.entry("callManagerGroup", "devicePool"),
                    Map.entry("members", "callManagerGroup"),
                    Map.entry("member", "members"),
                    Map.entry("callManager", "member"),
                    Map.entry("ports", "callManager"),
                    Map.entry("sipProfile", "device"),
                    Map.entry("sipProxies", "sipProfile"),
                    Map.entry("sipCallFeatures", "sipProfile"),
                    Map.entry("sipStack", "sipProfile"),
                    Map.entry("sipLines", "sipProfile"),
                    Map.entry("commonProfile", "device"),
                    Map.entry("vendorConfig", "device"),
                    Map.entry("loadInformation", "device"),
                    Map.entry("timeZone", "dateTimeSetting"),
                    Map.entry("phoneLabel", "sipProfile"),
                    Map.entry("line", "sipLines"));

    /** Names that many elements have; their place tells nothing. */
    private static final Set<String> EVERYWHERE = Set.of("name", "port", "contact", "line");

    /** Known, not judged, and near enough to a known one to be taken for its misspelling. */
    private static final Set<String> ALSO_RIGHT =
            Set.of(
                    "natRecievedProcessing",
                    "sipPort1",
                    "sipPort2",
                    "sipPort3",
                    "port1",
                    "port2",
                    "port3",
                    "networkLocale",
                    "userLocale",
                    "backupProxy",
                    "emergencyProxy",
                    "outboundProxy",
                    "recordingTone",
                    "messagesNumber",
                    "proxyServerURL",
                    "capfList",
                    "capf",
                    "capf6",
                    "ntp",
                    "tzdata",
                    "certHash",
                    "displayName",
                    "proxy",
                    "authName",
                    "authPassword",
                    "timeZone",
                    "phoneServices",
                    "userId",
                    "ownerId",
                    "mobility",
                    "webAdmin",
                    "webProtocol",
                    "sshUserId",
                    "sshPassword");

    private final String text;
    private final Remarks remarks;

    ElementRules(String text, Remarks remarks) {
        this.text = text;
        this.remarks = remarks;
    }

    void check(XmlElement device) {
        below(device, device.name().equalsIgnoreCase("device") ? "device" : device.name());
    }

    private void below(XmlElement element, String place) {
        Map<String, XmlElement> seen = new HashMap<>();
        for (XmlElement child : element.children()) {
            if (isKnown(place, child.name())) {
                twice(child, seen.putIfAbsent(child.name(), child));
                KnownElements.in(place, child.name()).ifPresent(row -> value(child, row));
            } else {
                place(element, child, place);
            }
            blanks(child);
            invisible(child);
            boolean isForeignLine = child.name().equals("line") && !place.equals("sipLines");
            below(child, isForeignLine ? "" : child.name());
        }
    }

    private static boolean isKnown(String place, String name) {
        return KnownElements.in(place, name).isPresent()
                || place.equals(CONTAINERS.get(name))
                || ALSO_RIGHT.contains(name);
    }

    private void value(XmlElement element, KnownElement row) {
        String value = element.value();
        if (value.isEmpty() || Placeholders.isIn(value)) {
            return;
        }
        row.type()
                .wrong(value)
                .ifPresent(
                        why ->
                                remarks.add(
                                        CheckRule.WRONG_VALUE.code(),
                                        severity(row, value),
                                        element.contentFrom(),
                                        "<"
                                                + element.name()
                                                + "> is "
                                                + Values.quoted(element.name(), value)
                                                + ": "
                                                + why
                                                + meaning(row, value),
                                        "",
                                        row.source(),
                                        row.certainty(),
                                        correction(element, row, value)));
    }

    /** {@code False} for {@code false} changes nothing; {@code True} for {@code true} does. */
    private static Severity severity(KnownElement row, String value) {
        boolean isTruth = row.type() instanceof ValueType.Truth;
        if (!isTruth) {
            return row.severity();
        }
        return isMeantTrue(value) ? row.severity() : Severity.HINT;
    }

    private static boolean isMeantTrue(String value) {
        return value.matches("(?i)true|yes|on|1|enabled?");
    }

    private static String meaning(KnownElement row, String value) {
        if (!(row.type() instanceof ValueType.Truth)) {
            return "";
        }
        return isMeantTrue(value)
                ? "; the phone takes every other word for false"
                : "; the phone takes it for false all the same";
    }

    private static Edit[] correction(XmlElement element, KnownElement row, String value) {
        if (!(row.type() instanceof ValueType.Truth) || !element.isLeaf()) {
            return new Edit[0];
        }
        String right = isMeantTrue(value) ? "true" : "false";
        return new Edit[] {new Edit(element.contentFrom(), element.contentTo(), right)};
    }

    /** Nobody says whether a phone strips; published files have no blanks around these. */
    private void blanks(XmlElement element) {
        String text = element.text();
        boolean isText = element.isLeaf() && !text.isBlank() && !text.equals(text.strip());
        if (isText && !Placeholders.isIn(text)) {
            remarks.warning(
                    CheckRule.BLANK_AROUND,
                    element.contentFrom(),
                    "blanks stand around the value of <"
                            + element.name()
                            + ">; whether a phone takes them off is not known",
                    "Remove them.",
                    trim(element));
        }
    }

    /** A blank of a web page is no blank to a phone: "10.0.0.1" with one is another host. */
    private void invisible(XmlElement element) {
        if (element.isLeaf() && Invisible.isIn(element.text())) {
            remarks.warning(
                    CheckRule.INVISIBLE_CHARACTER,
                    element.contentFrom(),
                    "the value of <"
                            + element.name()
                            + "> holds a character that nobody sees and the phone reads, such as"
                            + " the blank of a web page",
                    "Type the value anew.",
                    Invisible.removed(text, element.contentFrom(), element.contentTo()));
        }
    }

    /** Takes off only the blanks: an edit never holds the value, which may be a password. */
    private static Edit[] trim(XmlElement element) {
        String text = element.text();
        int inside = element.contentTo() - element.contentFrom();
        if (inside != text.length()) {
            return new Edit[0];
        }
        int lead = text.length() - text.stripLeading().length();
        int end = element.contentFrom() + text.stripTrailing().length();
        return new Edit[] {
            new Edit(element.contentFrom(), element.contentFrom() + lead, ""),
            new Edit(end, element.contentTo(), "")
        };
    }

    private void twice(XmlElement element, XmlElement first) {
        boolean mayRepeat =
                Set.of("line", "member", "ntp", "processNodeName").contains(element.name());
        if (first == null
                || mayRepeat
                || !element.isLeaf()
                || first.text().equals(element.text())) {
            return;
        }
        remarks.hint(
                CheckRule.ELEMENT_TWICE,
                element.from(),
                "<"
                        + element.name()
                        + "> is here a second time with another value than in line "
                        + remarks.at(first.from()).line(),
                "Keep one of them.");
    }

    private void place(XmlElement parent, XmlElement element, String place) {
        String name = element.name();
        Set<String> homes =
                CONTAINERS.containsKey(name)
                        ? Set.of(CONTAINERS.get(name))
                        : KnownElements.parentsOf(name);
        boolean isPlaceKnown = place.equals("device") || CONTAINERS.containsKey(place);
        if (!isPlaceKnown || EVERYWHERE.contains(name) || name.equals("sipLines")) {
            return;
        }
        if (homes.isEmpty()) {
            spelling(parent, element, place);
            return;
        }
        String home = homes.iterator().next();
        Severity severity =
                KnownElements.in(home, name)
                        .map(KnownElement::severity)
                        .map(it -> it == Severity.ERROR ? Severity.WARNING : it)
                        .orElse(Severity.WARNING);
        // A known one in the wrong container of device level may well be read by other models.
        boolean isStray = place.equals("vendorConfig") || home.equals("vendorConfig");
        remarks.add(
                CheckRule.MISPLACED,
                isStray ? Severity.HINT : severity,
                element.from(),
                "<"
                        + name
                        + "> stands in <"
                        + parent.name()
                        + ">; the phone looks for it in <"
                        + home
                        + "> and does not see it here",
                "Move it there.");
    }

    private void spelling(XmlElement parent, XmlElement element, String place) {
        Set<String> here = Names.in(place);
        Optional<String> meant =
                NearWord.of(element.name(), here).filter(it -> parent.child(it).isEmpty());
        meant.ifPresent(
                right -> {
                    boolean isCase = right.equalsIgnoreCase(element.name());
                    remarks.warning(
                            isCase ? CheckRule.ELEMENT_CASE : CheckRule.ELEMENT_SPELLING,
                            element.from(),
                            "<"
                                    + element.name()
                                    + "> is no element that a phone knows, so it is ignored;"
                                    + " probably <"
                                    + right
                                    + "> is meant",
                            "Write <" + right + ">.",
                            renamed(element, right));
                });
    }

    /** Both tags. */
    static Edit[] renamed(XmlElement element, String name) {
        var start =
                new Edit(element.from() + 1, element.from() + 1 + element.name().length(), name);
        return element.contentTo() == element.to()
                ? new Edit[] {start}
                : new Edit[] {
                    start,
                    new Edit(
                            element.contentTo() + 2,
                            element.contentTo() + 2 + element.name().length(),
                            name)
                };
    }

    /** What may stand in which element. */
    private static final class Names {
        private static final Map<String, Set<String>> BY_PLACE = new HashMap<>();

        static {
            KnownElements.rows().forEach(row -> add(row.parent(), row.name()));
            CONTAINERS.forEach((name, parent) -> add(parent, name));
        }

        private static void add(String parent, String name) {
            BY_PLACE.computeIfAbsent(parent, key -> new java.util.TreeSet<>()).add(name);
        }

        static Set<String> in(String place) {
            return BY_PLACE.getOrDefault(place, Set.of());
        }
    }
}
