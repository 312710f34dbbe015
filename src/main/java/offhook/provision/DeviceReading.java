package offhook.provision;

import offhook.config.SipLine;
import offhook.config.TimeZones;
import offhook.config.XmlElement;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Transport;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import java.util.List;
import java.util.Optional;

/** {@code SEP<MAC>.cnf.xml} read back, ours or anybody's. */
final class DeviceReading {
    private static final int TCP_MAJOR = 9;
    private static final String FEATURE_SPEED_DIAL = "2";
    private static final String FEATURE_WATCHED = "21";

    private final XmlElement device;
    private final PhoneCatalogue catalogue;
    private final Bringing phone;

    DeviceReading(XmlElement device, PhoneCatalogue catalogue, Bringing phone) {
        this.device = device;
        this.catalogue = catalogue;
        this.phone = phone;
    }

    void read() {
        load();
        clock();
        access();
        addresses();
        locales();
        boolean isSip =
                device.valueOf("deviceProtocol").equalsIgnoreCase("SIP")
                        || device.valueOf("deviceProtocol").isEmpty()
                                && device.find("sipProfile/sipLines/line").isPresent();
        if (isSip) {
            profile();
            lines();
        } else {
            sccpServer();
        }
    }

    private void load() {
        String text = device.valueOf("loadInformation");
        phone.load = LoadNames.named(text);
        phone.model =
                device.child("loadInformation")
                        .flatMap(it -> it.attribute("model"))
                        .flatMap(it -> catalogue.named(it.value()))
                        .map(PhoneModel::name)
                        .or(() -> phone.model);
    }

    private void clock() {
        String at = "devicePool/dateTimeSetting/";
        phone.setUnlessEmpty(Setting.DATE_TEMPLATE, device.valueOf(at + "dateTemplate"));
        String zone = device.valueOf(at + "timeZone");
        String known = TimeZones.isKnown(zone) ? zone : TimeZones.instead(zone).orElse("");
        phone.setUnlessEmpty(Setting.TIME_ZONE, known);
        if (known.isEmpty() && !zone.isEmpty()) {
            phone.leftOut.add("the time zone \"" + zone + "\", which these phones do not know");
        }
        phone.set(Setting.NTP_SERVER, device.valueOf(at + "ntps/ntp/name"));
    }

    /** In vendorConfig 0 is on for some and off for others (config-files.md §2.3). */
    private void access() {
        String shell = device.valueOf("sshUserId");
        phone.set(Setting.SSH_USER, shell);
        phone.set(Setting.SSH_PASSWORD, shell.isEmpty() ? "" : device.valueOf("sshPassword"));
        phone.set(Setting.PHONE_PASSWORD, device.valueOf("commonProfile/phonePassword"));
        flag(Setting.WEB_ACCESS, "webAccess", "0");
        flag(Setting.SSH_ACCESS, "sshAccess", "0");
        flag(Setting.PC_PORT, "pcPort", "0");
        flag(Setting.SPAN_TO_PC_PORT, "spanToPCPort", "0");
        flag(Setting.SETTINGS_ACCESS, "settingsAccess", "1");
        // With SCCP the codec is the server's choice; this is all that the file says of it.
        if (device.valueOf("vendorConfig/g722CodecSupport").equals("2")) {
            phone.set(Setting.PREFERRED_CODEC, "g722");
        }
    }

    private void flag(Setting setting, String element, String on) {
        String value = device.valueOf("vendorConfig/" + element);
        if (!value.isEmpty()) {
            phone.set(setting, value.equals(on));
        }
    }

    private void addresses() {
        phone.set(Setting.AUTHENTICATION_URL, device.valueOf("authenticationURL"));
        phone.set(Setting.DIRECTORY_URL, device.valueOf("directoryURL"));
        phone.set(Setting.IDLE_URL, device.valueOf("idleURL"));
        phone.set(Setting.MESSAGES_URL, device.valueOf("messagesURL"));
        phone.set(Setting.SERVICES_URL, device.valueOf("servicesURL"));
        phone.setUnlessEmpty(Setting.IDLE_SECONDS, device.valueOf("idleTimeout"));
    }

