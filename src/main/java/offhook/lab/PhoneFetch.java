package offhook.lab;

import offhook.address.Endpoint;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One file that a phone asks for: RFC 1350 in lock-step with 512-byte blocks and no options, as
 * every 79xx does (phones.md §2.1). Belongs to its phone's thread.
 */
final class PhoneFetch {
    static final int BLOCK_BYTES = 512;
    private static final int OPCODE_READ = 1;
    private static final int OPCODE_DATA = 3;
    private static final int OPCODE_ACK = 4;
    private static final int OPCODE_ERROR = 5;

    private final VirtualPhone phone;
    private final String name;
    private final int port;
    private final Endpoint server;
    private final int headMax;
    private final int sizeMax;
    private final int triesMax;
    private final boolean hasStrayNul;
    private final Consumer<Fetched> whenDone;
    private final SealCheck seal = new SealCheck();
    private final ByteBuffer ack = ByteBuffer.allocate(4);

    private Endpoint transferEnd;
    private byte[] head = new byte[BLOCK_BYTES];
    private int headBytes;
    private long sizeBytes;
    private long blocks;
    private int tries;
    private boolean isDone;
    private long dueAt = Long.MAX_VALUE;

    /**
     * @param headMax how much of the front is kept
     * @param sizeMax more than this the phone doesn't take
     * @param hasStrayNul old images end their request with one NUL too many (hostile-inputs.md 10)
     */
    PhoneFetch(
            VirtualPhone phone,
            String name,
            int port,
            Endpoint server,
            int headMax,
            int sizeMax,
            int triesMax,
            boolean hasStrayNul,
            Consumer<Fetched> whenDone) {
        this.phone = phone;
        this.name = name;
        this.port = port;
        this.server = server;
        this.headMax = headMax;
        this.sizeMax = sizeMax;
        this.triesMax = triesMax;
        this.hasStrayNul = hasStrayNul;
        this.whenDone = whenDone;
    }

    int port() {
        return port;
    }

    long dueAt() {
        return dueAt;
    }

    boolean isDone() {
        return isDone;
    }

    /** Done, and its port closed. */
    boolean isOver() {
        return isDone && dueAt == Long.MAX_VALUE;
    }

    void ask(long now) {
        tries++;
        dueAt = now + phone.askAgainNanos();
        Bytes text = Bytes.ofText(name + "\0octet\0" + (hasStrayNul ? "\0" : ""));
        ByteBuffer request = ByteBuffer.allocate(2 + text.size());
        request.putShort((short) OPCODE_READ).put(text.buffer()).flip();
        phone.send(port, server, request);
    }

    void onDatagram(Endpoint from, ByteBuffer datagram, long now) {
        int at = datagram.position();
        if (datagram.remaining() < 4 || from.address().value() != server.address().value()) {
            return;
        }
        if (transferEnd != null && !transferEnd.equals(from)) {
            return; // A stranger, or the end of an earlier transfer of ours.
        }
        int opcode = datagram.getShort(at);
        int number = datagram.getShort(at + 2) & 0xffff;
        if (opcode == OPCODE_ERROR && !isDone) {
            end(new Fetched.Absent(name, number), now);
        } else if (opcode == OPCODE_DATA && datagram.remaining() <= 4 + BLOCK_BYTES) {
            onData(from, number, datagram.position(at + 4), now);
        }
        // Anything else, an OACK that nobody asked for above all, a phone doesn't understand.
    }

    private void onData(Endpoint from, int block, ByteBuffer content, long now) {
        if (blocks > 0 && block == (blocks & 0xffff)) {
            sendAck(block); // Our ACK was lost, or the block came twice.
            return;
        }
        if (isDone || block != (blocks + 1 & 0xffff)) {
            return;
        }
        transferEnd = from;
        tries = 1;
        dueAt = now + phone.askAgainNanos();
        blocks++;
        int count = content.remaining();
        keep(content);
        if (sizeBytes > sizeMax) {
            end(new Fetched.TooLarge(name), now);
            return;
        }
        sendAck(block);
        if (count < BLOCK_BYTES) {
            Bytes front = Bytes.of(Arrays.copyOf(head, headBytes));
            end(new Fetched.Got(name, front, sizeBytes, seal.isAuthentic()), now);
        }
    }

    private void keep(ByteBuffer content) {
        int count = content.remaining();
        seal.add(content.slice());
        int kept = Math.min(count, headMax - headBytes);
        if (kept > 0) {
            if (headBytes + kept > head.length) {
                head = Arrays.copyOf(head, Math.max(2 * head.length, headBytes + kept));
            }
            content.get(head, headBytes, kept);
            headBytes += kept;
        }
        sizeBytes += count;
    }

    private void sendAck(int block) {
        ack.clear().putShort((short) OPCODE_ACK).putShort((short) block).flip();
        phone.send(port, transferEnd, ack);
    }

    void onTime(long now) {
        if (now < dueAt) {
            return;
        }
        if (isDone) {
            dueAt = Long.MAX_VALUE; // Dallied long enough.
        } else if (tries >= triesMax) {
            end(new Fetched.Silent(name), now);
        } else if (transferEnd == null) {
            ask(now);
        } else {
            tries++;
            dueAt = now + phone.askAgainNanos();
            sendAck((int) (blocks & 0xffff));
        }
    }

    private void end(Fetched how, long now) {
        isDone = true;
        // The port goes on answering a repeated last block; one given up is closed at once.
        dueAt = how instanceof Fetched.Got ? now + phone.nanos(PhoneHabits.DALLY) : Long.MAX_VALUE;
        head = null;
        whenDone.accept(how);
    }
}
