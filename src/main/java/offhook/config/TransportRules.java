package offhook.config;

import java.util.List;
import java.util.Optional;

/** Transport, proxy and NAT: the choice in which most failures sit (config-files.md §2.4). */
final class TransportRules {
    private static final List<String> TCP = List.of("1", "4");
    private static final String UDP = "2";
    private static final String TLS = "3";

    private final DeviceFacts facts;
    private final Remarks remarks;

    TransportRules(DeviceFacts facts, Remarks remarks) {
        this.facts = facts;
        this.remarks = remarks;
    }

    void check(XmlElement device, List<SipLine> lines) {
        Optional<SipLine> first = lines.stream().filter(it -> it.isOn(1)).findFirst();
        registration(device);
        if (first.isEmpty() || first.get().value("proxy").isEmpty()) {
            return;
        }
        Optional<XmlElement> transport = device.child("transportLayerProtocol");
        String way = transport.map(XmlElement::value).orElse("");
        int at = transport.orElse(device).from();
        if (first.get().usesGroup()) {
            ofGroup(device, way, at);
        } else if (!Placeholders.isIn(first.get().value("proxy"))) {
            ofProxy(device, first.get(), way, at);
        }
        security(device, way, at);
    }

    private void registration(XmlElement device) {
        device.find("sipProfile/sipProxies/registerWithProxy")
                .filter(it -> !it.value().equals("true") && !Placeholders.isIn(it.value()))
                .ifPresent(
                        it ->
                                remarks.error(
                                        CheckRule.NEVER_REGISTERS,
                                        it.contentFrom(),
                                        "<registerWithProxy> is "
                                                + Values.quoted("", it.value())
                                                + ": the phone never registers",
                                        "Write true.",
                                        it.contentTo() < it.to()
                                                ? new Edit[] {
                                                    new Edit(
                                                            it.contentFrom(),
                                                            it.contentTo(),
                                                            "true")
                                                }
                                                : new Edit[0]));
    }

    private void ofGroup(XmlElement device, String way, int at) {
        if (way.equals(UDP) && facts.isNine()) {
            udpOnNine(at, "Write 4 (TCP), and let the PBX listen on TCP.");
        }
        if (way.isEmpty() && facts.isNine()) {
            remarks.hint(
                    CheckRule.TRANSPORT_MISSING,
                    at,
                    "<transportLayerProtocol> is missing, which means UDP; 9.x loads are reliable"
                            + " over TCP only",
                    "Write <transportLayerProtocol>4</transportLayerProtocol>.");
        }
        if (device.find("devicePool/callManagerGroup").isEmpty()) {
            remarks.error(
                    CheckRule.NO_SERVER,
                    at,
                    "<proxy> is USECALLMANAGER, but there is no devicePool/callManagerGroup: the"
                            + " phone has no server to register with",
                    "Write callManagerGroup with the address of the PBX.");
        }
        for (String proxy : List.of("outboundProxy", "backupProxy", "emergencyProxy")) {
            device.find("sipProfile/sipProxies/" + proxy)
                    .filter(it -> isHost(it.value()))
                    .ifPresent(
                            it ->
                                    remarks.hint(
                                            CheckRule.PROXY_UNUSED,
                                            it.contentFrom(),
                                            "<"
                                                    + proxy
                                                    + "> has no effect while <proxy> of line 1 is"
                                                    + " USECALLMANAGER",
                                            ""));
        }
    }

    private static boolean isHost(String value) {
        return !value.isEmpty()
                && !value.equalsIgnoreCase(SipLine.PBX_OF_GROUP)
                && !Placeholders.isIn(value);
    }

    /** A host in proxy of line 1 forces UDP, whatever the file says of transport. */
    private void ofProxy(XmlElement device, SipLine first, String way, int at) {
        new ValueType.Host()
                .wrong(first.value("proxy"))
                .ifPresent(
                        why ->
                                remarks.error(
                                        CheckRule.WRONG_VALUE,
                                        first.at("proxy"),
                                        "<proxy> of line 1 is "
                                                + Values.quoted("proxy", first.value("proxy"))
                                                + ": "
                                                + why,
                                        "Write the host only; the port has its own element."));
        if (TCP.contains(way) || way.equals(TLS)) {
            remarks.hint(
                    CheckRule.TRANSPORT_UNUSED,
                    at,
                    "<transportLayerProtocol> has no effect: with a host in <proxy> of line 1 the"
                            + " phone always uses UDP",
                    "For TCP write USECALLMANAGER there, and the server in callManagerGroup.");
        }
        boolean isNat = device.valueOf("sipProfile/natEnabled").equals("true");
        if (facts.isNine() && !isNat) {
            udpOnNine(
                    first.at("proxy"),
                    "Write USECALLMANAGER here, the server in callManagerGroup, and"
                            + " <transportLayerProtocol>4</transportLayerProtocol>.");
        }
    }

    private void udpOnNine(int at, String remedy) {
        remarks.warning(
                CheckRule.UDP_ON_NINE,
                at,
                "this makes a 9.x load speak UDP: it registers, but calls to it fail or repeat"
                        + " themselves",
                remedy);
    }

    private void security(XmlElement device, String way, int at) {
        String mode = device.valueOf("deviceSecurityMode");
        if (way.equals(TLS) && !mode.equals("2") && !mode.equals("3")) {
            remarks.warning(
                    CheckRule.TLS_WITHOUT_SECURITY,
                    at,
                    "<transportLayerProtocol> 3 is TLS, but <deviceSecurityMode> is not 2 or 3: the"
                            + " phone falls back to TCP",
                    "Write 4 for TCP, or set the security mode and give the phone a trust list.");
        }
    }
}
