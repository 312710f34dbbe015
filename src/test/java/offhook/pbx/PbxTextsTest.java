package offhook.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.disk.PhoneData;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.SpeedDial;
import offhook.phone.LoadNames;
import offhook.provision.FileOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** config-files.md §2.4 and §6: what the other side needs follows from model and load. */
final class PbxTextsTest {
    private static final String NINE = "SIP41.9-4-2SR3-1S";
    private static final String EIGHT = "SIP41.8-5-4S";
    private static final String OLD = "P0S3-8-12-00";

    @ParameterizedTest
    @CsvSource({
        "7961, SIP41.9-4-2SR3-1S, transport-tcp, rewrite_contact = yes",
        "7961, SIP41.8-5-4S, transport-udp, rewrite_contact = no",
        "7960, P0S3-8-12-00, transport-udp, rewrite_contact = no",
    })
    void pjsip_gets_the_transport_that_the_load_speaks_and_no_forced_rport(
            String model, String load, String transport, String rewrite) {
        String text = text(PbxKind.ASTERISK_PJSIP, phone(1, model, load));

        assertThat(text)
                .contains("transport = " + transport, rewrite, "force_rport = no")
                .contains("username = 101", "password = geheim", "max_contacts = 1")
                .contains("callerid = \"Anna \\; von\" <101>");
    }

    @Test
    void freepbx_is_told_to_switch_tcp_on_only_if_a_phone_speaks_it() {
        assertThat(text(PbxKind.FREEPBX, phone(1, "7961", NINE)))
                .contains("TCP - 0.0.0.0 - All: Yes", "Transport: 0.0.0.0-tcp", "Secret: geheim");
        assertThat(text(PbxKind.FREEPBX, phone(1, "7961", EIGHT)))
                .doesNotContain("TCP - 0.0.0.0")
                .contains("Transport: 0.0.0.0-udp", "Rewrite Contact: No");
    }

    @Test
    void phones_that_share_a_number_are_one_account_with_a_place_for_each() {
        String text = text(PbxKind.ASTERISK_PJSIP, phone(1, "7961", NINE), phone(2, "7960", OLD));

        assertThat(text)
                .contains("[transport-udp]", "[transport-tcp]", "max_contacts = 2")
                .contains("no transport is named")
                .containsOnlyOnce("type = endpoint");
    }

    @Test
    void a_provider_is_always_reached_by_udp() {
        assertThat(text(PbxKind.PROVIDER, phone(1, "7962", "SIP42.9-4-2SR3-1S")))
                .contains("10.0.0.1:5060, udp", "SIP ALG: off", "PCMU")
                .doesNotContain("tcp");
    }

    @Test
    void chan_sccp_and_cme_are_told_of_every_key() {
        assertThat(text(PbxKind.CHAN_SCCP, phone(1, "7961", "SCCP41.9-4-2SR3-1S")))
                .contains(
                        "[SEP001B0C000001]",
                        "devicetype = 7961",
                        "button = line, 101",
                        "button = speeddial, Taxi, 555, 555@hints",
                        "vmnum = *97",
                        "port = 2000")
                .doesNotContain("geheim");
        assertThat(text(PbxKind.CME, phone(1, "7941G-GE", "SCCP41.8-5-2S")))
                .contains(
                        " mac-address 001B.0C00.0001",
                        " type 7941GE",
                        " button 1:1",
                        " speed-dial 1 555 label \"Taxi\"")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @EnumSource(PbxKind.class)
    void without_being_asked_no_text_has_a_password(PbxKind kind) {
        var orders = List.of(order(kind, phone(1, "7961", NINE)));

        assertThat(PbxTexts.of(orders, false))
                .singleElement()
                .satisfies(
                        server ->
                                assertThat(server.texts())
                                        .isNotEmpty()
                                        .noneMatch(text -> text.text().contains("geheim")));
        assertThat(PbxTexts.of(orders, true).toString()).doesNotContain("geheim");
    }

    /** Asterisk takes the backslash away that stands before a semicolon, and no other. */
    @ParameterizedTest
    @EnumSource(names = {"ASTERISK_PJSIP", "ASTERISK_CHAN_SIP"})
    void a_password_with_a_backslash_is_the_same_in_asterisk_and_in_the_phone(PbxKind kind) {
        var orders = List.of(order(kind, phone(1, "7961", NINE), "a\\b;c\\;#d"));

        assertThat(texts(orders)).contains(" = a\\b\\;c\\\\;#d\n");
    }

    private static String texts(List<FileOrder> orders) {
        return PbxTexts.of(orders, true).stream()
                .flatMap(server -> server.texts().stream())
                .map(PbxText::text)
                .collect(Collectors.joining("\n"));
    }

    private record Phone(MacAddress mac, String model, String load) {}

    private static Phone phone(int number, String model, String load) {
        return new Phone(new MacAddress(0x001b_0c00_0000L + number), model, load);
    }

    private static String text(PbxKind kind, Phone... phones) {
        var orders = new ArrayList<FileOrder>();
        for (Phone phone : phones) {
            orders.add(order(kind, phone));
        }
        return PbxTexts.of(orders, true).stream()
                .flatMap(server -> server.texts().stream())
                .map(text -> text.where() + "\n" + text.text())
                .collect(Collectors.joining("\n"));
    }

    private static FileOrder order(PbxKind kind, Phone phone) {
        return order(kind, phone, "geheim");
    }

    private static FileOrder order(PbxKind kind, Phone phone, String password) {
        var line =
                new Line(
                        1,
                        "101",
                        "",
                        "Anna ; von",
                        "",
                        new Secret(password),
                        Optional.of("*97"),
                        Optional.empty());
        var entry =
                new PhoneEntry(
                        phone.mac,
                        Optional.of(phone.model),
                        Optional.empty(),
                        "",
                        List.of(line),
                        List.of(new SpeedDial(2, "Taxi", "555", true)),
                        Map.of());
        Pbx pbx = Pbx.of("office", kind, "10.0.0.1");
        var book =
                new LineBook(
                        Map.of("office", pbx),
                        Optional.of("office"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(phone.mac, entry));
        return new FileOrder(
                book.setup(phone.mac, Optional.empty()).orElseThrow(),
                PhoneData.catalogue().named(phone.model),
                LoadNames.named(phone.load).orElseThrow(),
                Ipv4.of("10.0.0.2"),
                Optional.of(pbx));
    }
}
