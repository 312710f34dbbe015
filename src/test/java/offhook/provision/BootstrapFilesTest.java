package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.KnownPhones;
import offhook.Resource;
import offhook.WellFormed;
import offhook.address.Ipv4;
import offhook.config.CheckContext;
import offhook.config.ConfigCheck;
import offhook.config.Severity;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneFileNames;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class BootstrapFilesTest {
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    private static final BootstrapFiles FILES = new BootstrapFiles(KnownPhones.CATALOGUE);

    private static final List<String> EVERY_FILE =
            List.of(
                    "SEP001B0C18BDC1.cnf.xml",
                    "XMLDefault.cnf.xml",
                    "OS79XX.TXT",
                    "SIPDefault.cnf",
                    "SIP001B0C18BDC1.cnf");

    private static BootstrapSettings of(String model, String load) {
        return ofModel(KnownPhones.model(model), load);
    }

    private static BootstrapSettings ofModel(PhoneModel model, String load) {
        return new BootstrapSettings(
                Optional.of(model),
                model.platform(),
                Optional.of(LoadNames.named(load).orElseThrow()),
                STATION);
    }

    private static BootstrapSettings ofPlatform(String load) {
        LoadName name = LoadNames.named(load).orElseThrow();
        return new BootstrapSettings(Optional.empty(), name.platform(), Optional.of(name), STATION);
    }

    private static BootstrapSettings withoutLoad(String model) {
        PhoneModel it = KnownPhones.model(model);
        return new BootstrapSettings(Optional.of(it), it.platform(), Optional.empty(), STATION);
    }

    private static Optional<Bytes> file(String name, BootstrapSettings settings) {
        return FILES.render(PhoneFileNames.read(name), settings);
    }

    @ParameterizedTest
    @CsvSource({
        "SEP001B0C18BDC1.cnf.xml, 7960, P0S3-8-12-00, sep-7960-sip.xml",
        "SEP001B0C18BDC1.cnf.xml, 7940, P00305000500, sep-7940-sccp.xml",
        "SEP001B0C18BDC1.cnf.xml, 7961, SIP41.9-4-2SR3-1S, sep-7961-sip9.xml",
        "SEP001B0C18BDC1.cnf.xml, 7971, SIP70.8-5-2S, sep-7971-sip8.xml",
        "SEP001B0C18BDC1.cnf.xml, 7911, SCCP11.9-4-2SR3-1S, sep-7911-sccp.xml",
        "XMLDefault.cnf.xml, 7961, SIP41.9-4-2SR3-1S, xmldefault-7961.xml",
        "SIPDefault.cnf, 7960, P0S3-8-12-00, sipdefault-7960.cnf",
        "SIP001B0C18BDC1.cnf, 7960, P0S3-8-12-00, sip-7960.cnf",
    })
    void a_file_is_as_expected_to_the_byte(String name, String model, String load, String golden) {
        String text = file(name, of(model, load)).orElseThrow().utf8();

        assertThat(text).isEqualTo(Resource.golden("/config/" + golden, text));
    }

    @Test
    void an_unknown_model_gets_the_numbers_of_its_whole_platform() {
        String two = FILES.defaultSettings(ofPlatform("P0S3-8-12-00")).utf8();
        String java = FILES.defaultSettings(ofPlatform("SCCP41.8-5-2S")).utf8();

        assertThat(two).isEqualTo(Resource.golden("/config/xmldefault-two-stage.xml", two));
        assertThat(java).isEqualTo(Resource.golden("/config/xmldefault-java-41.xml", java));
    }

    @Test
    void every_xml_file_of_every_model_is_well_formed_and_within_the_phones_limits() {
        int files = 0;
        for (PhoneModel model : KnownPhones.CATALOGUE.models()) {
            for (String load : List.of("P0S3-8-12-00", "SIP41.8-5-2S", "SCCP75.9-4-2SR4-3S")) {
                if (LoadNames.named(load).orElseThrow().platform() != model.platform()) {
                    continue;
                }
                for (String name : List.of("SEP001B0C18BDC1.cnf.xml", "XMLDefault.cnf.xml")) {
                    Bytes content = file(name, ofModel(model, load)).orElseThrow();
                    WellFormed.check(content.utf8());
                    assertThat(content.text()).startsWith("<?xml").doesNotContain("\r");
                    // The client of a Java phone takes no more (phones.md §2.1).
                    assertThat(content.size()).isLessThan(550_001);
                    files++;
                }
            }
        }
        assertThat(files).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({
        "P0S3-8-12-00, P003-8-12-00",
        "P0S3-07-4-00, P003-07-4-00",
        "P0S3-06-3-00, P0S3-06-3-00",
        "P0S30203, P0S30203",
        "P0M3-07-1-00, P003-07-1-00",
        "P00308010200, P00308010200",
        "P0030801SR02, P0030801SR02",
        "P003-8-12-00, P003-8-12-00",
    })
    void os79xx_names_the_loader_of_a_later_sip_load_and_else_the_image(String load, String image) {
        assertThat(FILES.imageName(of("7960", load))).hasValue(Bytes.ofText(image + "\r\n"));
    }

    @Test
    void a_sip_phone_is_turned_to_sccp_by_image_version() {
        BootstrapSettings settings = of("7960", "P00308010200");

        assertThat(FILES.sipDefaults(settings).orElseThrow().text())
                .startsWith("image_version: P00308010200\n");
        assertThat(FILES.ownSipSettings(settings).orElseThrow().text())
                .startsWith("image_version: P00308010200\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0S3-8-12-00", "P0S3-8-12-00.loads", "p0s3-8-12-00.SB2"})
    void no_load_ever_carries_an_extension(String asked) {
        for (String name : EVERY_FILE) {
            String text = file(name, of("7960", asked)).orElseThrow().utf8();
            assertThat(text.lines().filter(line -> line.matches("(?i).*P00?S?3-.*")))
                    .as(name)
                    .isNotEmpty()
                    .noneMatch(line -> line.matches("(?i).*\\.(loads|bin|sb[n2]|sbin|zup).*"));
        }
    }

    @Test
    void a_phone_without_a_load_to_run_keeps_what_it_has() {
        String own = FILES.ownSettings(withoutLoad("7961")).utf8();

        assertThat(own).contains("<loadInformation model=\"IP Phone 7961\"></loadInformation>");
        assertThat(FILES.defaultSettings(withoutLoad("7961")).utf8())
                .doesNotContain("loadInformation");
        assertThat(FILES.imageName(withoutLoad("7960"))).isEmpty();
        assertThat(FILES.sipDefaults(withoutLoad("7960"))).isEmpty();
    }

    @Test
    void only_a_7940_or_7960_has_text_files() {
        for (String name : List.of("OS79XX.TXT", "SIPDefault.cnf", "SIP001B0C18BDC1.cnf")) {
            assertThat(file(name, of("7961", "SIP41.8-5-2S"))).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CTLSEP001B0C18BDC1.tlv",
                "ITLSEP001B0C18BDC1.tlv",
                "ITLFile.tlv",
                "SEP001B0C18BDC1.cnf.xml.sgn",
                "MGC001B0C18BDC1.cnf",
                "gk001B0C18BDC1",
                "SEPDefault.cnf",
                "term41.default.loads",
                "P0S3-8-12-00.loads",
                "dialplan.xml",
                "config.ini",
            })
    void every_other_file_is_absent(String name) {
        assertThat(file(name, of("7960", "P0S3-8-12-00"))).isEmpty();
    }

    @Test
    void a_load_of_another_platform_is_our_own_mistake() {
        assertThatThrownBy(() -> of("7961", "P0S3-8-12-00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P0S3-8-12-00")
                .hasMessageContaining("7941/7961");
        assertThatThrownBy(
                        () ->
                                new BootstrapSettings(
                                        Optional.of(KnownPhones.model("7960")),
                                        Platform.JAVA_41,
                                        Optional.empty(),
                                        STATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7960");
    }

    @Test
    void our_own_first_files_are_refused_by_nothing() {
        for (String[] row :
                new String[][] {
                    {"7962", "SIP42.9-4-2SR3-1S"},
                    {"7941", "SCCP41.8-5-4S"},
                    {"7975", "SIP75.8-5-4S"},
                    {"7960", "P0S3-8-12-00"},
                    {"7940", "P00308010200"}
                }) {
            var model = KnownPhones.model(row[0]);
            var settings =
                    new BootstrapSettings(
                            Optional.of(model),
                            model.platform(),
                            offhook.phone.LoadNames.named(row[1]),
                            offhook.address.Ipv4.read("192.168.1.1").orElseThrow());

            assertThat(errors("SEP001B0C18BDC1.cnf.xml", FILES.ownSettings(settings))).isEmpty();
            assertThat(errors("XMLDefault.cnf.xml", FILES.defaultSettings(settings))).isEmpty();
            FILES.imageName(settings)
                    .ifPresent(it -> assertThat(errors("OS79XX.TXT", it)).isEmpty());
            FILES.sipDefaults(settings)
                    .ifPresent(it -> assertThat(errors("SIPDefault.cnf", it)).isEmpty());
            FILES.ownSipSettings(settings)
                    .ifPresent(it -> assertThat(errors("SIP001B0C18BDC1.cnf", it)).isEmpty());
        }
    }

    private static java.util.List<String> errors(String name, Bytes content) {
        return new ConfigCheck(KnownPhones.CATALOGUE)
                .check(name, content, CheckContext.NONE).remarks().stream()
                        .filter(it -> it.severity() == Severity.ERROR)
                        .map(it -> it.sentence())
                        .toList();
    }
}
