package offhook.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.phone.Generation;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.ResetKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class PhoneDataTest {
    private static final String TWO_ROWS =
            """
            [[reset]]
            id = "restart"
            purpose = "restart"
            keys = "press"
            seen = "lamps"
            source = "here"

            [[model]]
            name = "7961"
            generation = "JAVA"
            platform = "JAVA_41"
            device_type = 30018
            vendor_classes = []
            default_loads = "term61.default.loads"
            load_prefixes = ["SCCP41."]
            lines = 6
            reset = ["restart"]
            ouis = []
            source = "here"

            [[jar]]
            stem = "mk"
            platforms = ["JAVA_41"]
            """;

    private static PhoneCatalogue read(String toml) throws IOException {
        try (var in = new ByteArrayInputStream(toml.getBytes(StandardCharsets.UTF_8))) {
            return PhoneData.catalogue(in);
        }
    }

    @Test
    void every_model_is_whole() {
        PhoneCatalogue catalogue = PhoneData.catalogue();

        assertThat(catalogue.models()).hasSizeGreaterThanOrEqualTo(50);
        for (PhoneModel model : catalogue.models()) {
            assertThat(model.lines()).as(model.name()).isBetween(1, 24);
            assertThat(model.deviceType()).as(model.name()).isPositive();
            assertThat(model.source()).as(model.name()).contains("type");
            boolean isJava = model.generation() == Generation.JAVA;
            assertThat(model.platform().isJava()).as(model.name()).isEqualTo(isJava);
            assertThat(model.defaultLoads().isPresent()).as(model.name()).isEqualTo(isJava);
            assertThat(model.resetKeys().isEmpty())
                    .as(model.name())
                    .isEqualTo(
                            !isJava
                                    && model.generation() != Generation.TWO_STAGE
                                    && model.generation() != Generation.SINGLE_IMAGE);
        }
    }

    @Test
    void names_and_device_types_are_each_ones_own() {
        List<PhoneModel> models = PhoneData.catalogue().models();

        assertThat(models.stream().map(PhoneModel::name)).doesNotHaveDuplicates();
        assertThat(models.stream().map(PhoneModel::deviceType)).doesNotHaveDuplicates();
    }

    @Test
    void every_platform_has_a_model() {
        PhoneCatalogue catalogue = PhoneData.catalogue();

        for (Platform platform : Platform.values()) {
            assertThat(catalogue.onPlatform(platform)).as(platform.name()).isNotEmpty();
        }
    }

    @Test
    void a_row_is_read_with_what_may_be_absent() throws IOException {
        PhoneModel model = read(TWO_ROWS).models().getFirst();

        assertThat(model.defaultLoads()).hasValue("term61.default.loads");
        assertThat(model.resetKeys())
                .containsExactly(new ResetKeys("restart", "press", "lamps", "here"));
        assertThat(read(TWO_ROWS.replace("term61.default.loads", "")).models().getFirst())
                .extracting(PhoneModel::defaultLoads)
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "device_type = 30018, '', device_type",
        "lines = 6, line = 6, line",
        "platform = \"JAVA_41\", platform = \"JAVA_61\", JAVA_61",
        "'reset = [\"restart\"]', 'reset = [\"start\"]', start",
        "'ouis = []', 'ouis = [\"00:1b\"]', 00:1b",
    })
    void a_mistake_in_the_file_stops_the_program_and_is_named(
            String right, String wrong, String named) {
        assertThatThrownBy(() -> read(TWO_ROWS.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("models.toml")
                .hasMessageContaining(named);
    }
}
