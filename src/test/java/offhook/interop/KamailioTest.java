package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.line.Pbx;
import offhook.line.PbxKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The same phones at a real SIP server that knows nothing of us: Debian's Kamailio. */
@Tag("interop")
@Timeout(60)
class KamailioTest {
    private static final String PASSWORD = "s3cretOf101";
    private static final int READY_TRIES = 100;

    @TempDir Path folder;
    private Process kamailio;

    @AfterEach
    void stop() throws Exception {
        if (kamailio != null) {
            kamailio.destroy();
            if (!kamailio.waitFor(5, TimeUnit.SECONDS)) {
                kamailio.descendants().forEach(ProcessHandle::destroyForcibly);
                kamailio.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7960, P0S3-8-12-00, Cisco-CP7960G/8.0, 200",
        "7962, SIP42.9-4-2SR3-1S, Cisco-CP7962G/9.4.2, 200",
        "7941, SIP41.8-5-3S, Cisco-CP7941G/8.5.3, 200",
    })
    void a_phone_registers_with_its_files(String model, String load, String userAgent, int expected)
            throws Exception {
        int port = freePort();
        start(port);
        Pbx pbx = Pbx.of("kamailio", PbxKind.OTHER_SIP, "127.0.0.1").at(port);
        PhoneAccount account = SipPhonesTest.account(pbx, model, load, PASSWORD);
        try (var phone = new SippPhone(folder, account, userAgent, load, expected, 10)) {
            assertThat(phone.exit()).as(phone.trouble()).isZero();
            assertThat(phone.messages()).contains("SIP/2.0 200 OK");
        }
    }

    private void start(int port) throws Exception {
        String program = Foreign.program("kamailio");
        Path config = folder.resolve("kamailio.cfg");
        Files.writeString(
                config,
                """
                #!KAMAILIO
                debug=0
                log_stderror=yes
                children=1
                tcp_children=1
                listen=udp:127.0.0.1:%1$d
                listen=tcp:127.0.0.1:%1$d
                loadmodule "sl.so"
                loadmodule "pv.so"
                loadmodule "textops.so"
                loadmodule "auth.so"
                loadmodule "usrloc.so"
                loadmodule "registrar.so"
                modparam("usrloc", "db_mode", 0)
                request_route {
                  if (is_method("REGISTER")) {
                    if (!pv_www_authenticate("$td", "%2$s", "0")) {
                      www_challenge("$td", "0");
                      exit;
                    }
                    save("location");
                    exit;
                  }
                  sl_send_reply("200", "OK");
                }
                """
                        .formatted(port, PASSWORD));
        kamailio =
                new ProcessBuilder(
                                program,
                                "-f",
                                config.toString(),
                                "-DD",
                                "-E",
                                "-m",
                                "32",
                                "-M",
                                "8",
                                "-w",
                                folder.toString(),
                                "-Y",
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("kamailio.txt").toFile())
                        .start();
        awaitReady(port);
    }

    /** It answers OPTIONS once it is up. */
    private void awaitReady(int port) throws IOException {
        String options =
                """
                OPTIONS sip:127.0.0.1 SIP/2.0\r
                Via: SIP/2.0/UDP 127.0.0.1:%d;rport;branch=z9hG4bKready\r
                From: <sip:test@127.0.0.1>;tag=1\r
                To: <sip:127.0.0.1>\r
                Call-ID: ready@127.0.0.1\r
                CSeq: 1 OPTIONS\r
                Max-Forwards: 70\r
                Content-Length: 0\r
                \r
                """;
        try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(100);
            byte[] bytes = options.formatted(socket.getLocalPort()).getBytes();
            for (int i = 0; i < READY_TRIES; i++) {
                try {
                    socket.send(
                            new DatagramPacket(
                                    bytes, bytes.length, InetAddress.getByName("127.0.0.1"), port));
                    socket.receive(new DatagramPacket(new byte[2048], 2048));
                    return;
                } catch (SocketTimeoutException | java.net.PortUnreachableException notYet) {
                    assertThat(kamailio.isAlive())
                            .as(Files.readString(folder.resolve("kamailio.txt")))
                            .isTrue();
                }
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("kamailio.txt")));
    }

    private static int freePort() throws IOException {
        try (var free = new DatagramSocket(0)) {
            return free.getLocalPort();
        }
    }
}
