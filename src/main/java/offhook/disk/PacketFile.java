package offhook.disk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The packets of a capture, one at a time: pcap in both byte orders with micro- or nanoseconds,
 * snoop, and pcapng with any number of sections and interfaces (draft-ietf-opsawg-pcap, -pcapng).
 * What is cut or damaged ends the reading, never with an exception: what came before was still
 * read.
 */
public final class PacketFile {
    /** libpcap's own largest snapshot; USB and Bluetooth captures have larger ones, phones not. */
    static final int PACKET_BYTES_MAX = 262_144;

    /** A block holds one packet and its options; name and statistics blocks may be larger. */
    static final int BLOCK_BYTES_MAX = 1 << 24;

    /** Interfaces of one section. */
    static final int INTERFACES_MAX = 4096;

    private static final int PCAPNG = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;

    /** Alexey Kuznetsov's libpcap: eight bytes more before each packet. */
    private static final int MODIFIED = 0xa1b2cd34;

    private static final int MODIFIED_BYTES = 8;

    /** "snoo"; RFC 1761. */
    private static final int SNOOP = 0x736e6f6f;

    private static final int SNOOP_RECORD_BYTES = 24;
    private static final int SNOOP_ETHERNET = 4;

    private static final int INTERFACE_BLOCK = 1;
    private static final int OLD_PACKET_BLOCK = 2;
    private static final int SIMPLE_PACKET_BLOCK = 3;
    private static final int ENHANCED_PACKET_BLOCK = 6;

    private enum Format {
        PCAP,
        NEXT_GENERATION,
        SNOOP
    }

    private final Path path;
    private final BufferedInputStream content;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private boolean isBegun;
    private Format format = Format.PCAP;
    private int moreBytes;
    private Interface only = new Interface(0, 1_000_000, 0);
    private Instant lastAt = Instant.EPOCH;
    private long packets;
    private Optional<String> trouble = Optional.empty();

    /**
     * @param linkType what the bytes begin with, as libpcap numbers it
     * @param originalBytes how long it was on the wire; the rest was not captured
     */
    public record Packet(Instant at, int linkType, ByteBuffer bytes, int originalBytes) {}

    /**
     * @param perSecond how many units of its times make a second
     * @param offset seconds to add
     */
    private record Interface(int linkType, long perSecond, long offset) {}

    PacketFile(Path path, BufferedInputStream content) {
        this.path = path;
        this.content = content;
    }

    static boolean isCapture(byte[] first) {
        if (first.length < 4) {
            return false;
        }
        int magic = ByteBuffer.wrap(first).getInt();
        int turned = Integer.reverseBytes(magic);
        return magic == PCAPNG
                || magic == MICROS
                || magic == NANOS
                || magic == MODIFIED
                || magic == SNOOP
                || turned == MICROS
                || turned == NANOS
                || turned == MODIFIED;
    }

    /** The next packet; empty at the end of what can be read. */
    public Optional<Packet> next() {
        if (trouble.isPresent()) {
            return Optional.empty();
        }
        try {
            if (!isBegun) {
                begin();
            }
            Optional<Packet> packet =
                    trouble.isPresent()
                            ? Optional.empty()
                            : switch (format) {
                                case PCAP -> nextRecord();
                                case NEXT_GENERATION -> nextBlock();
                                case SNOOP -> nextOfSnoop();
                            };
            packets += packet.isPresent() ? 1 : 0;
            return packet;
        } catch (EOFException | ZipException cut) {
            return stop("it is cut in the middle of a packet");
        } catch (IOException why) {
            throw DiskException.cannotRead(path, why);
        }
    }

    /** Why it ended before its end, if it did. */
    public Optional<String> trouble() {
        return trouble;
    }

    private Optional<Packet> stop(String why) {
        trouble =
                Optional.of(
                        "%s, behind packet %d; what came before was read".formatted(why, packets));
        return Optional.empty();
    }

