package offhook.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferCounts;
import offhook.tftp.TransferTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One event loop's transfers and data sockets. All of it lives on that loop's thread. */
final class TftpLoop implements TransferTable.Wire {
    private static final Logger LOG = LoggerFactory.getLogger(TftpLoop.class);

    /** RFC 1350 opcodes. */
    private static final int DATA = 3;

    private static final int ACK = 4;

    /** A deadline is met at most so late: little against the shortest timeout, 100 ms. */
    private static final long TICK_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(20);

    /** No phone asks for larger blocks, so a shorter one is a file's last (RFC 1350 §2). */
    private static final int BLOCK_BYTES = 512;

    private static final long TICK_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EventLoop loop;
    private final TransferTable table;

    /** Null where nobody looks on. */
    private final PacketTap tap;

    private final List<TftpDataSocket> sockets = new ArrayList<>();
    private final List<TftpDataSocket> dirty = new ArrayList<>();
    private final Map<Ipv4, List<TftpDataSocket>> socketsOf = new HashMap<>();
    private Endpoint lastClient;
    private int lastTurn;
    private boolean isTicking;

    /** Taken once for the datagrams of one read. */
    private long nowNanos;

    private boolean isReading;
    private boolean hasReported;
    private long reportedNanos;
    private long unreported;

    /** Who sent the datagram in hand: most of what is sent goes back there. */
    private InetSocketAddress sender;

    private int senderAddress;

    /** The datagram in hand ended a transfer. */
    private boolean hasEnded;

    /** What is sent now is sent because nothing came: a repetition. */
    private boolean isTimeUp;

    TftpLoop(
            EventLoop loop,
            TftpLimits limits,
            TransferTable.Files files,
            TransferTable.Watcher watcher,
            PacketTap tap) {
        this.loop = loop;
        this.tap = tap;
        this.table =
                new TransferTable(limits, files, this, tap == null ? watcher : noting(watcher));
    }

    private TransferTable.Watcher noting(TransferTable.Watcher watcher) {
        return new TransferTable.Watcher() {
            @Override
            public void onAsked(
                    Endpoint client,
                    TftpInput.ReadRequest request,
                    TransferTable.Answer answer,
                    int blockBytes) {
                watcher.onAsked(client, request, answer, blockBytes);
            }

            @Override
            public void onEnded(TransferTable.Transferred transfer) {
                hasEnded = true;
                watcher.onEnded(transfer);
            }

            @Override
            public void onOddity(Endpoint client, String what) {
                watcher.onOddity(client, what);
            }
        };
    }

    EventLoop eventLoop() {
        return loop;
    }

    /** From any thread but the loop's own. */
    void add(TftpDataSocket socket) {
        loop.submit(
                        () -> {
                            sockets.add(socket);
                            socketsOf
                                    .computeIfAbsent(socket.end().address(), _ -> new ArrayList<>())
                                    .add(socket);
                        })
                .syncUninterruptibly();
    }

    /** On the loop's thread. */
    List<TftpDataSocket> sockets() {
        return List.copyOf(sockets);
    }

