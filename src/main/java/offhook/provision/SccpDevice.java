package offhook.provision;

import offhook.line.Pbx;
import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import java.util.Optional;

/**
 * {@code SEP<MAC>.cnf.xml} with SCCP, for chan-sccp, CME and CUCM alike: the phone learns its
 * server and its clock here; lines and keys come from the server (config-files.md §3).
 */
final class SccpDevice {
    private final FileOrder order;
    private final PhoneCatalogue catalogue;
    private final Pbx server;

    /**
     * @param order with a server, and nothing that breaks a limit
     */
    SccpDevice(FileOrder order, PhoneCatalogue catalogue) {
        this.order = order;
        this.catalogue = catalogue;
        this.server = order.server().orElseThrow();
    }

    Bytes content() {
        return Stamp.stamped(file());
    }

    private XmlText file() {
        var xml = new XmlText().open("device");
        boolean isJava = order.load().platform().isJava();
        if (isJava) {
            xml.leaf("deviceProtocol", "SCCP");
        }
        DeviceParts.shell(xml, order);
        xml.open("devicePool");
        DeviceParts.clock(xml, order);
        callManager(xml);
        DeviceParts.noSurvivableSite(xml);
        xml.close();
        if (isJava) {
            DeviceParts.common(xml, order);
        }
        DeviceParts.load(
                xml, catalogue, order.model(), order.load().platform(), Optional.of(order.load()));
        DeviceParts.vendor(xml, order);
        xml.leaf(Stamp.ELEMENT, "");
        DeviceParts.locales(xml, order);
        xml.leaf("deviceSecurityMode", "1");
        DeviceParts.addresses(xml, order);
        DeviceParts.signalling(xml, "4");
        return xml.close();
    }

    private void callManager(XmlText xml) {
        xml.open("callManagerGroup").open("members").open("member", "priority", "0");
        xml.open("callManager").open("ports");
        xml.leaf("ethernetPhonePort", String.valueOf(server.port())).close();
        xml.leaf("processNodeName", server.host()).close().close().close().close();
    }
}
