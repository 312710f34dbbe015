package offhook.phone;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PhoneCatalogueTest {
    private static final PhoneCatalogue PHONES = KnownPhones.CATALOGUE;

    private static List<String> names(List<PhoneModel> models) {
        return models.stream().map(PhoneModel::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "7961, 7961",
        "CP-7961G, 7961",
        "7961g, 7961",
        "CP7961G, 7961",
        "7961G-GE, 7961G-GE",
        "CP-7961G-GE, 7961G-GE",
        "7961GE, 7961G-GE",
        "Cisco-CP7941G-GE, 7941G-GE",
        "7971, 7971",
        "CP-7971G-GE, 7971",
        "IP Phone 7960, 7960",
        "Cisco Unified IP Phone 7945, 7945",
        "Cisco 7940, 7940",
        "CP-8841-3PCC, 8841",
        "7937G, 7937",
    })
    void a_model_is_found_in_every_usual_spelling(String spelling, String model) {
        assertThat(PHONES.named(spelling).map(PhoneModel::name)).hasValue(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CP-", "79", "7960-GE", "7999", "G", "CP-CP-7960"})
    void what_is_no_model_is_not_found(String spelling) {
        assertThat(PHONES.named(spelling)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7960", "8, 7940", "115, 7941", "30018, 7961", "308, 7961G-GE", "30006, 7970",
        "404, 7962", "437, 7975", "307, 7911", "348, 7931", "30008, 7902", "36217, 8811",
    })
    void a_device_type_names_its_model(int type, String model) {
        assertThat(PHONES.ofDeviceType(type).map(PhoneModel::name)).hasValue(model);
    }

    @ParameterizedTest
    @CsvSource({
        "'Cisco Systems, Inc. IP Phone CP-7940', 7940",
        "'Cisco Systems, Inc. IP Phone CP-7940G', 7940",
        "'Cisco Systems, Inc. IP Phone CP-7960G', 7960",
        "'Cisco Systems, Inc. IP Phone CP-7961G-GE', 7961G-GE",
        "'Cisco Systems, Inc. IP Phone CP-7971G-GE', 7971",
        "'Cisco Systems, Inc. IP Phone 7905', 7905",
        "'Cisco IP Phone 7905', 7905",
        "'Cisco Systems, Inc. IP Phone 7920', 7920",
        "'Cisco Systems Inc. Wireless Phone 7921', 7921",
        "'Cisco System, Inc. IP Phone CP-8945', 8945",
        "'Cisco Systems, Inc.', 6901",
    })
    void option_60_says_the_model_with_or_without_a_nul_behind(String text, String model) {
        var known = new VendorReading.Known(KnownPhones.model(model));

        assertThat(PHONES.identify(text)).isEqualTo(known);
        assertThat(PHONES.identify(text + "\0")).isEqualTo(known);
        assertThat(PHONES.identify(text + "\0\0")).isEqualTo(known);
    }

    @Test
    void every_form_in_the_catalogue_leads_back_to_its_model() {
        for (PhoneModel model : PHONES.models()) {
            for (String form : model.vendorClasses()) {
                switch (PHONES.identify(form)) {
                    case VendorReading.Known(PhoneModel it) -> assertThat(it).isEqualTo(model);
                    case VendorReading.ModelUnsaid(List<PhoneModel> candidates) ->
                            assertThat(candidates).contains(model).hasSizeGreaterThan(1);
                    case VendorReading.ModelUnknown it -> throw new AssertionError(form + it);
                    case VendorReading.NotAPhone it -> throw new AssertionError(form + it);
                }
            }
        }
    }

    @Test
    void old_images_say_only_that_they_are_a_phone() {
        assertThat(PHONES.identify("Cisco Systems, Inc. IP Phone\0"))
                .isInstanceOfSatisfying(
                        VendorReading.ModelUnsaid.class,
                        it ->
                                assertThat(names(it.candidates()))
                                        .containsExactlyInAnyOrder("7910", "7940", "7960"));
    }

    @Test
    void a_phone_of_a_model_we_do_not_have_is_a_phone() {
        assertThat(PHONES.identify("Cisco Systems, Inc. IP Phone CP-7999G\0"))
                .isEqualTo(new VendorReading.ModelUnknown("CP-7999G"));
        assertThat(PHONES.identify("Cisco Systems, Inc. IP Phone CP-7999G").isPhone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "MSFT 5.0",
                "udhcp 1.36.1",
                "Cisco Systems, Inc. IP PhoneX",
                "Cisco AP c2700",
                "ciscopnp",
            })
    void other_senders_are_not_phones(String text) {
        assertThat(PHONES.identify(text)).isEqualTo(new VendorReading.NotAPhone());
    }

    @Test
    void a_locale_jar_tells_platforms_and_protocol() {
        assertThat(PHONES.ofJar("English_United_States/mk-sip.jar"))
                .containsExactly(Platform.JAVA_41, Platform.JAVA_42);
        assertThat(PHONES.ofJar("td-sccp.jar")).containsExactly(Platform.JAVA_70, Platform.JAVA_75);
        assertThat(PHONES.ofJar("/TC-SIP.JAR")).containsExactly(Platform.JAVA_11);
        assertThat(PHONES.ofJar("gb-sccp-sip.jar")).containsExactly(Platform.NEXT_GENERATION);
        assertThat(PHONES.ofJar("g3-tones.xml")).isEmpty();
        assertThat(PHONES.protocolOfJar("x/td-sccp.jar")).hasValue(Protocol.SCCP);
        assertThat(PHONES.protocolOfJar("be-sip.jar")).hasValue(Protocol.SIP);
        assertThat(PHONES.protocolOfJar("be.jar")).isEmpty();
    }

    @Test
    void a_default_manifest_tells_the_models() {
        assertThat(names(PHONES.ofDefaultLoads("term41.default.loads")))
                .containsExactlyInAnyOrder("7941", "7941G-GE");
        assertThat(names(PHONES.ofDefaultLoads("TERM06.default.loads"))).containsExactly("7906");
        assertThat(PHONES.ofDefaultLoads("term40.default.loads")).isEmpty();
    }

    @Test
    void half_an_address_is_a_hint_at_models() {
        assertThat(names(PHONES.hinted(MacAddress.read("001b0c18bdc1").orElseThrow())))
                .containsExactlyInAnyOrder("7940", "7960", "7970");
        assertThat(PHONES.hinted(MacAddress.read("020000000001").orElseThrow())).isEmpty();
    }

    @Test
    void loads_and_models_agree_on_prefixes() {
        for (String text :
                List.of("SIP41.9-4-2SR3-1S", "P0S3-8-12-00", "CP7912080004SCCP080108A")) {
            LoadName name = LoadNames.named(text).orElseThrow();
            for (PhoneModel model : PHONES.models()) {
                assertThat(model.loadPrefixes().stream().anyMatch(text::startsWith))
                        .as(model.name())
                        .isEqualTo(model.platform() == name.platform());
            }
        }
    }
}
