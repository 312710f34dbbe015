package offhook.provision;

import offhook.config.SipLine;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneSetup;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import java.util.Optional;

/** {@code SEP<MAC>.cnf.xml} of a Java phone with SIP (config-files.md §2). */
final class SipDevice {
    private static final String FEATURE_LINE = "9";
    private static final String FEATURE_SPEED_DIAL = "2";
    private static final String FEATURE_WATCHED = "21";

    private final FileOrder order;
    private final PhoneCatalogue catalogue;
    private final Registration registration;
    private final Pbx server;

    /**
     * @param order with a server, and nothing that breaks a limit
     */
    SipDevice(FileOrder order, PhoneCatalogue catalogue) {
        this.order = order;
        this.catalogue = catalogue;
        this.registration = Registration.of(order);
        this.server = order.server().orElseThrow();
    }

    Bytes content() {
        return Stamp.stamped(file());
    }

    private XmlText file() {
        var xml = new XmlText().open("device");
        xml.leaf("fullConfig", "true").leaf("deviceProtocol", "SIP");
        DeviceParts.shell(xml, order);
        if (order.isNine()) {
            xml.leaf("ipAddressMode", "0");
        }
        xml.open("devicePool");
        DeviceParts.clock(xml, order);
        callManager(xml);
        DeviceParts.noSurvivableSite(xml);
        xml.close();
        profile(xml);
        DeviceParts.common(xml, order);
        DeviceParts.load(
                xml, catalogue, order.model(), order.load().platform(), Optional.of(order.load()));
        DeviceParts.vendor(xml, order);
        xml.leaf(Stamp.ELEMENT, "");
        DeviceParts.locales(xml, order);
        xml.leaf("deviceSecurityMode", "1");
        DeviceParts.addresses(xml, order);
        DeviceParts.signalling(xml, registration.protocolNumber());
        return xml.close();
    }

    /** Ports first: the address ends a server in the phone's parser (config-files.md §2.1). */
    private void callManager(XmlText xml) {
        xml.open("callManagerGroup").open("members").open("member", "priority", "0");
        xml.open("callManager").open("ports");
        xml.leaf("ethernetPhonePort", "2000")
                .leaf("sipPort", String.valueOf(server.port()))
                .leaf("securedSipPort", "5061")
                .close();
        xml.leaf("processNodeName", server.host()).close().close().close().close();
    }

    private void profile(XmlText xml) {
        xml.open("sipProfile");
        proxies(xml);
        features(xml);
        SipProfile.stack(xml, order.value(Setting.REGISTER_SECONDS));
        xml.leaf("autoAnswerTimer", "1")
                .leaf("autoAnswerAltBehavior", "false")
                .leaf("autoAnswerOverride", "true")
                .leaf("transferOnhookEnabled", "false")
                .leaf("enableVad", "false")
                .leaf("preferredCodec", order.value(Setting.PREFERRED_CODEC))
                .leaf("dtmfAvtPayload", "101")
                .leaf("dtmfDbLevel", "3")
                .leaf("dtmfOutofBand", "avt")
                .leaf("alwaysUsePrimeLine", "false")
                .leaf("alwaysUsePrimeLineVoiceMail", "false")
                // 3 makes a stock PBX answer "484 Address Incomplete".
                .leaf("kpml", "0");
        nat(xml);
        xml.leaf("phoneLabel", PhoneLabel.of(order))
                .leaf("stutterMsgWaiting", "0")
                .leaf("callStats", "false")
                .leaf("offhookToFirstDigitTimer", "15000")
                .leaf("silentPeriodBetweenCallWaitingBursts", "10")
                .leaf("disableLocalSpeedDialConfig", "false")
                .leaf("startMediaPort", order.value(Setting.MEDIA_PORT_LOW))
                .leaf("stopMediaPort", order.value(Setting.MEDIA_PORT_HIGH));
        xml.open("sipLines");
        order.lines().forEach(placed -> line(xml, placed));
        order.setup().speedDials().forEach(dial -> speedDial(xml, dial));
        xml.close();
        xml.leaf("voipControlPort", "5060")
                .leaf("dscpForAudio", "184")
                .leaf("ringSettingBusyStationPolicy", "0")
                .leaf("dialTemplate", FileForm.DIAL_PLAN.nameFor(order.setup().mac()))
                .leaf("softKeyFile", softKeys())
                .close();
    }

    /** Without a file of its own the phone shows the keys it has. */
    private String softKeys() {
        return order.setup().value(Setting.SOFT_KEYS).isEmpty()
                ? ""
                : FileForm.SOFT_KEYS.nameFor(order.setup().mac());
    }

