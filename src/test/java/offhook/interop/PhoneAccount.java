package offhook.interop;

import offhook.provision.MadeFile;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * What a phone takes from its files to register line 1; read as the phone does, not as we write.
 */
record PhoneAccount(
        String user, String authName, String password, String server, int port, boolean isTcp) {
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*([a-z0-9_]+)\\s*:\\s*\"?([^\"\\r\\n]*?)\"?\\s*$");

    static PhoneAccount readBy7940(List<MadeFile> files) {
        Map<String, String> settings = new HashMap<>();
        // The phone's own file comes second and wins.
        for (String kind : List.of("SIPDefault.cnf", "SIP0")) {
            files.stream()
                    .filter(it -> it.name().startsWith(kind))
                    .forEach(
                            it -> {
                                Matcher each = SETTING.matcher(it.content().utf8());
                                while (each.find()) {
                                    settings.put(each.group(1), each.group(2));
                                }
                            });
        }
        return new PhoneAccount(
                settings.get("line1_name"),
                settings.get("line1_authname"),
                settings.get("line1_password"),
                settings.get("proxy1_address"),
                Integer.parseInt(settings.get("proxy1_port")),
                false);
    }

    static PhoneAccount readByJava(List<MadeFile> files) throws Exception {
        MadeFile own =
                files.stream().filter(it -> it.name().startsWith("SEP")).findFirst().orElseThrow();
        Document xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(own.content().toArray()));
        var line = (Element) xml.getElementsByTagName("line").item(0);
        var manager = (Element) xml.getElementsByTagName("callManager").item(0);
        boolean isGroup = text(line, "proxy").equalsIgnoreCase("USECALLMANAGER");
        String transport = text(xml.getDocumentElement(), "transportLayerProtocol");
        return new PhoneAccount(
                text(line, "name"),
                text(line, "authName"),
                text(line, "authPassword"),
                isGroup ? text(manager, "processNodeName") : text(line, "proxy"),
                Integer.parseInt(isGroup ? text(manager, "sipPort") : text(line, "port")),
                // A host on line 1 is always UDP (config-files.md §2.4).
                isGroup && (transport.equals("4") || transport.equals("1")));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
