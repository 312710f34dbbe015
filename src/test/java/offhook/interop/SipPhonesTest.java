package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneEntry;
import offhook.line.Secret;
import offhook.phone.LoadNames;
import offhook.provision.FileOrder;
import offhook.provision.MadeFile;
import offhook.provision.OwnWording;
import offhook.provision.PhoneFiles;
import offhook.provision.Provisioning;
import offhook.sip.Account;
import offhook.sip.Attempt;
import offhook.sip.BenchRegistrar;
import offhook.sip.RegistrarEvents;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** SIPp plays phones that registered with nothing but the files that we write for them. */
@Tag("interop")
@Timeout(60)
class SipPhonesTest implements RegistrarEvents {
    private static final MacAddress MAC = MacAddress.read("001B0C18BDC1").orElseThrow();
    private static final String PASSWORD = "s3cretOf101";

    @TempDir Path folder;

    private final BlockingQueue<Attempt> registered = new ArrayBlockingQueue<>(100);
    private final BlockingQueue<String> refused = new ArrayBlockingQueue<>(100);
    private BenchRegistrar registrar;
    private Pbx pbx;

    @BeforeEach
    void listen() throws Exception {
        int port;
        try (var free = new DatagramSocket(0)) {
            port = free.getLocalPort();
        }
        pbx = Pbx.of("bench", PbxKind.OTHER_SIP, "127.0.0.1").at(port);
        registrar =
                new BenchRegistrar(
                        new Endpoint(Ipv4.LOOPBACK, port), this::account, this, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        registrar.close();
    }

    private Optional<Account> account(Attempt attempt) {
        return attempt.user().equals("101")
                ? Optional.of(new Account(MAC, "101", "auth101", new Secret(PASSWORD)))
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "7960, P0S3-8-12-00, Cisco-CP7960G/8.0, UDP, check-sync",
        "7962, SIP42.9-4-2SR3-1S, Cisco-CP7962G/9.4.2, TCP, service-control",
        "7941, SIP41.8-5-3S, Cisco-CP7941G/8.5.3, UDP, service-control",
    })
    void a_phone_registers_with_its_files_and_is_restarted(
            String model, String load, String userAgent, String transport, String event)
            throws Exception {
        PhoneAccount account = account(model, load, PASSWORD);
        assertThat(account.isTcp()).isEqualTo(transport.equals("TCP"));

        try (var phone = new SippPhone(folder, account, userAgent, load, 200)) {
            Attempt attempt = registered.poll(20, TimeUnit.SECONDS);
            assertThat(attempt).as(phone.trouble()).isNotNull();
            assertThat(attempt.userAgent()).isEqualTo(userAgent);
            assertThat(attempt.transport()).isEqualToIgnoringCase(transport);
            assertThat(attempt.reason()).contains("ActiveLoad=" + load);

            assertThat(registrar.restart(MAC).get(20, TimeUnit.SECONDS))
                    .as(phone.trouble())
                    .isEqualTo("the phone answered 200 OK to NOTIFY.");
            assertThat(registrar.options(MAC).get(20, TimeUnit.SECONDS))
                    .isEqualTo("the phone answered 200 OK to OPTIONS.");
            assertThat(phone.messages()).contains("Event: " + event);
            if (event.equals("service-control")) {
                String callId = phone.messages().split("Call-ID: ", 2)[1].split("\\R", 2)[0];
                assertThat(phone.messages())
                        .contains("action=restart")
                        .contains("RegisterCallId={" + callId.strip() + "}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"101, other, wrong password, 403", "999, any, no phone has a line, 404"})
    void a_phone_that_may_not_is_told_and_so_are_we(
            String user, String password, String why, int status) throws Exception {
        PhoneAccount right = account("7941", "SIP41.8-5-3S", PASSWORD);
        var wrong =
                new PhoneAccount(
                        user,
                        right.authName(),
                        password,
                        right.server(),
                        right.port(),
                        right.isTcp());
        try (var phone = new SippPhone(folder, wrong, "Cisco-CP7941G/8.5.3", "x", status)) {
            assertThat(refused.poll(20, TimeUnit.SECONDS)).as(phone.trouble()).contains(why);
        }
        assertThat(registered).isEmpty();
        assertThat(registrar.restart(MAC).get(5, TimeUnit.SECONDS))
                .contains("is not registered at the bench registrar");
    }

    private PhoneAccount account(String model, String load, String password) throws Exception {
        return account(pbx, model, load, password);
    }

    /** What the phone reads from the files that we write for it. */
    static PhoneAccount account(Pbx pbx, String model, String load, String password)
            throws Exception {
        var line =
                new Line(
                        1,
                        "101",
                        "Front desk",
                        "Front desk",
                        "auth101",
                        new Secret(password),
                        Optional.empty(),
                        Optional.empty());
        var entry =
                new PhoneEntry(
                        MAC,
                        Optional.of(model),
                        Optional.empty(),
                        "",
                        List.of(line),
                        List.of(),
                        Map.of());
        var book =
                new LineBook(
                        Map.of(pbx.name(), pbx),
                        Optional.of(pbx.name()),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(MAC, entry));
        var order =
                new FileOrder(
                        book.setup(MAC, Optional.empty()).orElseThrow(),
                        Optional.of(KnownPhones.model(model)),
                        LoadNames.named(load).orElseThrow(),
                        Ipv4.LOOPBACK,
                        Optional.of(pbx));
        Provisioning made = new PhoneFiles(KnownPhones.CATALOGUE, OwnWording.NONE).make(order);
        List<MadeFile> files = ((Provisioning.Ready) made).files();
        return model.equals("7960")
                ? PhoneAccount.readBy7940(files)
                : PhoneAccount.readByJava(files);
    }

    @Test
    void noise_does_not_end_it() throws Exception {
        long seed = Long.getLong("seed", 11);
        var random = new Random(seed);
        String good =
                "REGISTER sip:a SIP/2.0\r\n"
                        + "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\n"
                        + "From: <sip:101@a>;tag=1\r\n"
                        + "To: <sip:101@a>\r\n"
                        + "Call-ID: x\r\n"
                        + "CSeq: 1 REGISTER\r\n"
                        + "Contact: <sip:101@127.0.0.1:9>\r\n"
                        + "Content-Length: 0\r\n\r\n";
        try (var noise = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < 500; i++) {
                byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
                for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                int length = i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length;
                noise.send(
                        new DatagramPacket(
                                bytes, length, InetAddress.getByName("127.0.0.1"), pbx.port()));
            }
        }
        try (var connection = new Socket("127.0.0.1", pbx.port())) {
            connection.getOutputStream().write("Content-Length: 99999999\r\n\r\n".getBytes());
        }
        PhoneAccount account = account("7941", "SIP41.8-5-3S", PASSWORD);
        try (var phone = new SippPhone(folder, account, "Cisco-CP7941G/8.5.3", "x", 200)) {
            assertThat(registered.poll(20, TimeUnit.SECONDS))
                    .as("seed %d %s", seed, phone.trouble())
                    .isNotNull();
        }
    }

    @Override
    public void registered(Account account, Attempt attempt, int expiresSeconds) {
        registered.add(attempt);
    }

    @Override
    public void left(Account account, Attempt attempt) {}

    @Override
    public void refused(Attempt attempt, String why) {
        refused.add(why);
    }
}
