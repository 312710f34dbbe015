package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * hostile-inputs.md 9 to 15 against a whole station with real sockets, while one transfer runs
 * through all of them and must not be disturbed.
 */
@Timeout(120)
final class HostileTftpTest {
    private static final int BLOCK = 512;

    /** After each attack the witness goes on by so many blocks. */
    private static final int BLOCKS_A_CASE = 3;

    @TempDir Path temp;

    private byte[] file;
    private Station station;
    private Endpoint server;
    private TftpTalk witness;
    private final List<byte[]> seen = new ArrayList<>();

    @Test
    void one_transfer_runs_through_every_hostile_input() throws Exception {
        file = new byte[300 * BLOCK + 100];
        new Random(1).nextBytes(file);
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.write(own.resolve("witness.bin"), file);
        Files.write(own.resolve("other.bin"), file);
        Files.write(own.resolve("empty.bin"), new byte[0]);
        Files.writeString(temp.resolve("secret"), "secret");
        var setup = LoopbackStation.setup(temp.resolve("data"), 0, 0, Optional.empty());
        Files.createDirectories(setup.data());
        try (var made =
                new Station(
                        setup.with(setup.tftp().withFolder(own)),
                        Clock.systemUTC(),
                        observed -> {})) {
            made.start();
            station = made;
            server = made.tftpEnds().getFirst();
            try (var patient = new TftpTalk(server, "127.0.0.2")) {
                witness = patient;
                runThroughAll();
            }
        }
        assertThat(whole()).isEqualTo(file);
    }

    private void runThroughAll() throws IOException {
        witness.ask("witness.bin");
        seen.add(witness.data(1));
        goOn();

        names_that_climb_out();
        names_and_modes_that_are_too_long_or_broken();
        names_that_are_format_strings_and_markup();
        options_without_sense();
        acknowledgements_without_sense();
        requests_that_would_hold_slots();
        answers_that_nobody_wanted();
        noise();

        while (seen.getLast().length == BLOCK) {
            goOn();
        }
    }

    /** The witness acknowledges and gets what comes next. */
    private void goOn() throws IOException {
        for (int i = 0; i < BLOCKS_A_CASE && seen.getLast().length == BLOCK; i++) {
            witness.say(new TftpInput.Ack(seen.size()));
            seen.add(witness.data(seen.size() + 1));
        }
    }

    private byte[] whole() {
        var whole = new byte[file.length];
        for (int i = 0; i < seen.size(); i++) {
            System.arraycopy(seen.get(i), 0, whole, i * BLOCK, seen.get(i).length);
        }
        return whole;
    }

    /** 9: every way out of the folder that opened some server. */
    private void names_that_climb_out() throws IOException {
        for (String name :
                List.of(
                        "../secret",
                        "..\\secret",
                        "....//secret",
                        "....\\\\secret",
                        ".../secret",
                        "/../secret",
                        "a/../../secret",
                        "..%2fsecret",
                        "%2e%2e/secret",
                        "..\u00c0\u00afsecret",
                        "..\u00e0\u0080\u00afsecret",
                        temp.resolve("secret").toString(),
                        "C:\\secret",
                        "\\\\127.0.0.1\\share\\secret",
                        "CON",
                        "NUL.txt",
                        "COM1",
                        "witness.bin::$DATA",
                        "witness.bin.",
                        "\u00ff\u00ff\u00ff",
                        "/etc/passwd",
                        "file:///etc/passwd",
                        "")) {
            try (var attacker = new TftpTalk(server, "127.0.0.3")) {
                attacker.ask(name);
                assertThat(attacker.hear())
                        .as(name)
                        .isEqualTo(new TftpInput.Error(1, "File not found"));
            }
        }
        goOn();
    }

    /** 10. */
    private void names_and_modes_that_are_too_long_or_broken() throws IOException {
        try (var attacker = new TftpTalk(server, "127.0.0.3")) {
            for (int length : new int[] {200, 500, 513, 1000, 4000, 60_000}) {
                attacker.send(server, request("a".repeat(length) + "|octet|"));
                assertThat(attacker.hear()).isInstanceOf(TftpInput.Error.class);
                attacker.send(server, request("witness.bin|" + "o".repeat(length) + "|"));
                assertThat(attacker.hear()).isInstanceOf(TftpInput.Error.class);
            }
            for (String broken : List.of("", "|", "||", "witness.bin", "witness.bin|octet")) {
                attacker.send(server, request(broken));
                assertThat(attacker.hear()).as(broken).isInstanceOf(TftpInput.Error.class);
            }
        }
        // What real phones send, and its relatives: an odd number of texts, repeated options.
        for (String odd :
                List.of(
                        "other.bin|octet||",
                        "other.bin|octet|blksize|",
                        "other.bin|octet|blksize",
                        "other.bin|octet||||||||")) {
            try (var attacker = new TftpTalk(server, "127.0.0.4")) {
                attacker.send(server, request(odd));
                assertThat(attacker.data(1)).as(odd).hasSize(BLOCK);
                attacker.say(new TftpInput.Error(0, "enough"));
            }
        }
        goOn();
    }

    /** 11; what a page makes of them is the page's test. */
    private void names_that_are_format_strings_and_markup() throws IOException {
        try (var attacker = new TftpTalk(server, "127.0.0.3")) {
            for (String name :
                    List.of(
                            "%s%s%s%n%n%n",
                            "%x".repeat(100),
                            "{}{}{0}${jndi:ldap://x/y}",
                            "<script>alert(1)</script>",
                            "\u001b[2J\u0007\r\nFAKE LINE",
                            "'; DROP TABLE journal; --")) {
                attacker.ask(name);
                assertThat(attacker.hear()).isEqualTo(new TftpInput.Error(1, "File not found"));
                attacker.say(new TftpInput.Error(0, name));
            }
        }
        goOn();
    }