    private void locales() {
        phone.set(Setting.USER_LOCALE, device.valueOf("userLocale/name"));
        String network = device.valueOf("networkLocaleInfo/name");
        phone.set(
                Setting.NETWORK_LOCALE,
                network.isEmpty() ? device.valueOf("networkLocale") : network);
    }

    private void profile() {
        XmlElement profile = device.child("sipProfile").orElse(device);
        phone.setUnlessEmpty(
                Setting.REGISTER_SECONDS, profile.valueOf("sipStack/timerRegisterExpires"));
        phone.setUnlessEmpty(Setting.PREFERRED_CODEC, profile.valueOf("preferredCodec"));
        String low = profile.valueOf("startMediaPort");
        String high = profile.valueOf("stopMediaPort");
        if (isMediaPort(low) && isMediaPort(high)) {
            phone.set(Setting.MEDIA_PORT_LOW, low);
            phone.set(Setting.MEDIA_PORT_HIGH, high);
        }
        String pickup = profile.valueOf("sipCallFeatures/callPickupURI");
        if (profile.find("sipCallFeatures/callPickupURI").isPresent()) {
            phone.set(Setting.PICKUP_CODE, pickup.startsWith("x-") ? "" : pickup);
        }
        String busy = profile.valueOf("sipCallFeatures/dndControl");
        if (!busy.isEmpty()) {
            phone.set(Setting.DO_NOT_DISTURB, !busy.equals("2"));
        }
    }

    private static boolean isMediaPort(String text) {
        return text.matches("\\d{5}")
                && Integer.parseInt(text) >= 16_384
                && Integer.parseInt(text) <= 32_766
                && Integer.parseInt(text) % 2 == 0;
    }

    private void lines() {
        List<SipLine> all =
                device
                        .find("sipProfile/sipLines")
                        .map(it -> it.all("line"))
                        .orElse(List.of())
                        .stream()
                        .map(SipLine::of)
                        .filter(it -> it.button().isPresent())
                        .toList();
        for (SipLine line : all) {
            if (line.isLine()) {
                line(line);
            } else {
                speedDial(line);
            }
        }
        all.stream().filter(it -> it.isOn(1)).findFirst().ifPresent(this::ofFirst);
        servers(all);
    }

    /** The book has one server for a line. */
    private void servers(List<SipLine> lines) {
        List<String> hosts =
                device
                        .find("devicePool/callManagerGroup/members")
                        .map(it -> it.all("member"))
                        .orElse(List.of())
                        .stream()
                        .map(it -> it.valueOf("callManager/processNodeName"))
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .skip(1)
                        .toList();
        String port = device.valueOf("sipProfile/voipControlPort");
        if (!port.isEmpty() && !port.equals("5060")) {
            phone.leftOut.add("the phone's own port " + port + " (voipControlPort)");
        }
        if (!hosts.isEmpty() && lines.stream().anyMatch(SipLine::usesGroup)) {
            phone.leftOut.add("the further server " + String.join(", ", hosts));
        }
    }

    /** What each line says and Offhook keeps by phone. */
    private void ofFirst(SipLine line) {
        phone.set(Setting.AUTO_ANSWER, isOdd(line.value("autoAnswer/autoAnswerEnabled")));
        if (!line.value("callWaiting").isEmpty()) {
            phone.set(Setting.CALL_WAITING, isOdd(line.value("callWaiting")));
        }
        String label = device.valueOf("sipProfile/phoneLabel");
        boolean isUsual =
                label.equals(line.value("name"))
                        && PhoneLabel.bytes(label) <= PhoneLabel.bytesMax(platform());
        phone.set(Setting.PHONE_LABEL, isUsual ? "" : label);
    }

    private offhook.phone.Platform platform() {
        return phone.load.map(it -> it.platform()).orElse(offhook.phone.Platform.JAVA_41);
    }

    /** SIPCC looks at the lowest bit (config-files.md §2.1). */
    private static boolean isOdd(String text) {
        return text.matches("\\d") && Integer.parseInt(text) % 2 == 1;
    }