    /** For a data socket; which one it is, the channel says. */
    ChannelHandler dataHandler() {
        return new ChannelInboundHandlerAdapter() {
            private TftpDataSocket socket;

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                var packet = (DatagramPacket) message;
                try {
                    if (socket == null) {
                        socket = socketOf(context.channel());
                    }
                    onData(packet, socket.end());
                } finally {
                    packet.release();
                }
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                afterBatch();
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                report(context.channel(), cause);
            }
        };
    }

    /** A datagram at the well-known port, from any thread. */
    void request(InetSocketAddress from, Endpoint asked, ByteBuffer datagram) {
        loop.execute(
                () -> {
                    onRequest(from, asked, datagram);
                    afterBatch();
                });
    }

    /** The same on the loop itself; {@link #afterBatch} must follow. */
    void onRequest(InetSocketAddress from, Endpoint asked, ByteBuffer datagram) {
        take(from);
        Endpoint client = TftpTransport.endpoint(from);
        if (tap != null) {
            tap.tftp(client, asked, datagram, NOTHING, true);
        }
        table.onRequest(client, asked, datagram, now());
    }

    void decide(Endpoint client, Endpoint ours, TransferTable.Answer answer) {
        loop.execute(
                () -> {
                    table.onDecided(client, ours, answer, now());
                    afterBatch();
                });
    }

    /** Made soon, on the loop. */
    Future<TransferCounts> counts() {
        return loop.submit(table::counts);
    }

    /** Made soon, on the loop: requests that wait and transfers under way. */
    Future<Integer> size() {
        return loop.submit(table::size);
    }

    void forEachUnderWay(java.util.function.Consumer<TransferTable.UnderWay> visitor) {
        loop.execute(() -> table.forEachUnderWay(visitor));
    }

    /** Everything said goes out, and somebody looks at the clock while there are transfers. */
    void afterBatch() {
        afterBatch(TICK_NANOS_MAX);
    }

    private void afterBatch(long tickNanos) {
        isReading = false;
        for (TftpDataSocket socket : dirty) {
            socket.flush();
        }
        dirty.clear();
        if (!isTicking && table.size() > 0) {
            isTicking = true;
            loop.schedule(this::tick, tickNanos, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Mostly the first socket of the address, so that much is read and written at once. Asked again
     * for the same client, the next: it begins anew from a port that it used before.
     */
    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
        int skip = client.equals(lastClient) ? ++lastTurn : 0;
        lastClient = client;
        lastTurn = skip;
        List<TftpDataSocket> own = socketsOf.get(asked.address());
        return own.get(skip % own.size()).end();
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        if (tap != null && isTelling(header, payload)) {
            tap.tftp(to, from, header, payload, false);
        }
        int address = to.address().value();
        boolean isSender =
                sender != null && sender.getPort() == to.port() && senderAddress == address;
        InetSocketAddress recipient =
                isSender
                        ? sender
                        : new InetSocketAddress(TftpTransport.inetAddress(address), to.port());
        TftpDataSocket socket = socketAt(from);
        if (socket.send(recipient, header, payload)) {
            dirty.add(socket);
        }
    }

    /** Anything but the middle of a file. */
    private boolean isTelling(ByteBuffer header, ByteBuffer payload) {
        int at = header.position();
        return payload.remaining() < BLOCK_BYTES
                || isTimeUp
                || header.getShort(at) != DATA
                || header.getShort(at + 2) == 1;
    }

    private void onData(DatagramPacket packet, Endpoint ours) {
        ByteBuf content = packet.content();
        InetSocketAddress from = packet.sender();
        take(from);
        int at = content.readerIndex();
        boolean isAck = content.readableBytes() >= 4 && content.getUnsignedShort(at) == ACK;
        hasEnded = false;
        if (isAck) {
            int block = content.getUnsignedShort(at + 2);
            table.onAck(senderAddress, from.getPort(), ours, block, now());
        } else {
            table.onDatagram(senderAddress, from.getPort(), ours, content.nioBuffer(), now());
        }
        if (tap != null && (hasEnded || !isAck)) {
            tap.tftp(TftpTransport.endpoint(from), ours, content.nioBuffer(), NOTHING, true);
        }
    }

    private void take(InetSocketAddress from) {
        sender = from;
        senderAddress = TftpTransport.intAddress(from.getAddress());
    }

    private long now() {
        if (!isReading) {
            isReading = true;
            nowNanos = System.nanoTime();
        }
        return nowNanos;
    }

    private void tick() {
        isTicking = false;
        long next = TICK_NANOS_MAX;
        isTimeUp = true;
        try {
            next = table.onTime(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("TFTP timers", e);
        }
        isTimeUp = false;
        afterBatch(Math.clamp(next, TICK_NANOS_MIN, TICK_NANOS_MAX));
    }

    /** What went wrong with one datagram; never more than a line a second, whatever arrives. */
    void report(Channel channel, Throwable cause) {
        long now = System.nanoTime();
        unreported++;
        if (!hasReported || now - reportedNanos >= REPORT_NANOS) {
            LOG.warn(
                    "TFTP at {}: {} datagram(s) failed", channel.localAddress(), unreported, cause);
            hasReported = true;
            reportedNanos = now;
            unreported = 0;
        }
    }

    private TftpDataSocket socketAt(Endpoint end) {
        for (TftpDataSocket socket : sockets) {
            // The table hands back the very object that dataEnd or onData gave it.
            if (socket.end() == end) {
                return socket;
            }
        }
        throw new IllegalStateException("no data socket " + end);
    }

    private TftpDataSocket socketOf(Channel channel) {
        for (TftpDataSocket socket : sockets) {
            if (socket.channel() == channel) {
                return socket;
            }
        }
        throw new IllegalStateException("no data socket for " + channel);
    }
}