    /** 12: no sense, no option; the file comes all the same. */
    private void options_without_sense() throws IOException {
        for (String options :
                List.of(
                        "blksize|0|",
                        "blksize|7|",
                        "blksize|65465|",
                        "blksize|-1|",
                        "blksize|12345678901234567890|",
                        "blksize|512x|",
                        "timeout|0|",
                        "timeout|256|",
                        "utimeout|0|",
                        "windowsize|0|",
                        "windowsize|65536|",
                        "tsize|-1|",
                        "multicast|255.255.255.255,1,1|",
                        "x|y|".repeat(100))) {
            try (var attacker = new TftpTalk(server, "127.0.0.4")) {
                attacker.send(server, request("other.bin|octet|" + options));
                assertThat(attacker.data(1)).as(options).hasSize(BLOCK);
                attacker.say(new TftpInput.Error(8, "no"));
            }
        }
        goOn();
    }

    /** 13. */
    private void acknowledgements_without_sense() throws IOException {
        // Of the witness itself: the future, the past, copies. Nothing comes of them.
        for (int block : new int[] {seen.size() + 1, 0, 65_535, seen.size() - 1, seen.size() - 1}) {
            witness.say(new TftpInput.Ack(block));
        }
        // Of another port and another address: error 5, and no harm.
        try (var other = new TftpTalk(server, "127.0.0.2");
                var stranger = new TftpTalk(server, "127.0.0.66")) {
            for (var client : List.of(other, stranger)) {
                client.follow(witness);
                client.say(new TftpInput.Ack(seen.size()));
                assertThat(client.hear()).isInstanceOf(TftpInput.Error.class);
                client.say(new TftpInput.Error(0, "stop"));
            }
        }
        // The same request ten times, writes of everything, an error in the middle.
        try (var attacker = new TftpTalk(server, "127.0.0.5")) {
            for (int i = 0; i < 10; i++) {
                attacker.ask("other.bin");
            }
            assertThat(attacker.data(1)).hasSize(BLOCK);
            attacker.say(new TftpInput.Error(3, "Disk full"));
        }
        try (var attacker = new TftpTalk(server, "127.0.0.5")) {
            for (String name : List.of("witness.bin", "new", "../new", "")) {
                attacker.send(
                        server,
                        TftpCodec.encode(new TftpInput.WriteRequest(name, "octet")).toArray());
                assertThat(((TftpInput.Error) attacker.hear()).code()).isEqualTo(2);
            }
        }
        // A client vanishes at every one of the first blocks.
        for (int vanishing = 0; vanishing < 20; vanishing++) {
            try (var attacker = new TftpTalk(server, "127.0.1." + (vanishing + 1))) {
                attacker.ask("other.bin");
                for (int block = 1; block <= vanishing; block++) {
                    attacker.data(block);
                    attacker.say(new TftpInput.Ack(block));
                }
            }
        }
        goOn();
    }

    /** 14: one address may have eight transfers; absent and empty files are none. */
    private void requests_that_would_hold_slots() throws IOException {
        var holders = new ArrayList<TftpTalk>();
        try {
            for (int i = 0; i < 30; i++) {
                var holder = new TftpTalk(server, "127.0.0.7");
                holders.add(holder);
                holder.ask(i % 3 == 0 ? "empty.bin" : "none" + i);
                assertThat(holder.hear()).isNotNull();
            }
            for (int i = 0; i < 8; i++) {
                holders.get(i).ask("other.bin");
                holders.get(i).data(1);
                holders.get(i).say(new TftpInput.Ack(1));
                holders.get(i).data(2);
            }
            holders.get(9).ask("other.bin");
            assertThat(holders.get(9).silence()).isTrue();
            try (var other = new TftpTalk(server, "127.0.0.8")) {
                other.ask("other.bin");
                assertThat(other.data(1)).hasSize(BLOCK);
            }
            assertThat(station.troubles().oddities())
                    .anyMatch(sentence -> sentence.contains("addresses had too many transfers"));
        } finally {
            for (TftpTalk holder : holders) {
                holder.close();
            }
        }
        goOn();
    }

    /** Replies as if we had asked, at every port of ours. */
    private void answers_that_nobody_wanted() throws IOException {
        try (var attacker = new TftpTalk(server, "127.0.0.9")) {
            for (Endpoint end : List.of(server, witness.peer())) {
                for (TftpInput.Packet packet :
                        List.of(
                                new TftpInput.Data(1, Bytes.of(1, 2, 3)),
                                new TftpInput.OptionAck(
                                        List.of(new TftpInput.Option("blksize", "8"))),
                                new TftpInput.Error(1, "%n".repeat(100)),
                                new TftpInput.Ack(7))) {
                    attacker.send(end, TftpCodec.encode(packet).toArray());
                }
            }
        }
        goOn();
    }

    private void noise() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        try (var attacker = new TftpTalk(server, "127.0.0.10")) {
            for (int i = 0; i < 2000; i++) {
                var bytes = new byte[random.nextInt(i % 50 == 0 ? 9000 : 60)];
                random.nextBytes(bytes);
                if (bytes.length > 1 && i % 3 > 0) {
                    bytes[0] = 0;
                    bytes[1] = (byte) random.nextInt(7);
                }
                attacker.send(i % 2 == 0 ? server : witness.peer(), bytes);
            }
        }
        try {
            goOn();
        } catch (IOException | AssertionError broken) {
            throw new AssertionError("seed " + seed, broken);
        }
    }

    /** {@code |} stands for a NUL. */
    private static byte[] request(String text) {
        byte[] bytes = text.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(2 + bytes.length).putShort((short) 1).put(bytes).array();
    }
}
