package offhook.config;

import offhook.KnownPhones;
import offhook.wire.Bytes;

import java.util.List;

/** Whole files with nothing against them, and the judgement of what a test makes of them. */
final class CheckCases {
    private static final ConfigCheck CHECK = new ConfigCheck(KnownPhones.CATALOGUE);

    static final String SEP = "SEP001B0C18BDC1.cnf.xml";
    static final String SIP = "SIP001B0C18BDC1.cnf";

    /** A 7962 on its way to 9.4.2 at a PBX of its own. */
    static final String DEVICE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <device>
              <deviceProtocol>SIP</deviceProtocol>
              <devicePool>
                <dateTimeSetting>
                  <dateTemplate>D/M/YA</dateTemplate>
                  <timeZone>GMT Standard/Daylight Time</timeZone>
                </dateTimeSetting>
                <callManagerGroup><members><member priority="0"><callManager>
                  <ports><ethernetPhonePort>2000</ethernetPhonePort><sipPort>5060</sipPort></ports>
                  <processNodeName>192.168.1.10</processNodeName>
                </callManager></member></members></callManagerGroup>
              </devicePool>
              <sipProfile>
                <sipProxies><registerWithProxy>true</registerWithProxy></sipProxies>
                <preferredCodec>g711ulaw</preferredCodec>
                <dtmfAvtPayload>101</dtmfAvtPayload>
                <kpml>0</kpml>
                <natEnabled>false</natEnabled>
                <phoneLabel>Line101</phoneLabel>
                <startMediaPort>16384</startMediaPort>
                <stopMediaPort>32766</stopMediaPort>
                <sipLines>
                  <line button="1" lineIndex="1">
                    <featureID>9</featureID>
                    <featureLabel>101</featureLabel>
                    <proxy>USECALLMANAGER</proxy>
                    <port>5060</port>
                    <name>101</name>
                    <displayName>101</displayName>
                    <contact>101</contact>
                    <authName>101</authName>
                    <authPassword>abcdefghijklmnopqrstuvwxyz01234</authPassword>
                  </line>
                </sipLines>
                <voipControlPort>5060</voipControlPort>
                <dialTemplate>dialplan.xml</dialTemplate>
              </sipProfile>
              <loadInformation model="IP Phone 7962">SIP42.9-4-2SR3-1S</loadInformation>
              <vendorConfig><webAccess>0</webAccess><sshAccess>0</sshAccess></vendorConfig>
              <versionStamp>1</versionStamp>
              <deviceSecurityMode>1</deviceSecurityMode>
              <transportLayerProtocol>4</transportLayerProtocol>
            </device>
            """;

    static final String DEFAULT =
            """
            <Default>
              <callManagerGroup><members><member priority="0"><callManager>
                <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>
                <processNodeName></processNodeName>
              </callManager></member></members></callManagerGroup>
              <loadInformation8 model="IP Phone 7940">P0S3-8-12-00</loadInformation8>
              <loadInformation30018 model="IP Phone 7961">SIP41.9-4-2SR3-1S</loadInformation30018>
            </Default>
            """;

    static final String SETTINGS =
            """
            # one line
            image_version: P0S3-8-12-00
            proxy1_address: "192.168.1.10"
            proxy1_port: 5060 ; usual
            proxy_register: 1
            line1_name: "101"
            line1_authname : "101"
            line1_password: "abcdefghijklmnopqrstuvwxyz01234"
            line1_displayname:"Reception";
            phone_label: "Reception"
            time_zone: CET
            dial_template: dialplan
            """;

    private CheckCases() {}

    static CheckedFile judge(String name, String text) {
        return judge(name, Bytes.ofUtf8(text), CheckContext.NONE);
    }

    static CheckedFile judge(String name, Bytes content, CheckContext context) {
        return CHECK.check(name, content, context);
    }

    /** {@code error no-server} and so on, in the order of the text. */
    static List<String> said(String name, String text) {
        return said(judge(name, text));
    }

    static List<String> said(CheckedFile file) {
        return file.remarks().stream().map(it -> it.severity().word() + " " + it.code()).toList();
    }

    /** What is said about the 7962's file after one change; the change must be one. */
    static List<String> device(String before, String after) {
        return said(SEP, changed(DEVICE, before, after));
    }

    static List<String> settings(String before, String after) {
        return said(SIP, changed(SETTINGS, before, after));
    }

    static String changed(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new IllegalStateException("the file has no " + before);
        }
        return text.replace(before, after);
    }
}
