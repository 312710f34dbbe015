package offhook.udp;

import offhook.address.Ipv4;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Asks by ping whether somebody has an address on a wire that is not ours, where ARP does not
 * reach. Needs Linux and a raw socket: the system's own ping sockets are closed by default, even to
 * root (ping_group_range).
 */
public final class EchoProbe implements AutoCloseable {
    /** Called on the probe's own thread. */
    public interface Handler {
        void answered(Ipv4 address);
    }

    private static final int IPPROTO_ICMP = 1;
    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;

    /** A bit for each type that is not wanted: all but the echo reply, type 0. */
    private static final int ALL_BUT_REPLIES = ~1;

    /** How soon it notices that it is closed. */
    private static final int PATIENCE_MILLIS = 200;

    private final LinuxCalls calls;
    private final LinuxCalls asking = new LinuxCalls();
    private final int fd;
    private final Handler handler;
    private final EchoPacket echo = new EchoPacket(new SecureRandom().nextLong());
    private final ByteBuffer question = ByteBuffer.allocateDirect(EchoPacket.BYTES);
    private final ByteBuffer name = ByteBuffer.allocateDirect(MessageLayout.NAME_BYTES);
    private int sequence;
    private volatile boolean isClosed;

    private EchoProbe(LinuxCalls calls, int fd, Handler handler) {
        this.calls = calls;
        this.fd = fd;
        this.handler = handler;
        boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        name.put(isLittle ? 0 : 1, (byte) LinuxCalls.AF_INET);
    }

    /** Empty where it cannot be: without Linux, without the right to a raw socket. */
    public static Optional<EchoProbe> open(Handler handler) {
        if (!LinuxCalls.areThere()) {
            return Optional.empty();
        }
        var calls = new LinuxCalls();
        int kind = LinuxCalls.SOCK_RAW | LinuxCalls.SOCK_NONBLOCK | LinuxCalls.SOCK_CLOEXEC;
        int fd = calls.socket(LinuxCalls.AF_INET, kind, IPPROTO_ICMP);
        if (fd < 0) {
            return Optional.empty();
        }
        ByteBuffer filter = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
        filter.putInt(0, ALL_BUT_REPLIES);
        // What comes is looked at all the same; refused, we are only woken more often.
        calls.setsockopt(fd, SOL_RAW, ICMP_FILTER, LinuxCalls.addressOf(filter), filter.capacity());
        var probe = new EchoProbe(calls, fd, handler);
        Thread.ofPlatform().daemon().name("ping").start(probe::read);
        return Optional.of(probe);
    }

    /**
     * One question by the way that the system's routes say.
     *
     * @return false if it cannot leave: there is no route, or a firewall is in its way
     */
    public synchronized boolean ask(Ipv4 address) {
        if (isClosed) {
            return false;
        }
        echo.ask(question, address, sequence++);
        name.putInt(MessageLayout.NAME_ADDRESS, address.value());
        int sent =
                asking.sendto(
                        fd,
                        LinuxCalls.addressOf(question),
                        EchoPacket.BYTES,
                        0,
                        LinuxCalls.addressOf(name),
                        MessageLayout.NAME_BYTES);
        return sent == EchoPacket.BYTES;
    }

    private void read() {
        // One more than the longest, so that a longer one is not taken for it.
        ByteBuffer packet = ByteBuffer.allocateDirect(EchoPacket.ANSWER_BYTES_MAX + 1);
        ByteBuffer poll = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        poll.putInt(0, fd).putShort(4, (short) LinuxCalls.POLLIN);
        while (!isClosed) {
            if (calls.poll(LinuxCalls.addressOf(poll), 1, PATIENCE_MILLIS) > 0) {
                int bytes = calls.read(fd, LinuxCalls.addressOf(packet), packet.capacity());
                echo.answered(packet, bytes).ifPresent(handler::answered);
            }
        }
        synchronized (this) {
            calls.close(fd);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }
}
