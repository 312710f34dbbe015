package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.udp.TftpPort;
import offhook.wire.Bytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** TFTP clients that we did not write fetch from real sockets, byte for byte. */
@Tag("interop")
class TftpClientsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** At 512 bytes the block number passes 65,535 in this file and in no smaller one. */
    private static final int ROLL_OVER = 32 << 20;

    /** Clients with the ways it may ask; {@code @} stands for host, port, remote, local. */
    private enum Client {
        CURL("curl -sS --max-time 50 -o @local tftp://@host:@port/@remote"),
        CURL_WITHOUT_OPTIONS(
                "curl -sS --max-time 50 --tftp-no-options -o @local tftp://@host:@port/@remote"),
        CURL_1428(
                "curl -sS --max-time 50 --tftp-blksize 1428 -o @local tftp://@host:@port/@remote"),
        TFTP_HPA("tftp -m binary @host @port -c get @remote @local"),
        TFTP_HPA_ASCII("tftp -m ascii @host @port -c get @remote @local"),
        ATFTP("atftp -g -r @remote -l @local @host @port"),
        ATFTP_ALL(
                "atftp --option blksize_1428 --option tsize_0 --option timeout_2"
                        + " --option windowsize_8 -g -r @remote -l @local @host @port"),
        BUSYBOX("busybox tftp -g -r @remote -l @local @host @port"),
        BUSYBOX_65464("busybox tftp -b 65464 -g -r @remote -l @local @host @port");

        private final String line;

        Client(String line) {
            this.line = line;
        }

        List<String> command(Endpoint server, String remote, Path local) {
            var words = new ArrayList<String>();
            for (String word : line.split(" ")) {
                words.add(
                        word.replace('_', ' ')
                                .replace("@host", server.address().toString())
                                .replace("@port", "" + server.port())
                                .replace("@remote", remote)
                                .replace("@local", local.toString()));
            }
            words.set(0, Foreign.program(words.getFirst()));
            return words;
        }
    }

    @TempDir Path folder;

    private final Map<String, Bytes> files = new TreeMap<>();
    private final BlockingQueue<TransferTable.Transferred> ended = new LinkedBlockingQueue<>();
    private TftpPort port;
    private Endpoint server;

    @BeforeEach
    void start() {
        for (int size : new int[] {0, 1, 511, 512, 513, 1428, 1024 * 512, 700_123}) {
            files.put("f" + size, content(size));
        }
        port = new TftpPort(List.of(Ipv4.LOOPBACK), 0, TftpLimits.DEFAULT, this::answer, watcher());
        port.start();
        server = port.ports().getFirst();
    }

    @AfterEach
    void stop() {
        port.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_client_fetches_files_of_every_odd_size(Client client) throws IOException {
        for (var file : files.entrySet()) {
            assertThat(fetch(client, file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
        // The port hears of the last ACK after the client has gone.
        assertThat(ended(files.size()))
                .hasSize(files.size())
                .allMatch(one -> one.outcome() instanceof TransferTable.Outcome.Complete);
    }

    private List<TransferTable.Transferred> ended(int count) {
        var all = new ArrayList<TransferTable.Transferred>();
        try {
            for (int i = 0; i < count; i++) {
                var one = ended.poll(10, TimeUnit.SECONDS);
                if (one == null) {
                    break;
                }
                all.add(one);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL_WITHOUT_OPTIONS", "TFTP_HPA", "BUSYBOX"})
    void a_client_follows_block_numbers_past_65_535(Client client) throws IOException {
        // One client shows the sizes around it, the others that they go on at all.
        int around = client == Client.TFTP_HPA ? 1 : 0;
        for (int size = ROLL_OVER - around; size <= ROLL_OVER + around; size++) {
            files.put("big", content(size));
            // Not isEqualTo: nobody wants to read 32 MiB of hex.
            assertThat(fetch(client, "big").equals(files.get("big"))).as("size " + size).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL", "TFTP_HPA", "ATFTP", "BUSYBOX"})
    void a_client_is_told_that_a_file_is_not_there(Client client) {
        Path local = folder.resolve("none");

        var ran = Foreign.run(LONG, client.command(server, "none", local));

        // curl's output is about its own socket, but its exit code 68 is error 1.
        boolean knows =
                ran.exit() == 68 || ran.output().toLowerCase(Locale.ROOT).contains("not found");
        assertThat(knows).as(ran.toString()).isTrue();
    }

    @Test
    void an_upload_is_refused_and_nothing_stops() throws IOException {
        Path local = Files.writeString(folder.resolve("mine"), "mine");
        String url = "tftp://" + server.address() + ":" + server.port() + "/f1";

        var ran =
                Foreign.run(
                        LONG,
                        Foreign.program("curl"),
                        "-sS",
                        "--max-time",
                        "20",
                        "-T",
                        local.toString(),
                        url);

        // 69 is curl's word for a TFTP access violation.
        assertThat(ran.exit()).as(ran.output()).isEqualTo(69);
        assertThat(fetch(Client.CURL, "f1")).isEqualTo(files.get("f1"));
    }

    private Bytes fetch(Client client, String name) throws IOException {
        Path local = folder.resolve(name + "-" + client);
        Foreign.run(LONG, client.command(server, name, local)).succeeded();
        // curl makes no file for an empty one.
        byte[] got = Files.exists(local) ? Files.readAllBytes(local) : new byte[0];
        return Bytes.of(got);
    }

    private TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        Bytes content = files.get(request.file());
        return content == null
                ? new TransferTable.Answer.Refuse(1, "File not found", "")
                : new TransferTable.Answer.Serve(FileContent.of(content), "");
    }

    private TransferTable.Watcher watcher() {
        return new IdleWatcher() {
            @Override
            public void onEnded(TransferTable.Transferred transfer) {
                ended.add(transfer);
            }
        };
    }

    private static Bytes content(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
