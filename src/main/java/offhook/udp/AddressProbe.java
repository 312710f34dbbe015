package offhook.udp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Asks on one wire whether somebody has an address, by ARP: who filters pings answers it all the
 * same. Needs Linux and a raw socket.
 */
public final class AddressProbe implements AutoCloseable {
    /** Called on the probe's own thread. */
    public interface Handler {
        void seen(Ipv4 address, MacAddress at);
    }

    private static final int AF_PACKET = 17;
    private static final int ETH_P_ARP = 0x0806;

    /** struct sockaddr_ll. */
    private static final int NAME_BYTES = 20;

    private static final int NAME_INDEX_AT = 4;

    /** Ethernet's shortest frame without its checksum. */
    private static final int FRAME_BYTES = 60;

    private static final int ARP_AT = 14;
    private static final int SENDER_MAC_AT = ARP_AT + 8;
    private static final int SENDER_AT = ARP_AT + 14;
    private static final int TARGET_AT = ARP_AT + 24;
    private static final int ARP_END = ARP_AT + 28;

    /** How soon it notices that it is closed. */
    private static final int PATIENCE_MILLIS = 200;

    private final LinuxCalls calls;
    private final int fd;
    private final MacAddress own;
    private final Subnet subnet;
    private final Handler handler;
    private final ByteBuffer question = ByteBuffer.allocateDirect(FRAME_BYTES);
    private final Thread thread;
    private volatile boolean isClosed;

    private AddressProbe(LinuxCalls calls, int fd, Interfaces.Card card, Handler handler) {
        this.calls = calls;
        this.fd = fd;
        this.own = card.mac().orElseThrow();
        this.subnet = card.subnet();
        this.handler = handler;
        this.thread = Thread.ofPlatform().daemon().name("arp-" + card.name()).unstarted(this::read);
    }

    /** Empty where it cannot be: on loopback, without Linux, without the right to a raw socket. */
    public static Optional<AddressProbe> open(Interfaces.Card card, Handler handler) {
        if (card.isLoopback() || card.mac().isEmpty() || !LinuxCalls.areThere()) {
            return Optional.empty();
        }
        var calls = new LinuxCalls();
        int fd =
                calls.socket(
                        AF_PACKET,
                        LinuxCalls.SOCK_RAW | LinuxCalls.SOCK_CLOEXEC,
                        turned(ETH_P_ARP));
        if (fd < 0) {
            return Optional.empty();
        }
        ByteBuffer name = ByteBuffer.allocateDirect(NAME_BYTES).order(ByteOrder.nativeOrder());
        name.putShort(0, (short) AF_PACKET);
        name.putShort(2, (short) turned(ETH_P_ARP));
        name.putInt(NAME_INDEX_AT, index(card));
        if (calls.bind(fd, LinuxCalls.addressOf(name), NAME_BYTES) < 0) {
            calls.close(fd);
            return Optional.empty();
        }
        var probe = new AddressProbe(calls, fd, card, handler);
        probe.thread.start();
        return Optional.of(probe);
    }

    /** Whether a machine with this address would be on this wire, and hear the question. */
    public boolean isOnWire(Ipv4 address) {
        return subnet.contains(address);
    }

    /** One question, RFC 5227 §2.1.1: the sender has no address, so nobody's table changes. */
    public synchronized void ask(Ipv4 address) {
        question.clear();
        mac(0xffff_ffff_ffffL);
        mac(own.value());
        question.putShort((short) ETH_P_ARP);
        question.putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4);
        question.putShort((short) 1);
        mac(own.value());
        question.putInt(0);
        mac(0);
        question.putInt(TARGET_AT, address.value());
        // Its address in memory is that of its position.
        question.clear();
        if (!isClosed) {
            LinuxCalls.write(fd, LinuxCalls.addressOf(question), FRAME_BYTES);
        }
    }

    private void mac(long value) {
        question.putShort((short) (value >> 32)).putInt((int) value);
    }

    private void read() {
        ByteBuffer frame = ByteBuffer.allocateDirect(2048);
        ByteBuffer poll = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        poll.putInt(0, fd).putShort(4, (short) LinuxCalls.POLLIN);
        while (!isClosed) {
            if (calls.poll(LinuxCalls.addressOf(poll), 1, PATIENCE_MILLIS) > 0) {
                int bytes = calls.read(fd, LinuxCalls.addressOf(frame), frame.capacity());
                if (bytes >= ARP_END) {
                    heard(frame);
                } else if (bytes < 0) {
                    // The interface is down or gone; it may come back.
                    pause();
                }
            }
        }
        synchronized (this) {
            calls.close(fd);
        }
    }

    /** Whoever says that an address is his has it, whatever he says it for. */
    private void heard(ByteBuffer frame) {
        int sender = frame.getInt(SENDER_AT);
        long mac =
                (frame.getShort(SENDER_MAC_AT) & 0xffffL) << 32
                        | frame.getInt(SENDER_MAC_AT + 2) & 0xffff_ffffL;
        if (sender != 0 && mac != own.value()) {
            handler.seen(new Ipv4(sender), new MacAddress(mac));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static int index(Interfaces.Card card) {
        try {
            NetworkInterface found = NetworkInterface.getByName(card.name());
            return found == null ? 0 : found.getIndex();
        } catch (SocketException gone) {
            return 0;
        }
    }

    /** The protocol's number as the network has it. */
    private static int turned(int protocol) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Short.reverseBytes((short) protocol) & 0xffff
                : protocol;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
