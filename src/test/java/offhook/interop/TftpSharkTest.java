package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Wireshark's dissector reads what we say, without finding anything wrong. */
@Tag("interop")
class TftpSharkTest implements TransferTable.Wire, IdleWatcher {
    private static final Endpoint SERVER = new Endpoint(Ipv4.of("10.0.0.1"), 69);
    private static final Endpoint PHONE = new Endpoint(Ipv4.of("10.0.0.7"), 50_000);

    private final ByteWriter capture = new ByteWriter(1 << 20);
    private final TransferTable table =
            new TransferTable(TftpLimits.DEFAULT, TftpSharkTest::answer, this, this);
    private int ends;

    @Test
    void nothing_we_say_is_malformed(@TempDir Path folder) throws IOException {
        // Magic, 2.4, no zone, no accuracy, whole packets, LINKTYPE_RAW (IP without Ethernet).
        capture.i32(0xa1b2c3d4).u16(2).u16(4).i32(0).i32(0).i32(65_535).i32(101);
        phone(SERVER, read("f", "blksize", "1000", "tsize", "0", "windowsize", "2"));
        Endpoint ours = new Endpoint(SERVER.address(), 40_000);
        phone(ours, new TftpInput.Ack(0));
        phone(ours, new TftpInput.Ack(2));
        phone(ours, new TftpInput.Ack(3));
        phone(SERVER, read("absent"));
        phone(SERVER, new TftpInput.WriteRequest("f", "octet"));
        phone(new Endpoint(SERVER.address(), 40_000), new TftpInput.Ack(9));
        Path file = Files.write(folder.resolve("said.pcap"), capture.toBytes().toArray());

        String shown =
                Foreign.run(
                                Duration.ofSeconds(50),
                                Foreign.program("tshark"),
                                "-r",
                                file.toString(),
                                "-T",
                                "fields",
                                "-E",
                                "separator=,",
                                "-e",
                                "tftp.opcode",
                                "-e",
                                "tftp.option.value",
                                "-e",
                                "tftp.block",
                                "-e",
                                "tftp.error.code",
                                "-e",
                                "_ws.malformed",
                                "-e",
                                "udp.checksum.status")
                        .succeeded()
                        .output();

        assertThat(shown.lines().filter(line -> line.matches("[0-9]+,.*")))
                .containsExactly(
                        "1,1000,0,2,,,,3",
                        "6,1000,2500,2,,,,3",
                        "4,,0,,,3",
                        "3,,1,,,3",
                        "3,,2,,,3",
                        "4,,2,,,3",
                        "3,,3,,,3",
                        "4,,3,,,3",
                        "1,,,,,3",
                        "5,,,1,,3",
                        "2,,,,,3",
                        "5,,,2,,3",
                        "4,,9,,,3");
    }

    private static TftpInput.ReadRequest read(String file, String... options) {
        var list = new java.util.ArrayList<TftpInput.Option>();
        for (int i = 0; i < options.length; i += 2) {
            list.add(new TftpInput.Option(options[i], options[i + 1]));
        }
        return new TftpInput.ReadRequest(file, "octet", list);
    }

    private void phone(Endpoint to, TftpInput.Packet packet) {
        Bytes bytes = TftpCodec.encode(packet);
        record(PHONE, to, bytes);
        if (to.equals(SERVER)) {
            table.onRequest(PHONE, SERVER, bytes.buffer(), 0);
        } else {
            table.onDatagram(PHONE, to, bytes.buffer(), 0);
        }
    }

    private static TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        return request.file().equals("f")
                ? new TransferTable.Answer.Serve(FileContent.of(Bytes.of(new byte[2500])), "")
                : new TransferTable.Answer.Refuse(1, "File not found", "");
    }

    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
        return new Endpoint(asked.address(), 40_000 + ends++);
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        var all = new byte[header.remaining() + payload.remaining()];
        int first = header.remaining();
        header.get(all, 0, first);
        payload.get(all, first, all.length - first);
        record(from, to, Bytes.of(all));
    }

    /** One captured packet: pcap, IPv4 and UDP headers, the last without a checksum. */
    private void record(Endpoint from, Endpoint to, Bytes said) {
        int size = 20 + 8 + said.size();
        capture.i32(0).i32(0).i32(size).i32(size);
        capture.u16(0x4500).u16(size).i32(0).u16(64 << 8 | 17).u16(0);
        capture.bytes(from.address().bytes()).bytes(to.address().bytes());
        capture.u16(from.port()).u16(to.port()).u16(8 + said.size()).u16(0).bytes(said);
    }
}
