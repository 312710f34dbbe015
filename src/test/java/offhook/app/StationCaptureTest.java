package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.Pcapng;
import offhook.disk.ObservedFile;
import offhook.disk.PacketFile;
import offhook.disk.PhoneData;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.explain.Explainer;
import offhook.explain.PacketReader;
import offhook.firmware.Library;
import offhook.lab.LabModel;
import offhook.lab.LabServers;
import offhook.lab.PhoneStart;
import offhook.lab.RealLab;
import offhook.web.PhoneFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

@Timeout(60)
final class StationCaptureTest {
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);

    @TempDir Path temp;

    @Test
    void a_phones_capture_tells_explain_what_its_story_tells() throws Exception {
        var asked = ConcurrentHashMap.<String>newKeySet();
        var page = new StationSetup.Page("127.0.0.1", 0);
        var setup = LoopbackStation.setup(temp, 0, 0, Optional.of(page));
        Path capture = temp.resolve("phone.pcapng");
        Path bundle = temp.resolve("bundle.zip");
        Path story = temp.resolve("story.json");

        try (var station = new Station(setup, Clock.systemUTC(), told -> note(told, asked))) {
            station.start();
            try (var lab = lab(station)) {
                lab.plugIn(
                        PhoneStart.running(LabModel.P7961, PHONE, "SCCP41.8-3-3S"), Duration.ZERO);
                assertThat(lab.run(Duration.ofSeconds(30), () -> asked.size() > 2)).isTrue();
            }
            Files.write(capture, downloaded(station, "/phones/" + PHONE + "/capture.pcapng"));
            Files.write(bundle, downloaded(station, "/phones/" + PHONE + "/bundle.zip"));
            Files.write(story, downloaded(station, "/phones/" + PHONE + "/story"));
        }

        var explainer = explained(capture);
        assertThat(explainer.phones()).hasSize(1);
        var phone = explainer.phones().getFirst();
        assertThat(phone.mac()).contains(PHONE);
        assertThat(phone.summary().model()).contains("7961");
        assertThat(phone.summary().address().map(Object::toString).orElse(""))
                .startsWith("127.80.");
        var told = new TreeSet<String>();
        phone.story().forEach(observed -> note(observed, told));
        assertThat(told).containsAll(asked);

        // The bundle, the story that the API gives, and the database tell the same, word for word.
        String fromBundle = explainedAsText(bundle);
        assertThat(fromBundle)
                .startsWith("0 ")
                .contains(PHONE + ": model 7961, family 7941/7961")
                .contains("starts (boot 1)");
        assertThat(asked).allSatisfy(name -> assertThat(fromBundle).contains(name));
        assertThat(explainedAsText(story)).isEqualTo(fromBundle);
        assertThat(explainedAsText(temp.resolve("offhook.db"))).isEqualTo(fromBundle);
        assertThat(explainedAsText(cut(bundle))).startsWith("1 ");

        // Nobody runs any more: then the bundle is made from the database.
        Path resting = temp.resolve("resting.zip");
        int nobody = freePort();
        int code =
                Main.commandLine()
                        .execute(
                                "bundle",
                                PHONE.toString(),
                                "--station=http://127.0.0.1:" + nobody,
                                "--data=" + temp,
                                "--output=" + resting);
        assertThat(code).isZero();
        assertThat(explainedAsText(resting)).isEqualTo(fromBundle);
    }

    /** Asked by HTTP first, as later loads do; two questions of one connection. */
    @Test
    void what_was_kept_of_http_is_read_back() throws Exception {
        Ipv4 address = Ipv4.of("192.168.1.50");
        var phone = new Endpoint(address, 50_001);
        var station = new Endpoint(Ipv4.of("192.168.1.1"), 6970);
        var capture = new StationCapture(new LiveViews(Library.EMPTY), Clock.systemUTC());
        HttpFiles.Onlooker http = capture.ofHttp(station);
        http.asked(phone, "CTLSEP" + PHONE.digits() + ".tlv", new PhoneFiles.Reply.Absent());
        http.asked(phone, "a b\r\nX: y", new PhoneFiles.Reply.Busy("later"));
        http.asked(phone, "SEP" + PHONE.digits() + ".cnf.xml", new PhoneFiles.Reply.Absent());
        Path file = temp.resolve("http.pcapng");

        Files.write(file, Pcapng.of(capture.of(PHONE, List.of(address)), PHONE, "test").toArray());

        var told = new TreeSet<String>();
        explained(file).phones().getFirst().story().forEach(observed -> note(observed, told));
        assertThat(told)
                .contains("CTLSEP" + PHONE.digits() + ".tlv", "SEP" + PHONE.digits() + ".cnf.xml");
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path cut(Path whole) throws Exception {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(temp.resolve("cut.zip"), Arrays.copyOf(bytes, 60));
    }

    /** Exit code and standard output, without the line that says what was read. */
    private static String explainedAsText(Path file) {
        Shell.Ran ran = Shell.run("explain", file.toString());
        return ran.code()
                + " "
                + ran.out()
                        .lines()
                        .filter(line -> !line.startsWith(file.toString()))
                        .collect(Collectors.joining("\n"));
    }

    private static void note(Observed observed, java.util.Set<String> names) {
        switch (observed.event()) {
            case StationEvent.FileAbsent absent -> names.add(absent.name());
            case StationEvent.FileAnswered answered -> names.add(answered.name());
            default -> {}
        }
    }

    private static RealLab lab(Station station) throws Exception {
        return new RealLab(
                new LabServers(
                        Optional.of(socket(station.dhcpEnds().getFirst())),
                        socket(station.tftpEnds().getFirst())),
                1,
                200,
                List.of(),
                (now, phone, what) -> {});
    }

    private static InetSocketAddress socket(Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    private static byte[] downloaded(Station station, String call) throws Exception {
        var uri =
                URI.create(
                        "http://127.0.0.1:%d/api/v1%s"
                                .formatted(station.pagePort().orElseThrow(), call));
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static Explainer explained(Path capture) {
        var catalogue = PhoneData.catalogue();
        var explainer = new Explainer(catalogue, Library.EMPTY);
        var reader = new PacketReader(catalogue);
        try (var file = ObservedFile.open(capture)) {
            PacketFile packets = file.packets();
            for (var packet = packets.next(); packet.isPresent(); packet = packets.next()) {
                PacketFile.Packet one = packet.get();
                reader.packet(one.at(), one.linkType(), one.bytes()).forEach(explainer::take);
            }
            assertThat(packets.trouble()).isEmpty();
        }
        reader.end().forEach(explainer::take);
        assertThat(reader.report().unclear()).isEmpty();
        return explainer;
    }
}
