package offhook.config;

import java.util.ArrayList;

/** Says once that a file still waits for its owner's values. */
final class PlaceholderCheck {
    private record Found(String name, String value, int at) {}

    private final Remarks remarks;
    private final ArrayList<Found> found = new ArrayList<>();

    PlaceholderCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(XmlElement root) {
        root.walk(
                it -> {
                    if (it.isLeaf() && Placeholders.isIn(it.value())) {
                        found.add(new Found("<" + it.name() + ">", it.value(), it.contentFrom()));
                    }
                });
        say();
    }

    void check(String text) {
        for (SettingsLine line : SettingsLine.read(text)) {
            if (Placeholders.isIn(line.value())) {
                found.add(new Found(line.key(), line.value(), line.valueFrom()));
            }
        }
        say();
    }

    private void say() {
        if (!found.isEmpty()) {
            Found first = found.getFirst();
            remarks.warning(
                    CheckRule.PLACEHOLDER,
                    first.at,
                    Remarks.shown(first.name)
                            + " is still "
                            + Values.quoted(first.name, first.value)
                            + (found.size() > 1
                                    ? ", and " + (found.size() - 1) + " more are not filled in"
                                    : ""),
                    "Fill in what is missing before a phone gets the file.");
        }
    }
}
