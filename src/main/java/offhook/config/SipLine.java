package offhook.config;

import java.util.Locale;
import java.util.Optional;

/** A {@code <line>} of a SIP phone: the key it sits on, and what registers it. */
public record SipLine(XmlElement element, Optional<Integer> button) {
    /** The feature that is a telephone line; others are speed dials, BLF, services. */
    private static final String LINE = "9";

    /** The server comes from callManagerGroup (config-files.md §2.4). */
    public static final String PBX_OF_GROUP = "USECALLMANAGER";

    /** The phone's own word for a line without an account (config-files.md §2.2). */
    public static final String UNPROVISIONED = "UNPROVISIONED";

    public static SipLine of(XmlElement element) {
        return new SipLine(
                element,
                element.attribute("button")
                        .map(it -> it.value().strip())
                        .filter(it -> it.matches("\\d{1,3}"))
                        .map(Integer::valueOf));
    }

    public boolean isOn(int wanted) {
        return button.filter(it -> it == wanted).isPresent();
    }

    /** Without a featureID it is taken for a line if it has a name. */
    public boolean isLine() {
        String feature = element.valueOf("featureID");
        return feature.equals(LINE) || feature.isEmpty() && element.child("name").isPresent();
    }

    public String value(String child) {
        return element.valueOf(child);
    }

    /** Whether the server comes from callManagerGroup. */
    public boolean usesGroup() {
        return value("proxy").toUpperCase(Locale.ROOT).equals(PBX_OF_GROUP);
    }

    /** Where the child stands, or the line itself. */
    int at(String child) {
        return element.child(child).map(XmlElement::contentFrom).orElse(element.from());
    }

    String label() {
        return button.map(it -> "line " + it).orElse("the line");
    }
}
