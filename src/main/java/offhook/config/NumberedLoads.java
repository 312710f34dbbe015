package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <loadInformation30018 model="…">}: the number decides who reads it. */
final class NumberedLoads {
    private static final Pattern NAME = Pattern.compile("loadInformation(\\d{1,6})");

    /** Numbers of devices that are no phone of ours (firmware.md §5.3). */
    private static final Set<Integer> FOREIGN =
            Set.of(
                    1, 2, 10, 11, 12, 13, 275, 302, 335, 358, 376, 412, 446, 550, 562, 575, 592,
                    635, 645, 30_016, 30_035, 80_000, 80_001, 80_003);

    private final PhoneCatalogue catalogue;
    private final Remarks remarks;

    NumberedLoads(PhoneCatalogue catalogue, Remarks remarks) {
        this.catalogue = catalogue;
        this.remarks = remarks;
    }

    /**
     * @param isJava whether the file is read by one Java phone, which looks for no number there
     */
    void check(XmlElement root, boolean isJava) {
        List<XmlElement> numbered =
                root.children().stream().filter(it -> NAME.matcher(it.name()).matches()).toList();
        var served = new TreeSet<Integer>();
        numbered.forEach(it -> served.add(number(it)));
        for (XmlElement element : numbered) {
            one(element, served);
        }
        if (isJava && !numbered.isEmpty()) {
            remarks.hint(
                    CheckRule.NUMBER_IGNORED,
                    numbered.getFirst().from(),
                    "<"
                            + numbered.getFirst().name()
                            + "> belongs into XMLDefault.cnf.xml; in its own file a Java phone"
                            + " reads <loadInformation>",
                    "");
        }
    }

    private static int number(XmlElement element) {
        Matcher match = NAME.matcher(element.name());
        return match.matches() ? Integer.parseInt(match.group(1)) : 0;
    }

    private void one(XmlElement element, Set<Integer> served) {
        String where = "<" + element.name() + ">";
        var rules = new LoadRules(remarks);
        int number = number(element);
        Optional<PhoneModel> reader = catalogue.ofDeviceType(number);
        Optional<XmlAttribute> model = element.attribute("model");
        // Other devices share this file; the names of their loads are not ours to judge.
        boolean isOurs = reader.isPresent() || model.isEmpty();
        Optional<LoadName> load =
                isOurs
                        ? rules.name(
                                where, element.value(), element.contentFrom(), element.contentTo())
                        : Optional.empty();
        Optional<PhoneModel> meant =
                model.flatMap(it -> DeviceFacts.modelIn(it.value(), catalogue));
        boolean isOther =
                meant.isPresent()
                        && !reader.map(PhoneModel::name).equals(meant.map(PhoneModel::name));
        if (isOther) {
            wrongNumber(element, number, reader, meant.get(), served);
        } else if (reader.isPresent()) {
            load.ifPresent(it -> rules.family(where, it, reader.get(), element.contentFrom()));
        } else if (model.isEmpty() && !FOREIGN.contains(number)) {
            remarks.hint(
                    CheckRule.NUMBER_UNKNOWN,
                    element.from(),
                    where + ": no phone with the number " + number + " is known here",
                    "");
        }
    }

    private void wrongNumber(
            XmlElement element,
            int number,
            Optional<PhoneModel> reader,
            PhoneModel meant,
            Set<Integer> served) {
        boolean isServed = served.contains(meant.deviceType());
        String right = "loadInformation" + meant.deviceType();
        remarks.add(
                CheckRule.WRONG_NUMBER,
                // A second entry for a model that has its right one does no harm but to others.
                isServed ? Severity.WARNING : Severity.ERROR,
                element.from(),
                "<"
                        + element.name()
                        + "> is meant for a "
                        + meant.name()
                        + ", but the number decides, and "
                        + number
                        + reader.map(it -> " is the " + it.name()).orElse(" is another device")
                        + (isServed
                                ? "; a " + meant.name() + " is served by <" + right + ">"
                                : ": a " + meant.name() + " never sees it"),
                isServed ? "Remove it." : "Write <" + right + ">.",
                isServed ? new Edit[0] : ElementRules.renamed(element, right));
    }
}
