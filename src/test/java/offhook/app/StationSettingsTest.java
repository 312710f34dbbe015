package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.AccessLists;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;
import offhook.disk.PhoneData;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class StationSettingsTest {
    private static final PhoneCatalogue CATALOGUE = PhoneData.catalogue();
    private static final MacAddress MAC = MacAddress.read("001b0c18bdc1").orElseThrow();

    /** The example of the contract, interfaces.md §2. */
    private static final String EXAMPLE =
            """
            data = "offhook-data"
            database = "jdbc:sqlite:offhook-data/offhook.db"     # or jdbc:postgresql://…

            [dhcp]
            serve = "phones"          # phones | everyone | nobody
            lease = "2h"
            [[dhcp.subnet]]
            subnet = "192.168.1.0/24"
            pool   = ["192.168.1.2-192.168.1.251"]
            router = "192.168.1.1"
            dns    = ["192.168.1.1"]
            tftp   = ["192.168.1.1"]
            option.42 = "192.168.1.1"
            [[dhcp.reservation]]
            mac = "00:1b:0c:18:bd:c1"
            address = "192.168.1.50"

            [tftp]
            folder = ""

            [targets]
            default = "latest-sip"
            7960 = "P0S3-8-12-00"

            [pbx]
            server = "192.168.1.10"
            """;

    @TempDir Path folder;

    @Test
    void the_example_of_the_contract_is_read() {
        Ipv4 station = Ipv4.of("192.168.1.1");
        Map<MacAddress, Ipv4> reservations = Map.of(MAC, Ipv4.of("192.168.1.50"));

        assertThat(read(EXAMPLE))
                .isEqualTo(
                        new StationSettings(
                                Path.of("offhook-data"),
                                Optional.of("jdbc:sqlite:offhook-data/offhook.db"),
                                new StationSettings.Dhcp(
                                        Scopes.Serve.PHONES,
                                        AccessLists.NONE,
                                        TotalPace.MESSAGES_A_SECOND_USUAL,
                                        Duration.ofHours(2),
                                        List.of(
                                                new Scope(
                                                        Subnet.read("192.168.1.0/24").orElseThrow(),
                                                        List.of(
                                                                new Pool(
                                                                        Ipv4.of("192.168.1.2"),
                                                                        Ipv4.of("192.168.1.251"))),
                                                        Optional.of(station),
                                                        List.of(station),
                                                        List.of(station),
                                                        Duration.ofHours(2),
                                                        reservations,
                                                        List.of(
                                                                DhcpOption.ofAddress(
                                                                        42, station)))),
                                        reservations),
                                TftpSettings.DEFAULTS,
                                new StationSettings.Targets(
                                        "latest-sip", Map.of("7960", "P0S3-8-12-00")),
                                Optional.of(
                                        Pbx.of(
                                                "offhook.toml",
                                                PbxKind.OTHER_SIP,
                                                "192.168.1.10"))));
    }

    @Test
    void without_a_file_and_in_an_empty_one_everything_has_a_default() {
        assertThat(read("")).isEqualTo(StationSettings.DEFAULTS);
        assertThat(read("# nothing\n[dhcp]\n")).isEqualTo(StationSettings.DEFAULTS);
        assertThat(StationSettings.DEFAULTS.databaseUrl())
                .isEqualTo("jdbc:sqlite:" + Path.of("offhook-data", "offhook.db"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lease = "2 hour"     | 2: lease "2 hour": expected a duration such as 2h or 90m
                    lease = 2            | 2: lease "2": expected a duration such as 2h or 90m
                    lease = ["1h"]       | 2: lease ["1h"]: expected a duration such as 2h or 90m
                    lease = "5s"         | 4: lease 5 s of subnet
                    leese = "1h"         | 2: unknown key "leese" in [dhcp]: did you mean lease?
                    colour = "green"     | 2: unknown key "colour" in [dhcp]; known here: allow, \
                    deny, lease, rate, reservation, serve, subnet
                    serve = "phone"      | 2: serve "phone": expected phones, everyone or nobody
                    subnet = "10.0.0.0/8"| 2: subnet: expected tables, each written [[dhcp.subnet]]
                    """)
    void a_mistake_in_the_dhcp_table_names_line_value_and_remedy(String key, String fault) {
        String subnet =
                fault.startsWith("4: lease") ? "\n[[dhcp.subnet]]\nsubnet='10.0.0.0/8'" : "";
        assertThat(faults("[dhcp]\n" + key + subnet))
                .singleElement()
                .asString()
                .startsWith("offhook.toml:" + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pool = "10.0.0.9-10.0.0.2" | pool "10.0.0.9-10.0.0.2": expected two addresses
                    router = "10.0.0"          | router "10.0.0": expected an IPv4 address such as
                    router = "10.9.0.1"        | router: 10.9.0.1 lies outside its subnet 10.0.0.0/24
                    tftpd = ["10.0.0.1"]       | unknown key "tftpd" in [dhcp.subnet]: did you mean \
                    tftp?
                    option.0 = "x"             | option.0: expected a number from 1 to 254
                    option.ntp = "x"           | option.ntp: expected a number from 1 to 254
                    option.43 = "0x123"        | option.43 "0x123": expected addresses, text
                    option.43 = ""             | option.43 "": expected addresses, text
                    option.43 = true           | option.43 true: expected addresses, text
                    option.26 = 70000          | option.26 70000: expected addresses, text
                    option.150 = "10.0.0.1"    | option.150 of subnet 10.0.0.0/24: not by number
                    option = "x"               | option: expected a table
                    """)
    void a_mistake_in_a_subnet_is_found(String key, String fault) {
        String text = "[dhcp]\n\n[[dhcp.subnet]]\nsubnet = \"10.0.0.0/24\"\n" + key;

        assertThat(faults(text)).singleElement().asString().contains(fault);
        assertThat(faults(text).getFirst()).matches("offhook.toml:[45]: .*");
    }

    @Test
    void the_line_is_the_one_of_the_element_in_the_table_that_is_meant() {
        String text =
                """
                [[dhcp.subnet]] # first
                subnet = "10.0.0.0/24"
                [[dhcp.subnet]]
                subnet = "10.1.0.0/24"
                pool = [ # [not, this]
                  "10.1.0.2-10.1.0.9",   "10.1.0.20-10.1.0.30",
                  'bad "one" ]',
                ]
                "router" = "x"
                """;

        assertThat(faults(text))
                .containsExactly(
                        "offhook.toml:7: pool \"bad \"one\" ]\": expected two addresses such as"
                                + " 192.168.1.2-192.168.1.251",
                        "offhook.toml:9: router \"x\": expected an IPv4 address such as"
                                + " 192.168.1.1");
    }

    @Test
    void a_subnet_without_its_network_and_a_reservation_in_none_are_found() {
        String text =
                """
                [[dhcp.subnet]]
                router = "10.0.0.1"
                [[dhcp.subnet]]
                subnet = "10.1.0.0/24"
                [[dhcp.reservation]]
                mac = "001b.0c18.bdc1"
                address = "10.2.0.7"
                [[dhcp.reservation]]
                mac = "00:1b:0c:18:bd:c1"
                address = "10.1.0.8"
                [[dhcp.reservation]]
                address = "10.1.0.9"
                """;

        assertThat(faults(text))
                .containsExactly(
                        "offhook.toml:1: subnet is missing; write for instance subnet ="
                                + " \"192.168.1.0/24\"",
                        "offhook.toml:7: 10.2.0.7 lies in no [[dhcp.subnet]]",
                        "offhook.toml:9: mac 00:1b:0c:18:bd:c1: reserved already, as 10.2.0.7",
                        "offhook.toml:11: mac is missing; write for instance mac ="
                                + " \"00:1b:0c:18:bd:c1\"");
    }

    @Test
    void a_target_is_a_load_of_that_model() {
        assertThat(
                        faults(
                                """
                                [targets]
                                default = "newest"
                                7999 = "latest-sip"
                                7961 = "P0S3-8-12-00"
                                7960 = 8
                                """))
                .satisfiesExactly(
                        usual ->
                                assertThat(usual)
                                        .startsWith(
                                                "offhook.toml:2: default \"newest\": expected"
                                                        + " latest-sip, latest-sccp or a load's"
                                                        + " name: "),
                        unknown ->
                                assertThat(unknown)
                                        .startsWith("offhook.toml:3: unknown model \"7999\" in")
                                        .endsWith("expected default or a model such as 7960"),
                        other ->
                                assertThat(other)
                                        .startsWith(
                                                "offhook.toml:4: 7961 \"P0S3-8-12-00\": that is"
                                                        + " firmware of a 7940/60; a 7961 runs"),
                        number -> assertThat(number).startsWith("offhook.toml:5: 7960 \"\""));
    }

    @Test
    void a_target_is_kept_as_cisco_writes_it_under_the_model_s_name() {
        assertThat(
                        read("[targets]\n\"CP-7961G\" = \"sip41.9-4-2SR3-1S.loads\"\n7975 ="
                                        + " 'latest-sccp'")
                                .targets())
                .isEqualTo(
                        new StationSettings.Targets(
                                "latest-sip",
                                Map.of("7961", "SIP41.9-4-2SR3-1S", "7975", "latest-sccp")));
    }

    @Test
    void an_option_is_addresses_text_a_number_or_bytes() {
        String text =
                """
                [[dhcp.subnet]]
                subnet = "10.0.0.0/24"
                option.42 = ["10.0.0.1", "10.0.0.2"]
                option.44 = "10.0.0.1, 10.0.0.2"
                option.15 = "example.com"
                option.2 = 3600
                option.26 = 1400
                option.23 = 64
                option.43 = "0x0104C0A80101"
                option.125 = 0x00_01 # as it would stand in the packet
                """;

        assertThat(read(text).dhcp().scopes().getFirst().extra())
                .containsExactlyInAnyOrder(
                        new DhcpOption(42, Bytes.of(10, 0, 0, 1, 10, 0, 0, 2)),
                        new DhcpOption(44, Bytes.of(10, 0, 0, 1, 10, 0, 0, 2)),
                        DhcpOption.ofText(15, "example.com"),
                        DhcpOption.ofSeconds(2, 3600),
                        new DhcpOption(26, Bytes.of(5, 120)),
                        DhcpOption.ofByte(23, 64),
                        new DhcpOption(43, Bytes.of(1, 4, 192, 168, 1, 1)),
                        new DhcpOption(125, Bytes.of(0, 1)));
    }

    @Test
    void a_scope_of_an_interface_gets_the_lease_and_the_reservations_that_lie_in_it() {
        var dhcp =
                read("""
                [dhcp]
                lease = "10m"
                [[dhcp.reservation]]
                mac = "001b0c18bdc1"
                address = "10.0.0.7"
                [[dhcp.reservation]]
                mac = "001b0c18bdc2"
                address = "10.1.0.7"
                """)
                        .dhcp();

        Scope scope = dhcp.completed(Scope.of(Subnet.read("10.0.0.0/24").orElseThrow()));

        assertThat(scope.lease()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scope.reservations()).isEqualTo(Map.of(MAC, Ipv4.of("10.0.0.7")));
    }

    @Test
    void what_is_no_toml_is_told_with_its_line() {
        assertThat(faults("a = 1\nb = \n").getFirst()).startsWith("offhook.toml:2: not TOML: ");
        assertThat(faults("[dhcp]\nlease='1h'\nlease='2h'").getFirst())
                .startsWith("offhook.toml:3: not TOML: ");
    }

    @Test
    void a_file_that_is_missing_or_no_text_is_a_sentence() throws Exception {
        Path missing = folder.resolve("other.toml");
        assertThatThrownBy(() -> StationSettings.read(Optional.of(missing), CATALOGUE))
                .isInstanceOf(Failures.WrongSettings.class)
                .hasMessageContaining("there is no such settings file");

        Path binary = Files.write(folder.resolve("b.toml"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> StationSettings.read(Optional.of(binary), CATALOGUE))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void every_mistake_is_told_at_once() throws Exception {
        Path file = Files.writeString(folder.resolve("x.toml"), "\ufeffa = 1\nb = 2\n");

        assertThatThrownBy(() -> StationSettings.read(Optional.of(file), CATALOGUE))
                .isInstanceOf(Failures.WrongSettings.class)
                .hasMessageContaining(file + ":1: unknown key \"a\"")
                .hasMessageContaining(file + ":2: unknown key \"b\"");
    }

    @Test
    void what_the_command_line_says_goes_before_the_file() {
        StationSettings settings =
                read(EXAMPLE)
                        .withData(Path.of("d"))
                        .withDatabase("jdbc:sqlite:x")
                        .withServe(Scopes.Serve.NOBODY)
                        .withScopes(List.of())
                        .withTftp(TftpSettings.DEFAULTS.withFolder(Path.of("t")));

        assertThat(settings.databaseUrl()).isEqualTo("jdbc:sqlite:x");
        assertThat(settings.dhcp().serve()).isEqualTo(Scopes.Serve.NOBODY);
        assertThat(settings.dhcp().lease()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.dhcp().scopes()).isEmpty();
        assertThat(settings.tftp().folder()).contains(Path.of("t"));
        assertThat(settings.targets()).isEqualTo(read(EXAMPLE).targets());
    }

    private static StationSettings read(String text) {
        var reader = new StationSettingsReader("offhook.toml", text, CATALOGUE);
        StationSettings settings = reader.read();
        assertThat(reader.faults()).isEmpty();
        return settings;
    }

    private static List<String> faults(String text) {
        var reader = new StationSettingsReader("offhook.toml", text, CATALOGUE);
        reader.read();
        return reader.faults();
    }
}
