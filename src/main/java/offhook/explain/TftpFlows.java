package offhook.explain;

import offhook.address.Endpoint;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Transfers seen on the wire: a request to port 69 opens one, both ends' ports from then on are its
 * own (RFC 1350 §4), whatever they are.
 */
final class TftpFlows {
    /** More than a hundred phones have under way. */
    static final int FLOWS_MAX = 4096;

    /** A phone that takes nothing for so long has given up (it retries every 4 s, §4.3). */
    static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    /** A data block sent so often without an acknowledgement will not get one. */
    private static final int UNHEARD_BLOCKS = 4;

    private static final int USUAL_BLOCK_BYTES = 512;

    /** Opcode, one letter, NUL, {@code octet}, NUL. */
    private static final int REQUEST_BYTES_MIN = 10;

    /** RFC 2347. */
    private static final int REQUEST_BYTES_MAX = 512;

    private static final Set<String> MODES = Set.of("octet", "netascii");

    /** Blocks are numbered with 16 bits; what looks further ahead than that is behind. */
    private static final int AHEAD_MAX = 0x7fff;

    private static final int DATA_HEADER_BYTES = 4;

    /** One transfer; its numbers move with every packet, so it is no value. */
    private static final class Flow {
        final Endpoint client;
        final Who who;
        final String name;
        final Instant beganAt;
        Instant lastAt;
        int serverPort;
        int blockBytes = USUAL_BLOCK_BYTES;
        int block;
        int acknowledged;

        /** Captured before the block that it acknowledges; 0 if none was. */
        int early;

        long bytes;
        int repeats;
        int asked = 1;
        boolean isGiven;
        boolean isLast;
        boolean isSaidUnheard;

        Flow(Endpoint client, Who who, String name, Instant at) {
            this.client = client;
            this.who = who;
            this.name = name;
            this.beganAt = at;
            this.lastAt = at;
        }
    }

    private final Remembered<Endpoint, Flow> flows = new Remembered<>(FLOWS_MAX);

    /**
     * On whatever port the server listens: opcode, a name, and a mode that is no accident (RFC 1350
     * §5).
     */
    static boolean isRequest(ByteBuffer payload) {
        int at = payload.position();
        boolean isLikely =
                payload.remaining() >= REQUEST_BYTES_MIN
                        && payload.remaining() <= REQUEST_BYTES_MAX
                        && payload.getShort(at) == 1
                        && payload.get(at + 2) > ' ';
        return isLikely
                && TftpCodec.decode(payload.slice()) instanceof TftpInput.ReadRequest request
                && MODES.contains(request.mode().toLowerCase(Locale.ROOT))
                && request.file().chars().allMatch(c -> c >= ' ' && c < 127);
    }

    /** A datagram that asks for a file. */
    List<Clue> request(Endpoint client, Who who, ByteBuffer payload, boolean isCut, Instant at) {
        Optional<TftpInput.ReadRequest> read = requestIn(payload, isCut);
        if (read.isEmpty()) {
            return List.of();
        }
        TftpInput.ReadRequest request = read.get();
        Flow old = flows.get(client);
        boolean isRepeat = old != null && old.name.equals(request.file()) && !old.isGiven;
        if (isRepeat) {
            old.asked++;
            old.lastAt = at;
            return old.asked == UNHEARD_BLOCKS
                    ? List.of(Files.asked(who, old.name), mute(old))
                    : List.of(Files.asked(who, old.name));
        }
        var said = new ArrayList<Clue>();
        if (old != null) {
            given(old).ifPresent(said::add);
        }
        flows.put(client, new Flow(client, who, request.file(), at));
        said.add(Files.asked(who, request.file()));
        return said;
    }

    /** Old tools kept 68 bytes of a packet: enough for most names, not for what follows them. */
    private static Optional<TftpInput.ReadRequest> requestIn(ByteBuffer payload, boolean isCut) {
        if (TftpCodec.decode(payload.slice()) instanceof TftpInput.ReadRequest whole) {
            return Optional.of(whole);
        }
        int at = payload.position();
        if (!isCut || payload.remaining() < 4 || payload.getShort(at) != 1) {
            return Optional.empty();
        }
        var name = new StringBuilder();
        for (int i = at + 2; i < payload.limit() && payload.get(i) > ' '; i++) {
            name.append((char) payload.get(i));
        }
        boolean isEnded = at + 2 + name.length() < payload.limit();
        String said = isEnded ? name.toString() : Words.whole(name.toString());
        return Words.isPhones(PhoneFileNames.read(said))
                ? Optional.of(new TftpInput.ReadRequest(said, "octet", List.of()))
                : Optional.empty();
    }

    private static Clue mute(Flow flow) {
        return new Clue(
                flow.who,
                new StationEvent.TroubleSeen(
                        "one-way-tftp",
                        "the phone's read requests get no answer",
                        "it asked for %s %d times and no server answered"
                                .formatted(flow.name, flow.asked)));
    }

    /** Whether this datagram belongs to a transfer that was asked for. */
    boolean knows(Endpoint from, Endpoint to) {
        return flowOf(from, to) != null;
    }

    private Flow flowOf(Endpoint from, Endpoint to) {
        Flow flow = flows.get(to);
        if (flow != null && (flow.serverPort == 0 || flow.serverPort == from.port())) {
            return flow;
        }
        Flow own = flows.get(from);
        boolean isIts = own != null && (own.serverPort == 0 || own.serverPort == to.port());
        return isIts ? own : null;
    }

