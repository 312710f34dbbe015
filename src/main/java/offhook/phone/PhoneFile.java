package offhook.phone;

import offhook.address.MacAddress;

import java.util.Optional;

/**
 * What a phone means by a file name. {@link PhoneFileNames#read} decides; names are matched without
 * regard to case, a leading {@code /} or {@code ./}, and a trailing blank (phones.md §2.1).
 */
public sealed interface PhoneFile {
    /** {@code CTLSEP<MAC>.tlv}. */
    record CertificateTrustList(MacAddress mac) implements PhoneFile {}

    /** {@code ITLSEP<MAC>.tlv}, or {@code ITLFile.tlv} without a MAC: asked from 8.5 or 9.x on. */
    record IdentityTrustList(Optional<MacAddress> mac) implements PhoneFile {}

    /** {@code SEP<MAC>.cnf.xml}, signed with {@code .sgn} behind. */
    record OwnSettings(MacAddress mac, boolean isSigned) implements PhoneFile {}

    /** {@code SIP<MAC>.cnf} of a 7940/60. */
    record OwnSipSettings(MacAddress mac) implements PhoneFile {}

    /** {@code MGC<MAC>.cnf}: asked by the universal loader on its hunt (config-files.md §1). */
    record OwnMgcpSettings(MacAddress mac) implements PhoneFile {}

    /** {@code gk<mac>}, {@code ld<mac>}: 7905 and 7912 with SIP. */
    record OwnProfile(MacAddress mac) implements PhoneFile {}

    /** {@code XMLDefault.cnf.xml}. */
    record DefaultSettings() implements PhoneFile {}

    /** {@code SIPDefault.cnf}. */
    record SipDefaults() implements PhoneFile {}

    /**
     * {@code SEPDefault.cnf}, {@code gkdefault.cfg}, {@code lddefault.cfg} of 7902, 7905, 7912: not
     * XML.
     */
    record ProfileDefaults(String name) implements PhoneFile {}

    /** {@code WLAN<MAC>.xml}, or {@code WLANDefault.xml} without a MAC: only a 792x asks. */
    record WirelessSettings(Optional<MacAddress> mac) implements PhoneFile {}

    /** {@code OS79XX.TXT}: names one image; read by 7940/60 older than the universal loader. */
    record ImageName() implements PhoneFile {}

    /** {@code term41.default.loads}: only a factory loader asks. */
    record DefaultLoads(String name) implements PhoneFile {}

    /** {@code <load>.loads}. */
    record Manifest(String load) implements PhoneFile {}

    /** A file of a load: {@code .sbn .sb2 .bin .sbin .zup}. */
    record Image(String name) implements PhoneFile {}

    /**
     * Comes after the settings: locale jars, tones, ring lists, dial plan, soft keys, backgrounds.
     */
    record Comfort(String name) implements PhoneFile {}

    record Unknown(String name) implements PhoneFile {}

    /** The phone whose own file this is, if the name says one. */
    default Optional<MacAddress> phone() {
        return switch (this) {
            case CertificateTrustList file -> Optional.of(file.mac());
            case IdentityTrustList file -> file.mac();
            case OwnSettings file -> Optional.of(file.mac());
            case OwnSipSettings file -> Optional.of(file.mac());
            case OwnMgcpSettings file -> Optional.of(file.mac());
            case OwnProfile file -> Optional.of(file.mac());
            case WirelessSettings file -> file.mac();
            case DefaultSettings _,
                    SipDefaults _,
                    ProfileDefaults _,
                    ImageName _,
                    DefaultLoads _,
                    Manifest _,
                    Image _,
                    Comfort _,
                    Unknown _ ->
                    Optional.empty();
        };
    }
}
