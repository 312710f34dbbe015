package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.line.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transport, proxy and NAT for the load at hand: config-files.md §2.4. */
class RegistrationTest {
    private static final PhoneFiles FILES = new PhoneFiles(KnownPhones.CATALOGUE, OwnWording.NONE);

    @ParameterizedTest
    @CsvSource({
        // load, server, said transport, behind NAT -> proxy, transportLayerProtocol, natEnabled
        "SIP42.9-4-2SR3-1S, ASTERISK_PJSIP,    , false, USECALLMANAGER, 4, false",
        "SIP42.8-5-4S,      ASTERISK_CHAN_SIP, , false, 192.168.1.10,   2, false",
        "SIP42.9-4-2SR3-1S, PROVIDER,          , false, 192.168.1.10,   2, true",
        "SIP42.8-5-4S,      PROVIDER,          , false, 192.168.1.10,   2, true",
        "SIP42.9-4-2SR3-1S, FREEPBX,           , true,  192.168.1.10,   2, true",
        "SIP42.8-5-4S,      FREEPBX,        TCP, false, USECALLMANAGER, 4, false",
        "SIP42.9-4-2SR3-1S, FREEPBX,        UDP, false, 192.168.1.10,   2, false",
        "SIP42.9-4-2SR3-1S, PROVIDER,       TCP, false, USECALLMANAGER, 4, true",
    })
    void the_table_is_followed(
            String load,
            PbxKind kind,
            Transport said,
            boolean isNat,
            String proxy,
            String number,
            boolean natEnabled) {
        String text = device(load, pbx(kind, said, isNat));

        assertThat(text)
                .contains("<proxy>" + proxy + "</proxy>")
                .contains("<transportLayerProtocol>" + number + "</transportLayerProtocol>")
                .contains("<natEnabled>" + natEnabled + "</natEnabled>")
                .contains("<processNodeName>192.168.1.10</processNodeName>")
                .contains("<registerWithProxy>true</registerWithProxy>");
        assertThat(text.indexOf("<ports>")).isLessThan(text.indexOf("<processNodeName>"));
    }

    @Test
    void two_servers_make_an_8_x_phone_name_one_by_line_and_a_9_x_phone_is_refused() {
        var lines = List.of(line(1, "one"), line(2, "two"));
        var entry =
                new PhoneEntry(
                        SomeBooks.MAC,
                        Optional.of("7962"),
                        Optional.empty(),
                        "",
                        lines,
                        List.of(),
                        Map.of());
        var servers =
                Map.of(
                        "one", Pbx.of("one", PbxKind.FREEPBX, "10.0.0.1"),
                        "two", Pbx.of("two", PbxKind.FREEPBX, "10.0.0.2"));

        assertThat(text(SomeBooks.order(entry, servers, "one", "SIP42.8-5-4S")))
                .contains("<proxy>10.0.0.1</proxy>", "<proxy>10.0.0.2</proxy>");
        assertThat(FILES.make(SomeBooks.order(entry, servers, "one", "SIP42.9-4-2SR3-1S")))
                .isInstanceOfSatisfying(
                        Provisioning.Refused.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .singleElement()
                                        .asString()
                                        .contains("server one", "UDP"));
    }

    @Test
    void udp_on_9_x_is_written_when_somebody_says_so_and_cautioned() {
        var order =
                SomeBooks.order(
                        "7962",
                        "SIP42.9-4-2SR3-1S",
                        pbx(PbxKind.FREEPBX, Transport.UDP, false),
                        Map.of());

        assertThat(FILES.make(order))
                .isInstanceOfSatisfying(
                        Provisioning.Ready.class,
                        ready ->
                                assertThat(ready.cautions())
                                        .singleElement()
                                        .asString()
                                        .contains("UDP"));
    }

    @Test
    void a_7940_names_its_server_by_line_and_turns_nat_on_for_a_provider() {
        var order =
                SomeBooks.order(
                        "7940", "P0S3-8-12-00", pbx(PbxKind.PROVIDER, null, false), Map.of());

        assertThat(text(order))
                .contains("proxy1_address: \"192.168.1.10\"")
                .contains("nat_enable: 1")
                .contains("proxy_register: 1");
    }

    private static Line line(int button, String server) {
        return new Line(
                button,
                "10" + button,
                "",
                "",
                "",
                new Secret("secret"),
                Optional.empty(),
                Optional.of(server));
    }

    private static Pbx pbx(PbxKind kind, Transport said, boolean isNat) {
        return new Pbx(
                "pbx",
                kind,
                "192.168.1.10",
                5060,
                Optional.ofNullable(said),
                Optional.empty(),
                isNat,
                Optional.empty(),
                "");
    }

    private static String device(String load, Pbx pbx) {
        return text(SomeBooks.order("7962", load, pbx, Map.<Setting, String>of()));
    }

    private static String text(FileOrder order) {
        return switch (FILES.make(order)) {
            case Provisioning.Ready ready ->
                    ready.files().stream()
                            .filter(file -> file.form().isSettings())
                            .map(file -> file.content().utf8())
                            .reduce("", String::concat);
            case Provisioning.Refused refused -> throw new AssertionError(refused.reasons());
        };
    }
}