    /**
     * A datagram between the two ends.
     *
     * @param wholeBytes its length on the wire; the rest was not captured
     */
    List<Clue> packet(Endpoint from, Endpoint to, ByteBuffer payload, int wholeBytes, Instant at) {
        Flow flow = flowOf(from, to);
        if (flow == null) {
            return List.of();
        }
        boolean isOfServer = flow.client.equals(to);
        flow.lastAt = at;
        return switch (TftpCodec.decode(payload)) {
            case TftpInput.Data(int block, _) when isOfServer ->
                    data(flow, from.port(), block, wholeBytes - DATA_HEADER_BYTES, at);
            case TftpInput.OptionAck(var options) when isOfServer -> {
                flow.serverPort = from.port();
                options.forEach(option -> accepted(flow, option));
                yield given(flow, "the server had it");
            }
            case TftpInput.Error(int code, String message) ->
                    error(flow, isOfServer, code, message);
            case TftpInput.Ack(int block) when !isOfServer -> acknowledged(flow, block, at);
            case TftpInput.Data _,
                    TftpInput.OptionAck _,
                    TftpInput.Ack _,
                    TftpInput.ReadRequest _,
                    TftpInput.WriteRequest _,
                    TftpInput.Unreadable _ ->
                    List.of();
        };
    }

    private static void accepted(Flow flow, TftpInput.Option option) {
        boolean isSize = option.name().toLowerCase(Locale.ROOT).equals("blksize");
        if (isSize && option.value().matches("\\d{1,5}")) {
            flow.blockBytes = Math.max(8, Integer.parseInt(option.value()));
        }
    }

    private static List<Clue> given(Flow flow, String why) {
        if (flow.isGiven) {
            return List.of();
        }
        flow.isGiven = true;
        return List.of(new Clue(flow.who, new StationEvent.FileAnswered(flow.name, 0, why)));
    }

    private List<Clue> data(Flow flow, int serverPort, int block, int size, Instant at) {
        flow.serverPort = serverPort;
        var said = new ArrayList<>(given(flow, Files.WAS_THERE));
        int ahead = block - flow.block & 0xffff;
        if (ahead > 0 && ahead <= AHEAD_MAX) {
            // What lies between was not captured: lost by the tool, or left out by our own capture.
            flow.block = block;
            flow.bytes += (ahead - 1L) * flow.blockBytes + size;
            flow.isLast = size < flow.blockBytes;
            if (block == flow.early) {
                said.addAll(acknowledged(flow, block, at));
            }
        } else {
            flow.repeats++;
            boolean isUnheard =
                    flow.acknowledged == 0
                            && flow.bytes == size
                            && flow.repeats >= UNHEARD_BLOCKS - 1;
            if (isUnheard && !flow.isSaidUnheard) {
                flow.isSaidUnheard = true;
                said.add(unheard(flow));
            }
        }
        return said;
    }

    private static Clue unheard(Flow flow) {
        return new Clue(
                flow.who,
                new StationEvent.TroubleSeen(
                        "one-way-tftp",
                        "the phone's read requests arrive, the data never reaches it",
                        "block 1 of %s went out %d times without an acknowledgement"
                                .formatted(flow.name, flow.repeats + 1)));
    }

    private List<Clue> acknowledged(Flow flow, int block, Instant at) {
        flow.early = block == (flow.block + 1 & 0xffff) ? block : 0;
        if (flow.serverPort == 0) {
            return given(flow, "the phone acknowledges what it gets");
        }
        if (block != flow.block || block == 0 && flow.bytes == 0) {
            return List.of();
        }
        flow.acknowledged = block;
        if (!flow.isLast) {
            return List.of();
        }
        flows.remove(flow.client);
        long millis = Math.max(0, Duration.between(flow.beganAt, at).toMillis());
        return List.of(Files.sent(flow.who, flow.name, flow.bytes, millis, flow.repeats));
    }

    private List<Clue> error(Flow flow, boolean isOfServer, int code, String message) {
        flows.remove(flow.client);
        if (!isOfServer) {
            return List.of(
                    Files.broken(
                            flow.who, flow.name, flow.bytes, "the phone ended it: " + message));
        }
        if (flow.isGiven) {
            return List.of(
                    Files.broken(
                            flow.who, flow.name, flow.bytes, "the server ended it: " + message));
        }
        var said = new ArrayList<Clue>();
        String why = "%s (error %d)".formatted(message.isBlank() ? "refused" : message, code);
        said.add(Files.absent(flow.who, flow.name, why));
        if (code != TftpInput.Error.FILE_NOT_FOUND && code != TftpInput.Error.OPTION_REFUSED) {
            said.add(
                    new Clue(
                            flow.who,
                            new StationEvent.Note(
                                    "was refused with error %d; a 7940/60 loader stops its hunt at"
                                                    .formatted(code)
                                            + " any other error than 1")));
        }
        return said;
    }

    private static Optional<Clue> given(Flow flow) {
        // Of a server that was not captured, nobody knows when it was done.
        boolean isHeard = flow.isGiven && flow.serverPort != 0;
        boolean isOpen = isHeard && !(flow.isLast && flow.acknowledged == flow.block);
        return isOpen
                ? Optional.of(
                        Files.broken(
                                flow.who,
                                flow.name,
                                Math.max(0, flow.bytes - USUAL_BLOCK_BYTES),
                                "it went silent in the middle"))
                : Optional.empty();
    }

    /** What is still open when the capture ends was cut by the capture, unless long silent. */
    List<Clue> end(Instant now) {
        var said = new ArrayList<Clue>();
        for (var entry : flows.all()) {
            Flow flow = entry.getValue();
            if (now.isAfter(flow.lastAt.plus(SILENCE_MAX))) {
                given(flow).ifPresent(said::add);
            }
        }
        return said;
    }
}