    /** Of all proxies only these count beside those of the lines, and in no group. */
    private void proxies(XmlText xml) {
        String outbound = server.outboundProxy().filter(it -> !registration.usesGroup()).orElse("");
        xml.open("sipProxies")
                .leaf("backupProxy", "")
                .leaf("backupProxyPort", "")
                .leaf("emergencyProxy", "")
                .leaf("emergencyProxyPort", "")
                .leaf("outboundProxy", outbound)
                .leaf("outboundProxyPort", outbound.isEmpty() ? "" : "5060")
                .leaf("registerWithProxy", "true")
                .close();
    }

    private void features(XmlText xml) {
        String pickup = order.setup().value(Setting.PICKUP_CODE);
        xml.open("sipCallFeatures")
                .leaf("cnfJoinEnabled", "true")
                .leaf("callForwardURI", "x-cisco-serviceuri-cfwdall")
                .leaf("callPickupURI", pickup.isEmpty() ? "x-cisco-serviceuri-pickup" : pickup)
                .leaf("callPickupListURI", "x-cisco-serviceuri-opickup")
                .leaf("callPickupGroupURI", "x-cisco-serviceuri-gpickup")
                .leaf("meetMeServiceURI", "x-cisco-serviceuri-meetme")
                .leaf("abbreviatedDialURI", "x-cisco-serviceuri-abbrdial")
                .leaf("rfc2543Hold", "false")
                .leaf("callHoldRingback", "2")
                .leaf("localCfwdEnable", "true")
                .leaf("semiAttendedTransfer", "true")
                .leaf("anonymousCallBlock", "2")
                .leaf("callerIdBlocking", "2")
                // 0: off until the user turns it on; 2: off for good.
                .leaf("dndControl", order.isOn(Setting.DO_NOT_DISTURB) ? "0" : "2")
                .leaf("remoteCcEnable", "true")
                .close();
    }

    private void nat(XmlText xml) {
        boolean isNat = server.isBehindNat() || server.kind() == PbxKind.PROVIDER;
        xml.leaf("natEnabled", String.valueOf(isNat))
                .leaf("natReceivedProcessing", String.valueOf(isNat))
                .leaf("natAddress", isNat ? server.natAddress().orElse("") : "");
    }

    private void line(XmlText xml, PhoneSetup.PlacedLine placed) {
        Line line = placed.line();
        Pbx pbx = placed.pbx().orElse(server);
        String label = line.label().isEmpty() ? line.number() : line.label();
        String button = String.valueOf(line.button());
        xml.open("line", "button", button, "lineIndex", button);
        xml.leaf("featureID", FEATURE_LINE)
                .leaf("featureLabel", label)
                .leaf("proxy", registration.usesGroup() ? SipLine.PBX_OF_GROUP : pbx.host())
                .leaf("port", String.valueOf(pbx.port()))
                .leaf("name", line.number())
                .leaf("displayName", line.displayName().isEmpty() ? label : line.displayName())
                .leaf("contact", line.number());
        xml.open("autoAnswer")
                .leaf("autoAnswerEnabled", order.isOn(Setting.AUTO_ANSWER) ? "3" : "2")
                .close();
        xml.leaf("callWaiting", order.isOn(Setting.CALL_WAITING) ? "3" : "2")
                .leaf("authName", line.authName().isEmpty() ? line.number() : line.authName())
                .leaf("authPassword", line.password().text())
                .leaf("sharedLine", "false")
                .leaf("messageWaitingLampPolicy", order.isNine() ? "3" : "1")
                .leaf("messagesNumber", line.voicemail().orElse(pbx.voicemail()))
                .leaf("ringSettingIdle", "4")
                .leaf("ringSettingActive", "5");
        xml.open("forwardCallInfoDisplay")
                .leaf("callerName", "true")
                .leaf("callerNumber", "true")
                .leaf("redirectedNumber", "false")
                .leaf("dialedNumber", "true")
                .close();
        xml.close();
    }

    private static void speedDial(XmlText xml, SpeedDial dial) {
        xml.open("line", "button", String.valueOf(dial.button()));
        xml.leaf("featureID", dial.watches() ? FEATURE_WATCHED : FEATURE_SPEED_DIAL)
                .leaf("featureLabel", dial.label().isEmpty() ? dial.number() : dial.label())
                .leaf("speedDialNumber", dial.number());
        if (dial.watches()) {
            // It shows that the other one is called, and picks up.
            xml.leaf("featureOptionMask", "1");
        }
        xml.close();
    }
}
