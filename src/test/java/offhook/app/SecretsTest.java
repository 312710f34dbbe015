package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import offhook.address.MacAddress;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.store.LineStore;
import offhook.store.Vault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipInputStream;

/**
 * A phone boots into its lines; then everything that a station writes, logs and shows is searched
 * for the passwords. They stand in the phone's own file and nowhere else.
 */
@Timeout(90)
final class SecretsTest {
    private static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String LOAD = "SIP41.8-5-2S";

    /** Both have a sign that XML and JSON write otherwise. */
    private static final List<String> PASSWORDS = List.of("Geheim<1>&", "Geheim\"2'ssh");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_password_is_in_the_phone_s_own_file_and_nowhere_else() throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.INFO);
        writeDown();
        PageStation.importFirmware(folder, List.of(LOAD), 20_000);
        try (var station = new PageStation(folder, 60)) {
            station.plugIn(PhoneStart.running(LabModel.P7961, MAC, LOAD));
            String api = "http://127.0.0.1:" + station.port() + "/api/v1";
            awaitArrival(station, api);

            everyAnswer(api);
            refused(api);
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
            client.close();
        }
        logged.list.forEach(event -> isClean("the log", event.getFormattedMessage()));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                isClean(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
                isClean(file.toString(), new String(bytes, StandardCharsets.UTF_16LE));
            }
        }
    }

    private void awaitArrival(PageStation station, String api) throws Exception {
        boolean isChosen = false;
        while (true) {
            String phones = get(api + "/phones");
            if (phones.contains(MAC.toString()) && !isChosen) {
                station.choose(MAC, LOAD);
                isChosen = true;
            }
            // It was given its file with its lines, and has fetched it.
            boolean isServed = get(api + "/log?limit=2000").contains("with its lines");
            if (isServed && get(api + "/phones/" + MAC).contains("\"stage\":\"running\"")) {
                return;
            }
            // The phone's clock runs sixty times as fast: it needs the machine.
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void everyAnswer(String api) throws Exception {
        JsonNode paths = JSON.readTree(get(api + "/openapi.json")).path("paths");
        int answers = 0;
        for (String path : paths.propertyNames()) {
            if (!paths.path(path).has("get") || path.equals("/events")) {
                continue;
            }
            for (String name : List.of("SEP" + MAC.digits() + ".cnf.xml", "XMLDefault.cnf.xml")) {
                String call = path.replace("{mac}", MAC.toString()).replace("{name}", name);
                isClean(call, get(api + call));
                answers++;
            }
        }
        assertThat(answers).isGreaterThan(30);
        assertThat(get(api + "/phones/" + MAC + "/files/SEP" + MAC.digits() + ".cnf.xml"))
                .contains("<authPassword>•••<");
    }

    /** What is refused is not shown either. */
    private void refused(String api) throws Exception {
        for (String body :
                List.of(
                        "{\"lines\": [{\"number\": \"\", \"password\": \"Geheim<1>&\"}]}",
                        "{\"lines\": \"Geheim<1>&\"}",
                        "Geheim<1>&")) {
            var request =
                    HttpRequest.newBuilder(URI.create(api + "/phones/" + MAC + "/lines"))
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            isClean("refused", client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private String get(String uri) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(uri)).build();
        byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();
        if (body.length > 1 && body[0] == 'P' && body[1] == 'K') {
            return unpacked(body);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] zip) throws Exception {
        var all = new StringBuilder();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.append(entry.getName())
                        .append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static void isClean(String where, String text) {
        assertThat(text.contains("Geheim")).as("a password in " + where).isFalse();
    }

    private void writeDown() {
        var line =
                new Line(
                        1,
                        "101",
                        "",
                        "",
                        "",
                        new Secret(PASSWORDS.getFirst()),
                        Optional.empty(),
                        Optional.empty());
        var entry =
                new PhoneEntry(
                        MAC,
                        Optional.of("7961"),
                        Optional.empty(),
                        "",
                        List.of(line),
                        List.of(),
                        Map.of(Setting.SSH_PASSWORD, PASSWORDS.getLast()));
        var book =
                new LineBook(
                        Map.of("office", Pbx.of("office", PbxKind.FREEPBX, "127.0.0.1")),
                        Optional.of("office"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(MAC, entry));
        String url = LoopbackStation.database(folder);
        try (var store = LineStore.open(url, Vault.at(OpenBook.keyIn(folder)))) {
            assertThat(store.change(store.edition(), LineBook.EMPTY, book)).isTrue();
        }
    }
}
