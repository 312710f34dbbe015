package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which phone a file is for and what it shall speak, as far as name and content tell.
 *
 * @param load what the phone shall run; empty if the file keeps what it has
 * @param platform from the model if known, else from the load
 */
record DeviceFacts(
        Optional<PhoneModel> model,
        Optional<LoadName> load,
        Optional<Platform> platform,
        Optional<Protocol> protocol) {
    private static final Pattern MODEL = Pattern.compile("\\b(?:CP-?)?(79\\d\\d(?:G(?:-GE)?)?)\\b");

    /** From here on SIP over UDP is unreliable on Java phones (config-files.md §2.4). */
    private static final int TCP_MAJOR = 9;

    static DeviceFacts of(XmlElement device, CheckContext context, PhoneCatalogue catalogue) {
        Optional<LoadName> load =
                context.load()
                        .or(() -> LoadNames.named(device.valueOf("loadInformation")))
                        .or(() -> numbered(device));
        Optional<PhoneModel> model =
                context.model()
                        .or(() -> inAttributes(device, catalogue))
                        .filter(
                                it ->
                                        context.model().isPresent()
                                                || load.isEmpty()
                                                || load.get().platform() == it.platform());
        Optional<Platform> platform =
                model.map(PhoneModel::platform).or(() -> load.map(LoadName::platform));
        return new DeviceFacts(model, load, platform, protocol(device, load));
    }

    /** 7940 and 7960 take their SIP lines from another file. */
    boolean isTwoStage() {
        return platform.filter(Platform.TWO_STAGE::equals).isPresent();
    }

    boolean isSip() {
        return protocol.filter(Protocol.SIP::equals).isPresent();
    }

    boolean isJava() {
        return platform.filter(Platform::isJava).isPresent();
    }

    /** Whether it runs, or will run, a 9.x load of a Java phone. */
    boolean isNine() {
        return isJava() && load.filter(it -> it.version().major() >= TCP_MAJOR).isPresent();
    }

    private static Optional<LoadName> numbered(XmlElement device) {
        return device.children().stream()
                .filter(it -> it.name().matches("loadInformation\\d+"))
                .flatMap(it -> LoadNames.named(it.value()).stream())
                .findFirst();
    }

    /** {@code loadInformation@model} and {@code device@deviceType}. */
    private static Optional<PhoneModel> inAttributes(XmlElement device, PhoneCatalogue catalogue) {
        List<Optional<XmlAttribute>> places =
                List.of(
                        device.attribute("deviceType"),
                        device.child("loadInformation").flatMap(it -> it.attribute("model")));
        return places.stream()
                .flatMap(Optional::stream)
                .flatMap(it -> modelIn(it.value(), catalogue).stream())
                .findFirst();
    }

    /** {@code SIP: Cisco IP Phone 7911}, {@code Cisco Unified IP Phone 7962G}. */
    static Optional<PhoneModel> modelIn(String text, PhoneCatalogue catalogue) {
        Matcher match = MODEL.matcher(text);
        Optional<PhoneModel> found = Optional.empty();
        while (match.find()) {
            Optional<PhoneModel> model = catalogue.named(match.group(1));
            if (found.isPresent() && !found.equals(model)) {
                return Optional.empty();
            }
            found = model;
        }
        return found;
    }

    private static Optional<Protocol> protocol(XmlElement device, Optional<LoadName> load) {
        return switch (device.valueOf("deviceProtocol").toUpperCase(java.util.Locale.ROOT)) {
            case "SIP" -> Optional.of(Protocol.SIP);
            case "SCCP" -> Optional.of(Protocol.SCCP);
            default ->
                    device.child("sipProfile").isPresent() || device.child("sipLines").isPresent()
                            ? Optional.of(Protocol.SIP)
                            : load.flatMap(LoadName::protocol);
        };
    }
}
