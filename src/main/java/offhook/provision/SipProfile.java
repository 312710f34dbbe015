package offhook.provision;

import offhook.config.SipLine;

/**
 * The part of {@code SEP<MAC>.cnf.xml} that a Java phone with SIP expects. Too short a profile
 * makes some give up on the file (phones.md §4, S), so it is whole, with one line that says openly
 * that it has no account yet: the phone then shows "Unprovisioned" and does not register.
 */
final class SipProfile {
    private SipProfile() {}

    static void write(XmlText xml) {
        xml.open("sipProfile");
        xml.open("sipProxies").leaf("registerWithProxy", "true").close();
        xml.open("sipCallFeatures").leaf("remoteCcEnable", "true").close();
        stack(xml, "3600");
        xml.leaf("preferredCodec", "g711ulaw")
                .leaf("dtmfAvtPayload", "101")
                .leaf("dtmfDbLevel", "3")
                .leaf("dtmfOutofBand", "avt")
                // 3 makes a stock PBX answer "484 Address Incomplete".
                .leaf("kpml", "0")
                .leaf("natEnabled", "false")
                .leaf("phoneLabel", "Offhook")
                .leaf("startMediaPort", "16384")
                .leaf("stopMediaPort", "32766");
        line(xml);
        xml.leaf("voipControlPort", "5060").leaf("dialTemplate", "dialplan.xml").close();
    }

    /** The values that every published file has; seconds, but T1 and T2 in milliseconds. */
    static void stack(XmlText xml, String registerSeconds) {
        xml.open("sipStack")
                .leaf("sipInviteRetx", "6")
                .leaf("sipRetx", "10")
                .leaf("timerInviteExpires", "180")
                .leaf("timerRegisterExpires", registerSeconds)
                .leaf("timerRegisterDelta", "5")
                .leaf("timerKeepAliveExpires", "120")
                .leaf("timerSubscribeExpires", "120")
                .leaf("timerSubscribeDelta", "5")
                .leaf("timerT1", "500")
                .leaf("timerT2", "4000")
                .leaf("maxRedirects", "70")
                .leaf("remotePartyID", "true")
                .leaf("userInfo", "None")
                .close();
    }

    private static void line(XmlText xml) {
        xml.open("sipLines")
                .open("line", "button", "1")
                .leaf("featureID", "9")
                .leaf("featureLabel", "")
                .leaf("proxy", SipLine.PBX_OF_GROUP)
                .leaf("port", "5060")
                .leaf("name", SipLine.UNPROVISIONED)
                .close()
                .close();
    }
}