    private void line(SipLine line) {
        String number = line.value("name");
        if (number.isEmpty() || number.equals(SipLine.UNPROVISIONED)) {
            return;
        }
        String label = line.value("featureLabel").equals(number) ? "" : line.value("featureLabel");
        String shown = label.isEmpty() ? number : label;
        String display = line.value("displayName");
        String user = line.value("authName");
        phone.lines.add(
                new Line(
                        line.button().orElseThrow(),
                        number,
                        label,
                        display.equals(shown) ? "" : display,
                        user.equals(number) ? "" : user,
                        new Secret(
                                line.element()
                                        .child("authPassword")
                                        .map(XmlElement::text)
                                        .orElse("")),
                        Optional.of(line.value("messagesNumber")).filter(it -> !it.isEmpty()),
                        phone.server(sipServer(line))));
    }

    private void speedDial(SipLine line) {
        String feature = line.value("featureID");
        String number = line.value("speedDialNumber");
        boolean isDial = feature.equals(FEATURE_SPEED_DIAL) || feature.equals(FEATURE_WATCHED);
        if (!isDial && !feature.isEmpty()) {
            String label = line.value("featureLabel");
            phone.leftOut.add(
                    "key "
                            + line.button().orElseThrow()
                            + " of feature "
                            + feature
                            + (label.isEmpty() ? "" : " (\"" + label + "\")"));
        }
        int button = line.button().orElseThrow();
        boolean isTaken =
                phone.lines.stream().anyMatch(it -> it.button() == button)
                        || phone.speedDials.stream().anyMatch(it -> it.button() == button);
        if (isDial && !number.isEmpty() && isTaken) {
            phone.leftOut.add("what stands a second time on key " + button + ": " + number);
        } else if (isDial && !number.isEmpty()) {
            String label = line.value("featureLabel");
            phone.speedDials.add(
                    new SpeedDial(
                            line.button().orElseThrow(),
                            label.equals(number) ? "" : label,
                            number,
                            feature.equals(FEATURE_WATCHED)));
        }
    }

    private Pbx sipServer(SipLine line) {
        boolean usesGroup = line.usesGroup();
        String group = "devicePool/callManagerGroup/members/member/callManager/";
        String host = usesGroup ? device.valueOf(group + "processNodeName") : line.value("proxy");
        String port = usesGroup ? device.valueOf(group + "ports/sipPort") : line.value("port");
        boolean isNat = device.valueOf("sipProfile/natEnabled").equals("true");
        String outbound = device.valueOf("sipProfile/sipProxies/outboundProxy");
        boolean hasOutbound =
                !usesGroup && !outbound.isEmpty() && !outbound.equals(SipLine.PBX_OF_GROUP);
        String nat = device.valueOf("sipProfile/natAddress");
        return new Pbx(
                "",
                PbxKind.OTHER_SIP,
                host,
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 5060,
                transport(usesGroup, isNat),
                hasOutbound ? Optional.of(outbound) : Optional.empty(),
                isNat,
                isNat && !nat.isEmpty() ? Optional.of(nat) : Optional.empty(),
                "");
    }

    /** Only what differs from that which Offhook would choose for the load. */
    private Optional<Transport> transport(boolean usesGroup, boolean isNat) {
        boolean isNine =
                phone.load.filter(it -> it.version().major() >= TCP_MAJOR).isPresent()
                        && platform().isJava();
        String number = device.valueOf("transportLayerProtocol");
        Transport spoken =
                usesGroup && (number.equals("1") || number.equals("4"))
                        ? Transport.TCP
                        : Transport.UDP;
        Transport chosen = isNine && !isNat ? Transport.TCP : Transport.UDP;
        return spoken == chosen ? Optional.empty() : Optional.of(spoken);
    }

    private void sccpServer() {
        String at = "devicePool/callManagerGroup/members/member/callManager/";
        String host = device.valueOf(at + "processNodeName");
        String port = device.valueOf(at + "ports/ethernetPhonePort");
        if (!host.isEmpty()) {
            Pbx usual = Pbx.of("", PbxKind.CHAN_SCCP, host);
            phone.server(
                    port.matches("\\d{1,5}")
                            ? new Pbx(
                                    "",
                                    usual.kind(),
                                    host,
                                    Integer.parseInt(port),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false,
                                    Optional.empty(),
                                    "")
                            : usual);
        }
    }
}
