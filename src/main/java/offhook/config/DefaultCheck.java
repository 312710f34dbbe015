package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;

import java.util.Optional;

/** {@code XMLDefault.cnf.xml}: for every phone that has no file of its own. */
final class DefaultCheck {
    private final PhoneCatalogue catalogue;
    private final String text;
    private final Remarks remarks;

    DefaultCheck(PhoneCatalogue catalogue, String text, Remarks remarks) {
        this.catalogue = catalogue;
        this.text = text;
        this.remarks = remarks;
    }

    void check(XmlElement root, CheckContext context) {
        root(root);
        root.child("callManagerGroup")
                .or(() -> root.find("devicePool/callManagerGroup"))
                .ifPresentOrElse(
                        it -> new ServerRules(text, remarks).check(it, false),
                        () ->
                                remarks.hint(
                                        CheckRule.DEFAULT_WITHOUT_SERVER,
                                        root.from(),
                                        "there is no callManagerGroup; most published files have"
                                                + " one, and a phone after a factory reset is said"
                                                + " to need it",
                                        "Write one; its processNodeName may be empty."));
        root.child("loadInformation").ifPresent(it -> everybody(it, context));
        new NumberedLoads(catalogue, remarks).check(root, false);
        boolean hasLoad =
                root.children().stream().anyMatch(it -> it.name().startsWith("loadInformation"));
        if (!hasLoad) {
            remarks.hint(
                    CheckRule.NO_LOAD,
                    root.from(),
                    "there is no loadInformation: no phone gets a load from this file",
                    "");
        }
    }

    private void root(XmlElement root) {
        if (root.name().equals("Default")) {
            return;
        }
        boolean isCase = root.name().equalsIgnoreCase("Default");
        remarks.add(
                CheckRule.DEFAULT_ROOT,
                isCase ? Severity.ERROR : Severity.WARNING,
                root.from(),
                "the root is <"
                        + root.name()
                        + ">; in XMLDefault.cnf.xml every phone expects <Default>, with a capital"
                        + " D",
                "Write <Default>.",
                ElementRules.renamed(root, "Default"));
    }

    /** Without a number it is for whoever reads the file. */
    private void everybody(XmlElement element, CheckContext context) {
        var rules = new LoadRules(remarks);
        Optional<LoadName> load =
                rules.name(
                        "<loadInformation>",
                        element.value(),
                        element.contentFrom(),
                        element.contentTo());
        context.model()
                .ifPresent(
                        model ->
                                load.ifPresent(
                                        it ->
                                                rules.family(
                                                        "<loadInformation>",
                                                        it,
                                                        model,
                                                        element.contentFrom())));
    }
}