    private void begin() throws IOException {
        isBegun = true;
        content.mark(4);
        int magic = ByteBuffer.wrap(exactly(4)).getInt();
        if (magic == PCAPNG) {
            content.reset();
            format = Format.NEXT_GENERATION;
            return;
        }
        if (magic == SNOOP) {
            format = Format.SNOOP;
            ByteBuffer head = ByteBuffer.wrap(exactly(12));
            if (head.getInt(8) != SNOOP_ETHERNET) {
                stop("it is a snoop capture of no Ethernet (type %d)".formatted(head.getInt(8)));
            }
            return;
        }
        boolean isTurned = magic != MICROS && magic != NANOS && magic != MODIFIED;
        order = isTurned ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int plain = isTurned ? Integer.reverseBytes(magic) : magic;
        moreBytes = plain == MODIFIED ? MODIFIED_BYTES : 0;
        ByteBuffer header = ByteBuffer.wrap(exactly(20)).order(order);
        // The upper half of the last word tells of a frame's check sequence (pcap draft, §4).
        only =
                new Interface(
                        header.getInt(16) & 0xffff, plain == NANOS ? 1_000_000_000 : 1_000_000, 0);
    }

    private Optional<Packet> nextRecord() throws IOException {
        byte[] header = content.readNBytes(16);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < 16) {
            return stop("it is cut in the middle of a packet's header");
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        long seconds = fields.getInt(0) & 0xffff_ffffL;
        long fraction = fields.getInt(4) & 0xffff_ffffL;
        int captured = fields.getInt(8);
        if (captured < 0 || captured > PACKET_BYTES_MAX) {
            return stop(tooLong(captured & 0xffff_ffffL));
        }
        lastAt =
                Instant.ofEpochSecond(
                        seconds,
                        Math.min(999_999_999, fraction * (1_000_000_000 / only.perSecond())));
        exactly(moreBytes);
        return packet(only, exactly(captured), fields.getInt(12));
    }

    /** Lengths, drops and time in front, padded to the length of the record. */
    private Optional<Packet> nextOfSnoop() throws IOException {
        byte[] header = content.readNBytes(SNOOP_RECORD_BYTES);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < SNOOP_RECORD_BYTES) {
            return stop("it is cut in the middle of a packet's header");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int captured = fields.getInt(4);
        int padding = fields.getInt(8) - SNOOP_RECORD_BYTES - captured;
        if (captured < 0 || captured > PACKET_BYTES_MAX || padding < 0 || padding > 8) {
            return stop(tooLong(captured & 0xffff_ffffL));
        }
        long micros = Math.min(999_999, fields.getInt(20) & 0xffff_ffffL);
        lastAt = Instant.ofEpochSecond(fields.getInt(16) & 0xffff_ffffL, micros * 1_000);
        byte[] bytes = exactly(captured);
        exactly(padding);
        return packet(new Interface(1, 1_000_000, 0), bytes, fields.getInt(0));
    }

    private static String tooLong(long bytes) {
        return "a packet is said to have %d bytes, at most %d are possible: the file is damaged"
                .formatted(bytes, PACKET_BYTES_MAX);
    }

    private Optional<Packet> packet(Interface from, byte[] bytes, int original) {
        return Optional.of(new Packet(lastAt, from.linkType(), ByteBuffer.wrap(bytes), original));
    }

    private Optional<Packet> nextBlock() throws IOException {
        while (true) {
            byte[] header = content.readNBytes(8);
            if (header.length == 0) {
                return Optional.empty();
            }
            if (header.length < 8) {
                return stop("it is cut in the middle of a block's header");
            }
            boolean isSection = ByteBuffer.wrap(header).getInt(0) == PCAPNG;
            if (isSection) {
                content.mark(4);
                int mark = ByteBuffer.wrap(exactly(4)).getInt();
                content.reset();
                order = mark == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                interfaces.clear();
            }
            ByteBuffer fields = ByteBuffer.wrap(header).order(order);
            int length = fields.getInt(4);
            if (length < 12 || length > BLOCK_BYTES_MAX || length % 4 != 0) {
                return stop(
                        "a block is said to have %d bytes: the file is damaged"
                                .formatted(length & 0xffff_ffffL));
            }
            ByteBuffer body = ByteBuffer.wrap(exactly(length - 8)).order(order);
            body.limit(body.capacity() - 4);
            Optional<Packet> packet = isSection ? Optional.empty() : block(fields.getInt(0), body);
            if (packet.isPresent() || trouble.isPresent()) {
                return packet;
            }
        }
    }

