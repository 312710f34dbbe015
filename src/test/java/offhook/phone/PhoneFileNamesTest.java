package offhook.phone;

import static offhook.phone.PhoneFileNames.normal;
import static offhook.phone.PhoneFileNames.read;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class PhoneFileNamesTest {
    private static final MacAddress MAC = MacAddress.read("001B0C18BDC1").orElseThrow();

    @Test
    void a_phones_own_files_carry_its_address_in_any_case() {
        assertThat(read("CTLSEP001B0C18BDC1.tlv"))
                .isEqualTo(new PhoneFile.CertificateTrustList(MAC));
        assertThat(read("ITLSEP001B0C18BDC1.tlv"))
                .isEqualTo(new PhoneFile.IdentityTrustList(Optional.of(MAC)));
        assertThat(read("ITLFile.tlv"))
                .isEqualTo(new PhoneFile.IdentityTrustList(Optional.empty()));
        assertThat(read("SEP001B0C18BDC1.cnf.xml"))
                .isEqualTo(new PhoneFile.OwnSettings(MAC, false));
        assertThat(read("sep001b0c18bdc1.CNF.XML"))
                .isEqualTo(new PhoneFile.OwnSettings(MAC, false));
        assertThat(read("SEP001B0C18BDC1.cnf.xml.sgn"))
                .isEqualTo(new PhoneFile.OwnSettings(MAC, true));
        assertThat(read("./SIP001B0C18BDC1.cnf")).isEqualTo(new PhoneFile.OwnSipSettings(MAC));
        assertThat(read("MGC001B0C18BDC1.cnf")).isEqualTo(new PhoneFile.OwnMgcpSettings(MAC));
        assertThat(read("gk001b0c18bdc1")).isEqualTo(new PhoneFile.OwnProfile(MAC));
        assertThat(read("ld001B0C18BDC1")).isEqualTo(new PhoneFile.OwnProfile(MAC));
        assertThat(read("WLAN001B0C18BDC1.xml"))
                .isEqualTo(new PhoneFile.WirelessSettings(Optional.of(MAC)));
    }

    @Test
    void the_phone_of_a_file_is_known_where_the_name_says_it() {
        assertThat(read("CTLSEP001B0C18BDC1.tlv").phone()).hasValue(MAC);
        assertThat(read("WLAN001B0C18BDC1.xml").phone()).hasValue(MAC);
        assertThat(read("ITLFile.tlv").phone()).isEmpty();
        assertThat(read("XMLDefault.cnf.xml").phone()).isEmpty();
    }

    @Test
    void defaults_are_known_in_the_spellings_of_old_phones() {
        assertThat(read("xmlDefault.CNF.XML")).isEqualTo(new PhoneFile.DefaultSettings());
        assertThat(read("XmlDefault.cnf.xml")).isEqualTo(new PhoneFile.DefaultSettings());
        assertThat(read("SIPDefault.cnf")).isEqualTo(new PhoneFile.SipDefaults());
        assertThat(read("OS79XX.TXT")).isEqualTo(new PhoneFile.ImageName());
        assertThat(read("os79xx.txt ")).isEqualTo(new PhoneFile.ImageName());
        assertThat(read("SEPDEFAULT.cnf"))
                .isEqualTo(new PhoneFile.ProfileDefaults("SEPDEFAULT.cnf"));
    }

    @Test
    void firmware_is_manifest_default_manifest_or_image() {
        assertThat(read("p0s3-8-12-00.LOADS")).isEqualTo(new PhoneFile.Manifest("P0S3-8-12-00"));
        assertThat(read("unheard-of.loads")).isEqualTo(new PhoneFile.Manifest("unheard-of"));
        // An extension in loadInformation: the phone asks for it twice (phones.md §6, 11).
        assertThat(read("SIP41.9-4-2SR3-1S.loads.loads"))
                .isEqualTo(new PhoneFile.Manifest("SIP41.9-4-2SR3-1S.loads"));
        assertThat(read("TERM41.default.loads"))
                .isEqualTo(new PhoneFile.DefaultLoads("term41.default.loads"));
        assertThat(read("Jar41sip.8-3-0-50.sbn"))
                .isEqualTo(new PhoneFile.Image("Jar41sip.8-3-0-50.sbn"));
        assertThat(read("P0S3-8-12-00.sb2")).isEqualTo(new PhoneFile.Image("P0S3-8-12-00.sb2"));
        assertThat(read("P003-8-12-00 .bin")).isEqualTo(new PhoneFile.Image("P003-8-12-00.bin"));
        assertThat(read("CP7905080003SCCP070409A.zup"))
                .isEqualTo(new PhoneFile.Image("CP7905080003SCCP070409A.zup"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "English_United_States/mk-sip.jar",
                "/7960-font.xml",
                "US/7960-tones.xml",
                "United_States/g3-tones.xml",
                "g3-tones.xml",
                "RINGLIST.DAT",
                "ringlist.xml",
                "Ringlist-wb.xml",
                "DistinctiveRingList.xml",
                "DISTINCTIVERINGLIST.XML",
                "dialplan.xml",
                "AppDialRules.xml",
                "SoftKeys.xml",
                "Desktops/320x196x4/List.xml",
                "Desktops/320x196x4/sunset.png",
                "English/7921-dictionary.xml",
                "English/7921-kate.utf-8.xml",
                "English/7921-font.dat",
                "Old1.raw",
                "syncinfo.xml",
            })
    void what_comes_after_the_settings_is_comfort(String name) {
        assertThat(read(name)).isEqualTo(new PhoneFile.Comfort(normal(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SEP001B0C18BDC.cnf.xml",
                "SEP001B0C18BDC1.cnf.xml.bak",
                "SIP001B0C18BDC1",
                ".loads",
                "../../etc/passwd",
                "CON",
                "config.ini",
            })
    void what_no_phone_asks_is_unknown(String name) {
        assertThat(read(name)).isEqualTo(new PhoneFile.Unknown(normal(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "/XMLDefault.cnf.xml, XMLDefault.cnf.xml",
        "./SIP001B0C18BDC1.cnf, SIP001B0C18BDC1.cnf",
        "'././/a/b.xml', a/b.xml",
        "'P003-8-12-00 .bin', P003-8-12-00.bin",
        "'OS79XX.TXT ', OS79XX.TXT",
        "'Desktops\\320x196x4\\List.xml', Desktops/320x196x4/List.xml",
        "'English United States/mk-sip.jar', English United States/mk-sip.jar",
        "../x, ../x",
    })
    void the_normal_name_keeps_case_and_folders_and_drops_the_rest(String asked, String normal) {
        assertThat(normal(asked)).isEqualTo(normal);
    }

    @Property(tries = 2000)
    void any_name_is_read_and_its_normal_form_is_stable(
            @ForAll @StringLength(max = 60) @CharRange(from = 0, to = 255) String asked) {
        String once = normal(asked);

        assertThat(normal(once)).isEqualTo(once);
        assertThat(read(asked)).isEqualTo(read(once));
    }
}
