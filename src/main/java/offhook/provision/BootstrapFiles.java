package offhook.provision;

import offhook.config.ImageNames;
import offhook.config.SipLine;
import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.Platform;
import offhook.phone.Protocol;
import offhook.wire.Bytes;

import java.util.Optional;

/**
 * The files that tell a phone its load, in their smallest form: enough to move it, not yet to place
 * a call. Sources: config-files.md §1 to §4, firmware.md §3.3 and §5.
 */
public final class BootstrapFiles {
    /** From 9.0 on SIP over UDP is unreliable on these phones (config-files.md §2.4). */
    private static final int TCP_MAJOR = 9;

    private final PhoneCatalogue catalogue;

    public BootstrapFiles(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The file that was asked, or empty if it is none of the five or makes no sense for the
     * platform; absence is then the right answer.
     */
    public Optional<Bytes> render(PhoneFile file, BootstrapSettings settings) {
        return switch (file) {
            // We have no key that a phone knows, so nothing signed.
            case PhoneFile.OwnSettings(var _, boolean isSigned) ->
                    isSigned ? Optional.empty() : Optional.of(ownSettings(settings));
            case PhoneFile.DefaultSettings _ -> Optional.of(defaultSettings(settings));
            case PhoneFile.ImageName _ -> imageName(settings);
            case PhoneFile.SipDefaults _ -> sipDefaults(settings);
            case PhoneFile.OwnSipSettings _ -> ownSipSettings(settings);
            case PhoneFile.CertificateTrustList _,
                    PhoneFile.IdentityTrustList _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.OwnProfile _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _,
                    PhoneFile.DefaultLoads _,
                    PhoneFile.Manifest _,
                    PhoneFile.Image _,
                    PhoneFile.Comfort _,
                    PhoneFile.Unknown _ ->
                    Optional.empty();
        };
    }

    /** {@code SEP<MAC>.cnf.xml}. */
    public Bytes ownSettings(BootstrapSettings settings) {
        Optional<LoadName> load = settings.load();
        Optional<Protocol> protocol =
                load.flatMap(LoadName::protocol).filter(it -> settings.platform().isJava());
        boolean isSip = protocol.filter(Protocol.SIP::equals).isPresent();
        var xml = new XmlText().open("device");
        protocol.ifPresent(it -> xml.leaf("deviceProtocol", it.name()));
        xml.open("devicePool")
                .open("dateTimeSetting")
                .leaf("dateTemplate", "D/M/YA")
                .leaf("timeZone", "GMT Standard/Daylight Time")
                .close();
        callManager(xml, settings);
        xml.close();
        if (isSip) {
            SipProfile.write(xml);
        }
        DeviceParts.load(xml, catalogue, settings.model(), settings.platform(), load);
        // 0 is on: the pages and the console of the phone tell why it is stuck.
        xml.open("vendorConfig")
                .leaf("settingsAccess", "1")
                .leaf("webAccess", "0")
                .leaf("sshAccess", "0")
                .close();
        // Any text of at most 64 characters will do as long as it changes with the content.
        String stamp = load.map(LoadName::text).orElse("none") + " " + settings.station();
        xml.leaf("versionStamp", stamp).leaf("deviceSecurityMode", "1");
        if (isSip) {
            boolean isTcp = load.filter(it -> it.version().major() >= TCP_MAJOR).isPresent();
            xml.leaf("transportLayerProtocol", isTcp ? "4" : "2");
        }
        return xml.close().bytes();
    }

    /** {@code XMLDefault.cnf.xml}: for a phone that found no file of its own. */
    public Bytes defaultSettings(BootstrapSettings settings) {
        var xml = new XmlText().open("Default");
        callManager(xml, settings);
        settings.load()
                .ifPresent(
                        load ->
                                DeviceParts.numberedLoads(
                                        xml,
                                        catalogue,
                                        settings.model(),
                                        settings.platform(),
                                        load));
        return xml.close().bytes();
    }

    /**
     * {@code OS79XX.TXT}: the universal loader of a SIP load from 7.0 on, else the image itself.
     * Without a blank at the end, with which some phones ask for {@code "P003-8-12-00 .bin"}
     * (CSCdv19260); Cisco's own file has it.
     */
    public Optional<Bytes> imageName(BootstrapSettings settings) {
        return twoStage(settings).map(load -> Bytes.ofText(ImageNames.of(load) + "\r\n"));
    }

    /** {@code SIPDefault.cnf}. The load may be an SCCP one: that is how a SIP phone is turned. */
    public Optional<Bytes> sipDefaults(BootstrapSettings settings) {
        return twoStage(settings)
                .map(
                        load ->
                                new SettingsText()
                                        .word("image_version", load.text())
                                        .quoted("proxy1_address", settings.station().toString())
                                        .word("proxy1_port", "5060")
                                        .bytes());
    }

    /**
     * {@code SIP<MAC>.cnf}. Line 1 is there and unprovisioned: a phone that gets no file it likes
     * asks again every half minute (config-files.md §1).
     */
    public Optional<Bytes> ownSipSettings(BootstrapSettings settings) {
        return twoStage(settings)
                .map(
                        load ->
                                new SettingsText()
                                        .word("image_version", load.text())
                                        .word("proxy_register", "0")
                                        .quoted("line1_name", SipLine.UNPROVISIONED)
                                        .quoted("line1_authname", SipLine.UNPROVISIONED)
                                        .quoted("line1_password", SipLine.UNPROVISIONED)
                                        .bytes());
    }

    private static Optional<LoadName> twoStage(BootstrapSettings settings) {
        return settings.load().filter(it -> settings.platform() == Platform.TWO_STAGE);
    }

    /** Ports first: the address ends a server in the phone's parser (config-files.md §2.1). */
    private static void callManager(XmlText xml, BootstrapSettings settings) {
        xml.open("callManagerGroup")
                .open("members")
                .open("member", "priority", "0")
                .open("callManager")
                .open("ports")
                .leaf("ethernetPhonePort", "2000");
        if (settings.platform().isJava()) {
            xml.leaf("sipPort", "5060");
        }
        xml.close().leaf("processNodeName", settings.station().toString());
        xml.close().close().close().close();
    }
}
