package offhook.provision;

import offhook.line.Setting;
import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;

/** What {@code SEP<MAC>.cnf.xml} has for SIP and for SCCP alike (config-files.md §2.1, §3). */
final class DeviceParts {
    private DeviceParts() {}

    static void shell(XmlText xml, FileOrder order) {
        // Without a name the phone keeps the one it has.
        if (!order.setup().value(Setting.SSH_USER).isEmpty()) {
            xml.leaf("sshUserId", order.setup().value(Setting.SSH_USER));
            xml.leaf("sshPassword", order.setup().value(Setting.SSH_PASSWORD));
        }
    }

    static void clock(XmlText xml, FileOrder order) {
        xml.open("dateTimeSetting")
                .leaf("dateTemplate", order.value(Setting.DATE_TEMPLATE))
                .leaf("timeZone", order.value(Setting.TIME_ZONE));
        String server = order.setup().value(Setting.NTP_SERVER);
        if (!server.isEmpty()) {
            xml.open("ntps").open("ntp").leaf("name", server).leaf("ntpMode", "Unicast");
            xml.close().close();
        }
        xml.close();
    }

    /** No second site takes over: Offhook knows one server a phone. */
    static void noSurvivableSite(XmlText xml) {
        xml.open("srstInfo").leaf("srstOption", "Disable").close();
        xml.leaf("connectionMonitorDuration", "120");
    }

    /** What a Java phone is told beside its protocol. */
    static void common(XmlText xml, FileOrder order) {
        xml.open("commonProfile")
                .leaf("phonePassword", order.setup().value(Setting.PHONE_PASSWORD))
                .leaf("backgroundImageAccess", "true")
                .leaf("callLogBlfEnabled", "2")
                .close();
    }

    /** An empty name lets the phone keep what it runs. */
    static void load(
            XmlText xml,
            PhoneCatalogue catalogue,
            Optional<PhoneModel> model,
            Platform platform,
            Optional<LoadName> load) {
        String label = model.map(DeviceParts::label).orElse("IP Phone " + platform.label());
        xml.leaf("loadInformation", "model", label, load.map(LoadName::text).orElse(""));
        // The loaders of 7940 and 7960 also look for the numbered element here; one that circled
        // through its list went on when it was there (phones.md §2.2c, log 27).
        if (platform == Platform.TWO_STAGE) {
            load.ifPresent(name -> numberedLoads(xml, catalogue, model, platform, name));
        }
    }

    static void numberedLoads(
            XmlText xml,
            PhoneCatalogue catalogue,
            Optional<PhoneModel> model,
            Platform platform,
            LoadName load) {
        List<PhoneModel> models =
                model.map(List::of).orElseGet(() -> catalogue.onPlatform(platform));
        for (PhoneModel each : models) {
            xml.leaf("loadInformation" + each.deviceType(), "model", label(each), load.text());
        }
    }

    private static String label(PhoneModel model) {
        return "IP Phone " + model.name();
    }

    static void vendor(XmlText xml, FileOrder order) {
        xml.open("vendorConfig")
                .leaf("disableSpeaker", "false")
                .leaf("disableSpeakerAndHeadset", "false");
        if (order.load().platform() == Platform.TWO_STAGE) {
            xml.leaf("forwardingDelay", "1");
        }
        xml.leaf("pcPort", order.isOn(Setting.PC_PORT) ? "0" : "1")
                .leaf("settingsAccess", order.isOn(Setting.SETTINGS_ACCESS) ? "1" : "0")
                .leaf("garp", "0")
                .leaf("voiceVlanAccess", "0")
                .leaf("videoCapability", "0")
                .leaf("autoSelectLineEnable", "0")
                // 0 is on (config-files.md §2.3).
                .leaf("webAccess", order.isOn(Setting.WEB_ACCESS) ? "0" : "1")
                .leaf("spanToPCPort", order.isOn(Setting.SPAN_TO_PC_PORT) ? "0" : "1")
                .leaf("loggingDisplay", "1")
                .leaf("loadServer", "");
        if (order.load().platform().isJava()) {
            xml.leaf("sshAccess", order.isOn(Setting.SSH_ACCESS) ? "0" : "1");
            xml.leaf("g722CodecSupport", wideband(order));
        }
        xml.close();
    }

    /** 0 leaves it to the load, 2 turns it on. */
    private static String wideband(FileOrder order) {
        return order.value(Setting.PREFERRED_CODEC).equals("g722") ? "2" : "0";
    }

    /**
     * An empty user locale is left out: an empty name would make a phone ask for {@code
     * /7960-font.xml}. A jar or tones that nobody has are answered as absent, and every phone goes
     * on (phones.md §2.4).
     */
    static void locales(XmlText xml, FileOrder order) {
        String user = order.setup().value(Setting.USER_LOCALE);
        if (!user.isEmpty()) {
            xml.open("userLocale").leaf("name", user).leaf("uid", "1");
            Locales.code(user).ifPresent(code -> xml.leaf("langCode", code));
            xml.leaf("winCharSet", "iso-8859-1").close();
        }
        String network = order.setup().value(Setting.NETWORK_LOCALE);
        if (!network.isEmpty()) {
            xml.leaf("networkLocale", network);
            xml.open("networkLocaleInfo").leaf("name", network).leaf("uid", "64").close();
        }
    }

    static void addresses(XmlText xml, FileOrder order) {
        xml.leaf("idleTimeout", order.value(Setting.IDLE_SECONDS))
                .leaf("authenticationURL", order.setup().value(Setting.AUTHENTICATION_URL))
                .leaf("directoryURL", order.setup().value(Setting.DIRECTORY_URL))
                .leaf("idleURL", order.setup().value(Setting.IDLE_URL))
                .leaf("informationURL", "")
                .leaf("messagesURL", order.setup().value(Setting.MESSAGES_URL))
                .leaf("proxyServerURL", "")
                .leaf("servicesURL", order.setup().value(Setting.SERVICES_URL));
    }

    /** Marks of signalling packets, and no certificates. */
    static void signalling(XmlText xml, String transport) {
        xml.leaf("dscpForSCCPPhoneConfig", "96")
                .leaf("dscpForSCCPPhoneServices", "0")
                .leaf("dscpForCm2Dvce", "96")
                .leaf("transportLayerProtocol", transport)
                .leaf("capfAuthMode", "0");
        xml.open("capfList").open("capf").leaf("phonePort", "3804").close().close();
        xml.leaf("certHash", "").leaf("encrConfig", "false");
    }
}
