package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.CapturedDatagram;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;
import offhook.tftp.TftpInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;

/** A phone that tries HTTP before TFTP, against the whole station. */
@Timeout(60)
final class PhoneHttpTest {
    private static final String TRUST_LIST = "CTLSEP001B0C18BDC1.tlv";
    private static final String SETTINGS = "SEP001B0C18BDC1.cnf.xml";

    @TempDir Path temp;

    private final BlockingQueue<Observed> told = new ArrayBlockingQueue<>(1000);

    @Test
    void both_ways_share_one_root_and_one_story() throws Exception {
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.writeString(own.resolve("Ringlist.dat"), "Bell\tbell.raw\n");
        try (var station = station(own);
                var http = HttpClient.newHttpClient()) {
            station.start();
            assertThat(get(http, station, TRUST_LIST).statusCode()).isEqualTo(404);
            assertThat(error(station, TRUST_LIST)).isEqualTo(TftpInput.Error.FILE_NOT_FOUND);
            assertThat(get(http, station, SETTINGS).statusCode()).isEqualTo(404);
            // In any letters, as by TFTP.
            assertThat(get(http, station, "RINGLIST.DAT").body()).isEqualTo("Bell\tbell.raw\n");

            List<StationEvent> events = until(StationEvent.FileSent.class);

            assertThat(events)
                    .filteredOn(StationEvent.BootBegun.class::isInstance)
                    .as("asking both ways is no new start")
                    .hasSize(1);
            assertThat(events)
                    .filteredOn(StationEvent.FileAbsent.class::isInstance)
                    .extracting(event -> ((StationEvent.FileAbsent) event).name())
                    .containsExactly(TRUST_LIST, TRUST_LIST, SETTINGS);
            assertThat(events)
                    .filteredOn(StationEvent.FileAbsent.class::isInstance)
                    .extracting(
                            event -> ((StationEvent.FileAbsent) event).why().endsWith("(by HTTP)"))
                    .containsExactly(true, false, true);
            assertThat(events.getLast())
                    .isInstanceOfSatisfying(
                            StationEvent.FileSent.class,
                            sent -> assertThat(sent.sizeBytes()).isEqualTo(14));
            assertThat(capturedOf(station))
                    .contains(
                            "GET /" + TRUST_LIST + " HTTP/1.1",
                            "HTTP/1.1 404 Not Found",
                            "GET /RINGLIST.DAT HTTP/1.1",
                            "HTTP/1.1 200 OK\r\nContent-Length: 14");
        }
    }

    /** What went over TCP, as the phone's capture keeps it. */
    private static String capturedOf(Station station) {
        MacAddress phone = PhoneFileNames.read(TRUST_LIST).phone().orElseThrow();
        return station.capture().of(phone, List.of(Ipv4.LOOPBACK)).stream()
                .filter(CapturedDatagram::isTcp)
                .map(packet -> packet.payload().text())
                .collect(Collectors.joining());
    }

    /** Everything told up to the first of a kind. */
    private List<StationEvent> until(Class<? extends StationEvent> kind)
            throws InterruptedException {
        var events = new ArrayList<StationEvent>();
        while (events.isEmpty() || !kind.isInstance(events.getLast())) {
            events.add(told.take().event());
        }
        return events;
    }

    private Station station(Path folder) {
        StationSetup base = LoopbackStation.setup(temp, 0, 0, Optional.empty());
        var setup =
                new StationSetup(
                        base.home(),
                        new StationSetup.Ends(
                                base.cards(),
                                OptionalInt.empty(),
                                0,
                                OptionalInt.of(0),
                                Optional.empty()),
                        base.tftp().withFolder(folder),
                        base.desk());
        return new Station(setup, Clock.systemUTC(), told::add);
    }

    private static HttpResponse<String> get(HttpClient http, Station station, String name)
            throws Exception {
        int port = station.phoneHttpEnds().getFirst().port();
        var uri = URI.create("http://127.0.0.1:" + port + "/" + name);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The code of the error that TFTP answers. */
    private static int error(Station station, String name) throws Exception {
        try (var phone = new TftpTalk(station.tftpEnds().getFirst(), "127.0.0.1")) {
            phone.ask(name);
            return ((TftpInput.Error) phone.hear()).code();
        }
    }
}
