package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** {@code poll}, {@code recvmmsg}, {@code sendmmsg} and UDP_SEGMENT, called without a detour. */
final class LinuxSockets implements DatagramSockets {
    /** {@code struct pollfd}: descriptor, what is wanted, what is there. */
    private static final int POLL_BYTES = 8;

    private static final int POLL_EVENTS = 4;
    private static final int POLL_FOUND = 6;

    /** A batch of so many makes it likely that the next is there already. */
    private static final int BUSY = 8;

    /** Then the other sockets get their turn. */
    private static final int UNASKED_MAX = 4;

    /** A station has an address or two, each with a handful of sockets in a loop. */
    private static final int SOCKETS_MAX = 1024;

    private final LinuxCalls calls = new LinuxCalls();
    private final SocketKind kind;
    private final ReceiveBatch batch;
    private final SendQueue queue = new SendQueue(calls);
    private final List<LinuxEnd> ends = new ArrayList<>();

    /** Made by any thread. */
    private final List<LinuxSender> senders = new CopyOnWriteArrayList<>();

    /** The first is the one that others wake us with. */
    private final ByteBuffer polled =
            ByteBuffer.allocateDirect((1 + SOCKETS_MAX) * POLL_BYTES)
                    .order(ByteOrder.nativeOrder());

    private final long polledAt = LinuxCalls.addressOf(polled);

