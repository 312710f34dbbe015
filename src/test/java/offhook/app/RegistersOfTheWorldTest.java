package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.event.StationEvent;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.PhoneEntry;
import offhook.line.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** REGISTERs in the forms that phones and their forums show, at a station's bench registrar. */
@Timeout(60)
class RegistersOfTheWorldTest {
    private static final MacAddress FIRST = MacAddress.read("001B0C18BDC1").orElseThrow();
    private static final MacAddress SECOND = MacAddress.read("001B0C18BDC2").orElseThrow();
    private static final int PATIENCE_MILLIS = 10_000;

    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(100);
    private StationRegistrar registrar;
    private DatagramSocket phone;
    private int port;
    private int told;

    @BeforeEach
    void listen() throws IOException {
        phone = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        phone.setSoTimeout(PATIENCE_MILLIS);
        try (var free = new DatagramSocket(0)) {
            port = free.getLocalPort();
        }
        var book =
                new LineBook(
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(FIRST, entry(FIRST), SECOND, entry(SECOND)));
        registrar =
                new StationRegistrar(
                        KnownPhones.CATALOGUE, () -> book, inbox::offer, at -> Optional.empty());
        registrar.listen(new Endpoint(Ipv4.LOOPBACK, port));
    }

    private static PhoneEntry entry(MacAddress mac) {
        var line =
                new Line(
                        1,
                        "201",
                        "",
                        "",
                        "",
                        new Secret("geheim"),
                        Optional.empty(),
                        Optional.empty());
        return new PhoneEntry(
                mac, Optional.empty(), Optional.empty(), "", List.of(line), List.of(), Map.of());
    }

    @AfterEach
    void close() {
        registrar.close();
        phone.close();
    }

    /** As loads 7.x send it: no Max-Forwards, no tag, no brackets. */
    @Test
    void a_7960_on_7_4_gets_an_answer() throws Exception {
        String old = register("").replaceFirst("Max-Forwards: 70\r\n", "");
        assertThat(ask(old.replace("<sip:201@127.0.0.1>;tag=1", "sip:201@127.0.0.1")))
                .startsWith("SIP/2.0 401 ");
    }

    @Test
    void a_phone_that_shows_the_last_servers_credentials_is_asked_for_ours() throws Exception {
        String foreign =
                "Authorization: Digest username=\"201\",realm=\"asterisk\",nonce=\"4b2f\","
                        + "uri=\"sip:127.0.0.1\",response=\"0123456789abcdef0123456789abcdef\"\r\n";
        String challenge = ask(register(foreign));
        assertThat(challenge).startsWith("SIP/2.0 401 ");
        assertThat(ask(register(foreign + credentials(challenge, "")))).startsWith("SIP/2.0 200 ");
        assertThat(events()).noneMatch(StationEvent.TroubleSeen.class::isInstance);
    }

    @Test
    void a_phone_that_counts_its_nonces_has_no_wrong_password() throws Exception {
        String challenge = ask(register(""));
        assertThat(ask(register(credentials(challenge, "00000001:abcd:auth:"))))
                .startsWith("SIP/2.0 200 ");
    }

    @Test
    void a_phone_that_signs_off_everywhere_is_heard() throws Exception {
        String all = register("").replaceFirst("Contact: .*\r\n", "Contact: *\r\nExpires: 0\r\n");
        String challenge = ask(all);
        assertThat(challenge).startsWith("SIP/2.0 401 ");
        String mine = credentials(challenge, "") + "Contact: *\r\nExpires: 0\r\n";
        assertThat(
                        ask(
                                register("")
                                        .replaceFirst(
                                                "Contact: .*\r\n", Matcher.quoteReplacement(mine))))
                .startsWith("SIP/2.0 200 ");
    }

    @Test
    void of_two_phones_with_one_number_the_one_that_came_is_called_registered() throws Exception {
        String challenge = ask(register(""));
        assertThat(ask(register(credentials(challenge, "")))).startsWith("SIP/2.0 200 ");
        assertThat(inbox)
                .filteredOn(Input.PhoneSaid.class::isInstance)
                .extracting(input -> ((Input.PhoneSaid) input).mac())
                .containsOnly(SECOND);
    }

    private List<StationEvent> events() {
        return inbox.stream()
                .filter(Input.PhoneSaid.class::isInstance)
                .flatMap(input -> ((Input.PhoneSaid) input).events().stream())
                .toList();
    }

    private String register(String more) {
        told++;
        int own = phone.getLocalPort();
        return String.join(
                "\r\n",
                "REGISTER sip:127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%d".formatted(own, told),
                "From: <sip:201@127.0.0.1>;tag=1",
                "To: <sip:201@127.0.0.1>",
                "Call-ID: 001b0c18-bdc20002@127.0.0.1",
                "Max-Forwards: 70",
                "CSeq: %d REGISTER".formatted(told),
                "Contact: <sip:201@127.0.0.1:%d>;+sip.instance=\"<urn:uuid:%s>\""
                        .formatted(own, "00000000-0000-0000-0000-001b0c18bdc2"),
                more + "Content-Length: 0",
                "",
                "");
    }

    /**
     * @param counted nonce count, own nonce and {@code auth}, as the digest has them; may be empty
     */
    private static String credentials(String challenge, String counted) throws Exception {
        Matcher nonce = Pattern.compile("nonce=\"([^\"]*)\"").matcher(challenge);
        assertThat(nonce.find()).isTrue();
        String first = md5("201:offhook:geheim");
        String second = md5("REGISTER:sip:127.0.0.1");
        String response = md5(first + ":" + nonce.group(1) + ":" + counted + second);
        String[] parts = counted.split(":");
        String quality =
                counted.isEmpty()
                        ? ""
                        : ",nc=%s,cnonce=\"%s\",qop=%s".formatted(parts[0], parts[1], parts[2]);
        return "Authorization: Digest username=\"201\",realm=\"offhook\",uri=\"sip:127.0.0.1\","
                + "response=\"%s\",nonce=\"%s\"%s\r\n".formatted(response, nonce.group(1), quality);
    }

    private static String md5(String text) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash);
    }

    private String ask(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        phone.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        var answer = new DatagramPacket(new byte[4_096], 4_096);
        phone.receive(answer);
        return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
    }
}
