package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.desk.DeskSettings;
import offhook.desk.Input;
import offhook.desk.Scopes;
import offhook.dhcp.DhcpOption;
import offhook.diagnosis.Finding;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Another DHCP server gives the addresses, this station listens beside it, and what that server
 * says is wrong (phones.md §6, 2, 12 and 15). What the station's look finds is handed to it here;
 * {@code DhcpOtherServerTest} holds the look itself.
 */
class BesideOtherServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private ForeignDhcp other;
    private Ward ward;

    @BeforeEach
    void another_server_runs() throws IOException {
        other = new ForeignDhcp();
        ward =
                new Ward(
                        folder,
                        BesideOtherServerTest::listening,
                        List.of(other.where()),
                        Ward.firmware());
    }

    private static StationSetup listening(StationSetup usual) {
        DeskSettings desk = usual.desk();
        return usual.with(
                new DeskSettings(
                        new Scopes(
                                desk.scopes().scopes(), Scopes.Serve.NOBODY, Set.of(Ipv4.LOOPBACK)),
                        desk.targets(),
                        desk.station(),
                        desk.convertingLease()));
    }

    @AfterEach
    void all_go_home() throws IOException {
        ward.close();
        other.close();
    }

    private VirtualPhone phoneBeside(DhcpOption... options) {
        other.says(options);
        ward.tell(new Input.OthersSeen(List.of(other.seen())));
        return ward.silent(
                ward.admit(PhoneStart.running(LabModel.P7961, ward.nextMac(), "SCCP41.8-3-3S")),
                SILENCE);
    }

    /** 15. A text of twelve characters, as long as three addresses. */
    @Test
    void option_150_as_text_drives_the_phone_away_until_it_is_mended() throws IOException {
        VirtualPhone phone = phoneBeside(DhcpOption.ofText(150, "192.168.1.50"));

        ward.until(LIMIT, all -> all.says(phone, "tftp-address-malformed"));

        Finding finding = ward.only(phone, "tftp-address-malformed");
        assertThat(finding.sentence())
                .isEqualTo(
                        "the phone takes no address: option 150 of the DHCP server 127.63.0.9 is"
                                + " no list of addresses");
        assertThat(finding.evidence()).contains("12 bytes (the text \"192.168.1.50\")");
        assertThat(finding.remedy()).contains("let 127.63.0.9 give options 150 and 66 with 127.0");

        other.says(DhcpOption.ofAddress(150, Ipv4.LOOPBACK));
        ward.tell(new Input.OthersSeen(List.of(other.seen())));
        ward.until(LIMIT, all -> all.says(phone, "configuration-missing"));
        assertThat(ward.says(phone, "tftp-address-malformed")).isFalse();
    }

    /** 2. */
    @Test
    void a_server_that_names_no_tftp_server_is_named_until_it_does() throws IOException {
        VirtualPhone phone = phoneBeside();

        ward.until(LIMIT, all -> all.says(phone, "tftp-address-missing"));

        Finding finding = ward.only(phone, "tftp-address-missing");
        assertThat(finding.sentence()).contains("the DHCP server 127.63.0.9, which names no TFTP");

        other.says(DhcpOption.ofAddress(150, Ipv4.LOOPBACK));
        ward.tell(new Input.OthersSeen(List.of(other.seen())));
        ward.until(LIMIT, all -> all.says(phone, "configuration-missing"));
        assertThat(ward.everSaid(phone)).doesNotContain("other-dhcp-server");
        assertThat(ward.says(phone, "tftp-address-missing")).isFalse();
    }

    /** 12. */
    @Test
    void a_server_that_sends_its_phones_elsewhere_is_named_with_where_to() throws IOException {
        VirtualPhone phone = phoneBeside(DhcpOption.ofAddress(150, Ipv4.of("127.63.0.1")));

        ward.until(LIMIT, all -> all.says(phone, "other-dhcp-server"));

        assertThat(ward.only(phone, "other-dhcp-server").evidence())
                .contains("it sends phones to 127.63.0.1 for their files");
    }

    @Test
    void a_phone_that_follows_it_and_comes_here_is_well() throws IOException {
        VirtualPhone phone = phoneBeside(DhcpOption.ofAddress(150, Ipv4.LOOPBACK));

        ward.until(LIMIT, all -> all.says(phone, "configuration-missing"));

        ward.only(phone, "configuration-missing");
    }
}
