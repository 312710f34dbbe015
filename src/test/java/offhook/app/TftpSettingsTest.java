package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.desk.OwnFiles;
import offhook.disk.PhoneData;
import offhook.udp.TftpDataPorts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class TftpSettingsTest {
    @Test
    void everything_about_files_can_be_set() {
        var reader =
                reader(
                        """
                        [tftp]
                        folder = "own"
                        data-ports = "40000-40099"
                        clients = ["10.20.0.0/16", "10.30.0.0/16"]
                        transfers = 50000
                        transfers-per-client = 4
                        own-files = "anyone"
                        """);

        assertThat(reader.read().tftp())
                .isEqualTo(
                        new TftpSettings(
                                Optional.of(Path.of("own")),
                                new TftpDataPorts.Between(40_000, 40_099),
                                List.of(network("10.20.0.0/16"), network("10.30.0.0/16")),
                                50_000,
                                4,
                                Optional.of(OwnFiles.ANYONE)));
        assertThat(reader.faults()).isEmpty();
        assertThat(reader.read().tftp().limits().transfersPerClientMax()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    data-ports = "69"          | data-ports "69": expected any, as-asked, or two ports
                    data-ports = "0-9"         | data-ports "0-9": expected any, as-asked
                    data-ports = "9-8"         | data-ports "9-8": expected any, as-asked
                    data-ports = "1-65536"     | data-ports "1-65536": expected any, as-asked
                    data-ports = "1-2-3"       | data-ports "1-2-3": expected any, as-asked
                    data-ports = "single"      | data-ports "single": expected any, as-asked
                    clients = "10.20.0.1/16"   | clients "10.20.0.1/16": expected a network
                    transfers = 0              | transfers "0": expected a number from 1 to 200000
                    transfers = 200001         | transfers "200001": expected a number from 1 to
                    transfers-per-client = "x" | transfers-per-client "x": expected a number from 1
                    transfer = 1               | unknown key "transfer" in [tftp]: did you mean \
                    transfers?
                    """)
    void a_mistake_names_line_value_and_remedy(String key, String fault) {
        var reader = reader("[tftp]\n" + key);
        reader.read();

        assertThat(reader.faults())
                .singleElement()
                .asString()
                .startsWith("offhook.toml:2: " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "as-asked", "1-1", "1-65535"})
    void these_are_data_ports(String text) {
        assertThat(TftpSettings.dataPorts(text)).isPresent();
    }

    @Test
    void a_flag_beats_the_settings_and_leaves_the_others() {
        TftpSettings settings =
                new TftpSettings(
                        Optional.of(Path.of("own")),
                        new TftpDataPorts.Between(40_000, 40_099),
                        List.of(network("10.20.0.0/16")),
                        7,
                        3,
                        Optional.empty());

        assertThat(over(settings)).isEqualTo(settings);
        assertThat(
                        over(
                                settings,
                                "--tftp-data-ports",
                                "as-asked",
                                "--file-clients",
                                "10.30.0.0/16",
                                "--file-clients",
                                "10.40.0.0/16"))
                .isEqualTo(
                        settings.withDataPorts(new TftpDataPorts.AsAsked())
                                .withClients(
                                        List.of(network("10.30.0.0/16"), network("10.40.0.0/16"))));
    }

    @Test
    void phones_find_http_at_6970_unless_told_otherwise() {
        assertThat(options().phoneHttpPort()).isEqualTo(OptionalInt.of(6970));
        assertThat(options("--phone-http-port", "0").phoneHttpPort()).isEqualTo(OptionalInt.of(0));
        assertThat(options("--no-phone-http").phoneHttpPort()).isEmpty();
    }

    @Test
    void only_machines_of_networks_we_serve_or_were_told_of_may_ask() {
        StationSetup setup =
                LoopbackStation.setup(Path.of("unused"), 0, 0, Optional.empty())
                        .with(TftpSettings.DEFAULTS.withClients(List.of(network("10.20.0.0/16"))));

        assertThat(setup.mayAsk(Ipv4.of("127.9.9.9"))).isTrue();
        assertThat(setup.mayAsk(Ipv4.of("10.20.9.9"))).isTrue();
        assertThat(setup.mayAsk(Ipv4.of("10.21.9.9"))).isFalse();
        assertThat(setup.mayAsk(Ipv4.of("8.8.8.8"))).isFalse();
    }

    /** As {@code serve} puts them together. */
    private static TftpSettings over(TftpSettings settings, String... flags) {
        var ports = new FilePortOptions();
        var files = new FileOptions();
        new CommandLine(ports).setUnmatchedArgumentsAllowed(true).parseArgs(flags);
        new CommandLine(files).setUnmatchedArgumentsAllowed(true).parseArgs(flags);
        return ports.over(files.over(settings));
    }

    private static FilePortOptions options(String... arguments) {
        var options = new FilePortOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

    private static Subnet network(String text) {
        return Subnet.read(text).orElseThrow();
    }

    private static StationSettingsReader reader(String text) {
        return new StationSettingsReader("offhook.toml", text, PhoneData.catalogue());
    }
}