    private Optional<Packet> block(int type, ByteBuffer body) {
        return switch (type) {
            case INTERFACE_BLOCK -> {
                if (body.remaining() >= 8 && interfaces.size() < INTERFACES_MAX) {
                    interfaces.add(described(body));
                }
                yield Optional.empty();
            }
            case ENHANCED_PACKET_BLOCK ->
                    body.remaining() < 20
                            ? stop("a packet's block is too short")
                            : timed(body, body.getInt(0), 20, body.getInt(12), body.getInt(16));
            case OLD_PACKET_BLOCK ->
                    body.remaining() < 20
                            ? stop("a packet's block is too short")
                            : timed(
                                    body,
                                    body.getShort(0) & 0xffff,
                                    20,
                                    body.getInt(12),
                                    body.getInt(16));
            case SIMPLE_PACKET_BLOCK ->
                    body.remaining() < 4 || interfaces.isEmpty()
                            ? Optional.empty()
                            : packet(
                                    interfaces.getFirst(),
                                    part(
                                            body,
                                            4,
                                            Math.min(
                                                    body.remaining() - 4,
                                                    Math.max(0, body.getInt(0)))),
                                    body.getInt(0));
            default -> Optional.empty();
        };
    }

    private Optional<Packet> timed(
            ByteBuffer body, int number, int at, int captured, int original) {
        if (captured < 0 || captured > body.remaining() - at) {
            return stop(tooLong(captured & 0xffff_ffffL));
        }
        if (number < 0 || number >= interfaces.size()) {
            return stop("a packet names interface %d, which was not described".formatted(number));
        }
        Interface from = interfaces.get(number);
        long units = (body.getInt(4) & 0xffff_ffffL) << 32 | body.getInt(8) & 0xffff_ffffL;
        long seconds = Long.divideUnsigned(units, from.perSecond());
        long rest = Long.remainderUnsigned(units, from.perSecond());
        boolean isSane = seconds >= 0 && seconds < 1L << 36;
        if (isSane) {
            double nanos = rest * (1e9 / from.perSecond());
            lastAt =
                    Instant.ofEpochSecond(
                            seconds + from.offset(), (long) Math.min(999_999_999, nanos));
        }
        return packet(from, part(body, at, captured), original);
    }

    /** Link type, and the two options that change the meaning of times: 9 and 14. */
    private static Interface described(ByteBuffer body) {
        int linkType = body.getShort(0) & 0xffff;
        long perSecond = 1_000_000;
        long offset = 0;
        int at = 8;
        while (at + 4 <= body.limit()) {
            int code = body.getShort(at) & 0xffff;
            int length = body.getShort(at + 2) & 0xffff;
            if (code == 0 || at + 4 + length > body.limit()) {
                break;
            }
            if (code == 9 && length == 1) {
                perSecond = perSecond(body.get(at + 4) & 0xff);
            } else if (code == 14 && length == 8) {
                offset = Math.clamp(body.getLong(at + 4), -(1L << 36), 1L << 36);
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return new Interface(linkType, perSecond, offset);
    }

    private static long perSecond(int resolution) {
        int exponent = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            return 1L << Math.min(exponent, 62);
        }
        long units = 1;
        for (int i = 0; i < Math.min(exponent, 18); i++) {
            units *= 10;
        }
        return units;
    }

    private static byte[] part(ByteBuffer body, int at, int length) {
        var part = new byte[length];
        body.get(at, part);
        return part;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = content.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
