package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

@Timeout(30)
final class PhonePagesTest {
    private static final MacAddress PHONE = MacAddress.read("001b0c18bdc1").orElseThrow();

    /** The elements of a 7940's page (phones.md §5), with made-up values. */
    private static final String PAGE =
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n"
                    + "<DeviceInformation><MACAddress>001B0C18BDC1</MACAddress>"
                    + "<HostName>SEP001B0C18BDC1</HostName>"
                    + "<appLoadID>P0S3-8-12-00</appLoadID><versionID>8.12</versionID>"
                    + "<modelNumber>CP-7940</modelNumber></DeviceInformation>";

    @Test
    void a_phones_page_names_its_model_and_load() throws Exception {
        List<StationEvent> said = said(200, PAGE, PHONE);

        assertThat(said)
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                StationEvent.LoadLearned.class,
                                                load -> {
                                                    assertThat(load.load())
                                                            .isEqualTo("P0S3-8-12-00");
                                                    assertThat(load.certainty())
                                                            .isEqualTo(Certainty.PROVED);
                                                }))
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                StationEvent.ModelLearned.class,
                                                model ->
                                                        assertThat(model.model())
                                                                .isEqualTo("7940")));
    }

    @Test
    void another_phones_page_says_nothing_of_this_one() throws Exception {
        assertThat(said(200, PAGE, MacAddress.read("001b0c18bdc2").orElseThrow())).isEmpty();
    }

    @Test
    void a_machine_without_such_a_page_says_nothing() throws Exception {
        assertThat(said(404, "no", PHONE)).isEmpty();
        assertThat(said(200, "<html>a printer</html>", PHONE)).isEmpty();
        assertThat(said(200, "x".repeat(100_000), PHONE)).isEmpty();
    }

    @Test
    void who_does_not_answer_is_not_waited_for() throws Exception {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var pages = new PhonePages(KnownPhones.CATALOGUE, mute.getLocalPort());

            assertThat(pages.said(PHONE, Ipv4.LOOPBACK)).isEmpty();
        }
    }

    private static List<StationEvent> said(int status, String body, MacAddress phone)
            throws IOException, InterruptedException {
        try (var server = new OneAnswer("/", status, body)) {
            return new PhonePages(KnownPhones.CATALOGUE, server.port()).said(phone, Ipv4.LOOPBACK);
        }
    }
}
