package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Optional;

/** A phone's own XML file, {@code SEP<MAC>.cnf.xml}, whole. */
final class DeviceCheck {
    private final PhoneCatalogue catalogue;
    private final String text;
    private final Remarks remarks;

    DeviceCheck(PhoneCatalogue catalogue, String text, Remarks remarks) {
        this.catalogue = catalogue;
        this.text = text;
        this.remarks = remarks;
    }

    void check(XmlElement device, CheckContext context) {
        Optional<String> other = OtherFamily.of(device);
        if (other.isPresent() && context.model().isEmpty() && context.load().isEmpty()) {
            remarks.hint(
                    CheckRule.OTHER_FAMILY,
                    device.child("loadInformation").orElse(device).from(),
                    "this file is for a "
                            + other.get()
                            + "; what it says is not judged by the rules of the 7900",
                    "");
            return;
        }
        if (!device.name().equals("device")) {
            remarks.error(
                    CheckRule.WRONG_ROOT,
                    device.from(),
                    "the root is <" + device.name() + ">; a phone's own file begins with <device>",
                    "Write <device>.",
                    ElementRules.renamed(device, "device"));
        }
        DeviceFacts facts = DeviceFacts.of(device, context, catalogue);
        new ElementRules(text, remarks).check(device);
        new GeneralRules(remarks).check(device);
        load(device, facts, context);
        boolean needsServer =
                facts.isSip()
                        ? !facts.isTwoStage() && usesGroup(device)
                        : facts.protocol().isPresent();
        device.find("devicePool/callManagerGroup")
                .or(() -> device.child("callManagerGroup"))
                .ifPresent(it -> new ServerRules(text, remarks).check(it, needsServer));
        if (facts.isSip()) {
            List<SipLine> lines = new LineRules(facts, remarks).check(device);
            new TransportRules(facts, remarks).check(device, lines);
            device.child("sipProfile").ifPresent(new ProfileRules(facts, remarks)::check);
        } else if (device.valueOf("deviceProtocol").equals("SCCP")) {
            sccp(device);
        }
    }

    /** Lines with a host of their own need no group; before there is a line, nobody knows. */
    private static boolean usesGroup(XmlElement device) {
        return device
                .find("sipProfile/sipLines")
                .map(it -> it.all("line"))
                .orElse(List.of())
                .stream()
                .map(SipLine::of)
                .noneMatch(it -> it.isLine() && !it.value("proxy").isEmpty() && !it.usesGroup());
    }

    private void sccp(XmlElement device) {
        boolean hasGroup =
                device.find("devicePool/callManagerGroup").isPresent()
                        || device.child("callManagerGroup").isPresent();
        if (!hasGroup) {
            remarks.warning(
                    CheckRule.NO_SERVER,
                    device.from(),
                    "there is no devicePool/callManagerGroup: the phone is told no server, and may"
                            + " try the TFTP server",
                    "Write one with <ports> and <processNodeName>.");
        }
    }

    private void load(XmlElement device, DeviceFacts facts, CheckContext context) {
        var rules = new LoadRules(remarks);
        Optional<XmlElement> element = device.child("loadInformation");
        if (element.isPresent()) {
            XmlElement it = element.get();
            Optional<LoadName> load =
                    rules.name("<loadInformation>", it.value(), it.contentFrom(), it.contentTo());
            load.ifPresent(name -> protocol(device, name, it));
            context.model()
                    .or(
                            () ->
                                    it.attribute("model")
                                            .flatMap(
                                                    a -> DeviceFacts.modelIn(a.value(), catalogue)))
                    .or(
                            () ->
                                    device.attribute("deviceType")
                                            .flatMap(
                                                    a -> DeviceFacts.modelIn(a.value(), catalogue)))
                    .ifPresent(
                            model ->
                                    load.ifPresent(
                                            name ->
                                                    rules.family(
                                                            "<loadInformation>",
                                                            name,
                                                            model,
                                                            it.contentFrom())));
        }
        new NumberedLoads(catalogue, remarks).check(device, facts.isJava());
    }

    /** Legal while a phone is being turned; then the file of the other protocol has to follow. */
    private void protocol(XmlElement device, LoadName load, XmlElement element) {
        String said = device.valueOf("deviceProtocol");
        Optional<Protocol> spoken = load.protocol();
        boolean differs =
                spoken.isPresent()
                        && (said.equals("SIP") || said.equals("SCCP"))
                        && !spoken.get().name().equals(said);
        if (differs) {
            remarks.warning(
                    CheckRule.LOAD_OTHER_PROTOCOL,
                    element.contentFrom(),
                    load.text()
                            + " speaks "
                            + spoken.get()
                            + ", but <deviceProtocol> is "
                            + said
                            + ": once the load runs, the phone cannot use this file",
                    "Right only for the step that turns the phone; else make both the same.");
        }
    }
}