    /** Eight bytes: what an eventfd takes and gives. */
    private final ByteBuffer one =
            ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, 1);

    private final ByteBuffer count = ByteBuffer.allocateDirect(Long.BYTES);
    private final long oneAt = LinuxCalls.addressOf(one);
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private final int waker;

    /** Brought a busy batch last time: read again without asking first; else null. */
    private LinuxEnd busy;

    private int unasked;

    /** An end and its descriptor. */
    static final class LinuxEnd implements End {
        private final Endpoint endpoint;
        private final int fd;
        private boolean mayUseSegments;

        private LinuxEnd(Endpoint endpoint, int fd, boolean maySegment) {
            this.endpoint = endpoint;
            this.fd = fd;
            mayUseSegments = maySegment;
        }

        @Override
        public Endpoint endpoint() {
            return endpoint;
        }

        int fd() {
            return fd;
        }

        boolean mayUseSegments() {
            return mayUseSegments;
        }

        void useNoSegments() {
            mayUseSegments = false;
        }
    }

    LinuxSockets(SocketKind kind) {
        this.kind = kind;
        batch = new ReceiveBatch(kind);
        waker = calls.eventfd(0, LinuxCalls.EFD_NONBLOCK | LinuxCalls.SOCK_CLOEXEC);
        if (waker < 0) {
            throw new UdpException(
                    kind.service()
                            + ": the system gives no event descriptor (error "
                            + -waker
                            + "); see ulimit -n",
                    null);
        }
        watch(0, waker);
    }

    @Override
    public boolean bindsDevices() {
        return true;
    }

    @Override
    public End bind(Ipv4 address, int port, String device) throws IOException {
        if (ends.size() == SOCKETS_MAX) {
            throw new BindException("at most " + SOCKETS_MAX + " sockets");
        }
        int fd =
                calls.socket(
                        LinuxCalls.AF_INET,
                        LinuxCalls.SOCK_DGRAM | LinuxCalls.SOCK_NONBLOCK | LinuxCalls.SOCK_CLOEXEC,
                        0);
        if (fd < 0) {
            throw new BindException(reason(-fd));
        }
        try {
            prepare(fd, device);
            var end = new LinuxEnd(named(fd, address, port), fd, kind.maySegment());
            ends.add(end);
            watch(ends.size(), fd);
            return end;
        } catch (IOException refused) {
            calls.close(fd);
            throw refused;
        }
    }

    private void prepare(int fd, String device) throws IOException {
        if (!set(fd, LinuxCalls.SO_RCVBUFFORCE, kind.bufferBytes())) {
            // Not root: as much as the system grants, up to its rmem_max and wmem_max.
            set(fd, LinuxCalls.SO_RCVBUF, kind.bufferBytes());
        }
        if (!set(fd, LinuxCalls.SO_SNDBUFFORCE, kind.bufferBytes())) {
            set(fd, LinuxCalls.SO_SNDBUF, kind.bufferBytes());
        }
        if (kind.mayBroadcast()) {
            set(fd, LinuxCalls.SO_BROADCAST, 1);
        }
        if (kind.tellsDestination()) {
            set(fd, LinuxCalls.IPPROTO_IP, LinuxCalls.IP_PKTINFO, 1);
        }
        if (!device.isEmpty()) {
            bindDevice(calls, fd, device);
        }
    }

    @Override
    public void rebind(End end, String device) throws IOException {
        // Not the loop's own calls: each remembers one error.
        bindDevice(new LinuxCalls(), ((LinuxEnd) end).fd(), device);
    }

    private static void bindDevice(LinuxCalls calls, int fd, String device) throws IOException {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = ByteBuffer.allocateDirect(name.length + 1).put(0, name);
        int bound =
                calls.setsockopt(
                        fd,
                        LinuxCalls.SOL_SOCKET,
                        LinuxCalls.SO_BINDTODEVICE,
                        LinuxCalls.addressOf(value),
                        value.capacity());
        if (bound < 0) {
            throw new DeviceRefused(reason(-bound));
        }
    }

    /** The end that the socket got. */
    private Endpoint named(int fd, Ipv4 address, int port) throws IOException {
        ByteBuffer name = ByteBuffer.allocateDirect(MessageLayout.NAME_BYTES);
        boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        name.put(isLittle ? 0 : 1, (byte) LinuxCalls.AF_INET);
        name.putShort(MessageLayout.NAME_PORT, (short) port);
        name.putInt(MessageLayout.NAME_ADDRESS, address.value());
        int bound = calls.bind(fd, LinuxCalls.addressOf(name), MessageLayout.NAME_BYTES);
        if (bound < 0) {
            throw new BindException(reason(-bound));
        }
        ByteBuffer length =
                ByteBuffer.allocateDirect(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(0, MessageLayout.NAME_BYTES);
        calls.getsockname(fd, LinuxCalls.addressOf(name), LinuxCalls.addressOf(length));
        return new Endpoint(address, name.getShort(MessageLayout.NAME_PORT) & 0xffff);
    }

    @Override
    public void await(long nanosMax, BooleanSupplier mustNotWait, Receiver receiver) {
        if (busy != null && unasked < UNASKED_MAX) {
            unasked++;
            LinuxEnd end = busy;
            busy = null;
            if (receive(end, receiver)) {
                return;
            }
        }
        unasked = 0;
        isWaiting.set(true);
        // Up, so that a deadline is over when the wait is.
        long millis =
                mustNotWait.getAsBoolean()
                        ? 0
                        : TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanosMax) + 999_999);
        int found =
                calls.poll(polledAt, 1L + ends.size(), (int) Math.min(millis, Integer.MAX_VALUE));
        isWaiting.set(false);
        if (found <= 0) {
            return;
        }
        if (polled.getShort(POLL_FOUND) != 0) {
            calls.read(waker, LinuxCalls.addressOf(count), Long.BYTES);
        }
        for (int i = 0; i < ends.size(); i++) {
            if (polled.getShort((1 + i) * POLL_BYTES + POLL_FOUND) != 0) {
                receive(ends.get(i), receiver);
            }
        }
    }

    @Override
    public void wake() {
        if (isWaiting.compareAndSet(true, false)) {
            LinuxCalls.write(waker, oneAt, Long.BYTES);
        }
    }

    @Override
    public void send(End from, int toAddress, int toPort, ByteBuffer header, ByteBuffer payload) {
        queue.add((LinuxEnd) from, toAddress, toPort, header, payload);
    }

    @Override
    public void flush() {
        queue.flush();
    }

    @Override
    public long refusedSends() {
        return queue.refused();
    }

    @Override
    public Sender sender() {
        var sender = new LinuxSender();
        senders.add(sender);
        return sender;
    }

    @Override
    public void close() {
        // First: a descriptor's number may be another's soon.
        senders.forEach(LinuxSender::end);
        ends.forEach(end -> calls.close(end.fd()));
        ends.clear();
        calls.close(waker);
    }

    /** Whether anything came. */
    private boolean receive(LinuxEnd end, Receiver receiver) {
        int datagrams;
        int batches = 0;
        do {
            datagrams = batch.receive(calls, end.fd());
            if (datagrams <= 0) {
                break;
            }
            for (int i = 0; i < datagrams; i++) {
                receiver.onDatagram(
                        end,
                        batch.destination(i),
                        batch.address(i),
                        batch.port(i),
                        batch.datagram(i));
            }
            receiver.afterBatch();
            batches++;
            // Once more after a batch that was not full would find nothing, every second time.
        } while (datagrams == BATCH && batches < BATCHES_MAX);
        if (datagrams >= BUSY) {
            busy = end;
        }
        return batches > 0;
    }

    private void watch(int at, int fd) {
        polled.putInt(at * POLL_BYTES, fd);
        polled.putShort(at * POLL_BYTES + POLL_EVENTS, (short) LinuxCalls.POLLIN);
        polled.putShort(at * POLL_BYTES + POLL_FOUND, (short) 0);
    }

    private boolean set(int fd, int option, int value) {
        return set(fd, LinuxCalls.SOL_SOCKET, option, value);
    }

    private boolean set(int fd, int level, int option, int value) {
        ByteBuffer given =
                ByteBuffer.allocateDirect(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(0, value);
        long at = LinuxCalls.addressOf(given);
        return calls.setsockopt(fd, level, option, at, Integer.BYTES) >= 0;
    }

    private static String reason(int errno) {
        return switch (errno) {
            case LinuxCalls.EPERM, LinuxCalls.EACCES -> "permission denied";
            case LinuxCalls.EADDRINUSE -> "address already in use";
            case LinuxCalls.EADDRNOTAVAIL -> "cannot assign requested address";
            case LinuxCalls.ENODEV -> "no such device";
            default -> "system error " + errno;
        };
    }
}
