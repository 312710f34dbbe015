package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferCounts;
import offhook.tftp.TransferTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One thread with its transfers and sockets: waits, takes what came, sends what it causes, looks at
 * the clock. Sockets are bound before it starts.
 */
final class TftpLoop implements TransferTable.Wire, DatagramSockets.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(TftpLoop.class);

    /** RFC 1350 opcode of an ACK. */
    private static final int ACK = 4;

    /** A deadline is met at most so late: little against the shortest timeout, 100 ms. */
    private static final long TICK_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long TICK_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);

    /** With no transfer there is no deadline. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Requests of other loops' sockets and decisions; a storm of 10,000 phones brings one each. */
    private static final int TASKS_AT_ONCE = 1024;

    /**
     * Requests handed over and not taken yet; beyond it they are lost, and the phone asks again.
     */
    private static final int HANDED_OVER_MAX = 16_384;

    private final SocketLoop loop;
    private final DatagramSockets sockets;
    private final TransferTable table;
    private final Requests requests;

    /** Null where nobody looks on. */
    private final TftpTap tap;

    /** By address: what a transfer may be served from. */
    private final Map<Ipv4, List<DatagramSockets.End>> dataEnds = new HashMap<>();

    private final List<DatagramSockets.End> ends = new ArrayList<>();
    private final List<DatagramSockets.End> requestEnds = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicLong overrun = new AtomicLong();
    private Endpoint lastClient;
    private int lastTurn;

    /** Taken once for the datagrams of one read. */
    private long nowNanos;

    private boolean isReading;
    private long nextTickNanos;
    private boolean hasReported;
    private long reportedNanos;
    private long unreported;

    /** Where a request goes: to the loop of its client. */
    interface Requests {
        TftpLoop loopOf(int clientAddress);
    }

    /**
     * @param onlooker may be null
     */
    TftpLoop(
            String name,
            DatagramSockets sockets,
            TftpLimits limits,
            TransferTable.Files files,
            TransferTable.Watcher watcher,
            PacketTap onlooker,
            Requests requests) {
        this.sockets = sockets;
        this.tap = onlooker == null ? null : new TftpTap(onlooker, watcher);
        this.table = new TransferTable(limits, files, this, tap == null ? watcher : tap);
        this.requests = requests;
        this.loop = new SocketLoop(name, sockets, this::turn);
    }

    /** Before {@link #start}. */
    Endpoint bindData(Ipv4 address, int port) {
        DatagramSockets.End end = sockets.bindTftp(address, port);
        ends.add(end);
        dataEnds.computeIfAbsent(address, _ -> new ArrayList<>()).add(end);
        return end.endpoint();
    }

    /**
     * Before {@link #start}.
     *
     * @param isData whether transfers are served from it, too
     */
    Endpoint bindRequests(Ipv4 address, int port, boolean isData) {
        if (isData) {
            Endpoint end = bindData(address, port);
            requestEnds.add(ends.getLast());
            return end;
        }
        DatagramSockets.End end = sockets.bindTftp(address, port);
        requestEnds.add(end);
        return end.endpoint();
    }

    void start() {
        loop.start();
    }

    /** Ends the thread, if it runs, and gives the sockets back. */
    void close() {
        loop.close();
    }

    /** From any thread. */
    void decide(Endpoint client, Endpoint ours, TransferTable.Answer answer) {
        execute(() -> table.onDecided(client, ours, answer, now()));
    }

    /** Made soon, on the loop. */
    Future<TransferCounts> counts() {
        return submit(table::counts);
    }

    /** Made soon, on the loop: requests that wait and transfers under way. */
    Future<Integer> size() {
        return submit(table::size);
    }

    /** Made soon, on the loop: datagrams that the system would not take, and requests lost here. */
    Future<Long> lost() {
        return submit(() -> sockets.refusedSends() + overrun.get());
    }

    void forEachUnderWay(Consumer<TransferTable.UnderWay> visitor) {
        execute(() -> table.forEachUnderWay(visitor));
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
        List<DatagramSockets.End> own = dataEnds.get(asked.address());
        return own.get(skip % own.size()).endpoint();
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        if (tap != null) {
            tap.sent(from, to, header, payload);
        }
        sockets.send(endAt(from), to.address().value(), to.port(), header, payload);
    }

    @Override
    public void onDatagram(
            DatagramSockets.End ours,
            int toAddress,
            int fromAddress,
            int fromPort,
            ByteBuffer datagram) {
        try {
            if (isForRequests(ours)) {
                onRequest(ours.endpoint(), fromAddress, fromPort, datagram);
            } else {
                onData(ours.endpoint(), fromAddress, fromPort, datagram);
            }
        } catch (RuntimeException failure) {
            report(ours.endpoint(), failure);
        }
    }

    @Override
    public void afterBatch() {
        isReading = false;
        sockets.flush();
    }

    private void onData(Endpoint ours, int fromAddress, int fromPort, ByteBuffer datagram) {
        int at = datagram.position();
        boolean isAck = datagram.remaining() >= 4 && datagram.getShort(at) == ACK;
        if (tap != null) {
            tap.beforeReceived();
        }
        if (isAck) {
            int block = datagram.getShort(at + 2) & 0xffff;
            table.onAck(fromAddress, fromPort, ours, block, now());
        } else {
            table.onDatagram(fromAddress, fromPort, ours, datagram, now());
        }
        if (tap != null) {
            tap.received(fromAddress, fromPort, ours, datagram, isAck);
        }
    }

    private void onRequest(Endpoint asked, int fromAddress, int fromPort, ByteBuffer datagram) {
        var client = new Endpoint(new Ipv4(fromAddress), fromPort);
        TftpLoop loop = requests.loopOf(fromAddress);
        if (loop == this) {
            take(client, asked, datagram);
        } else {
            ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
            loop.handOver(() -> loop.take(client, asked, copy));
        }
    }

    /** From another loop: a storm at its socket must not fill our memory. */
    void handOver(Runnable request) {
        if (handedOver.incrementAndGet() > HANDED_OVER_MAX) {
            handedOver.decrementAndGet();
            overrun.incrementAndGet();
            return;
        }
        execute(
                () -> {
                    handedOver.decrementAndGet();
                    request.run();
                });
    }

    private void take(Endpoint client, Endpoint asked, ByteBuffer request) {
        if (tap != null) {
            tap.requested(client, asked, request);
        }
        table.onRequest(client, asked, request, now());
    }

    private void execute(Runnable task) {
        tasks.add(task);
        sockets.wake();
    }

    private <T> Future<T> submit(Callable<T> question) {
        var answer = new FutureTask<>(question);
        execute(answer);
        return answer;
    }

    private void turn() {
        sockets.await(untilTick(), this::mustNotWait, this);
        work();
        tick();
    }

    private boolean mustNotWait() {
        return loop.isClosing() || !tasks.isEmpty();
    }

    private void work() {
        for (int i = 0; i < TASKS_AT_ONCE; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("TFTP: a task failed", failure);
            }
        }
        afterBatch();
    }

    private long untilTick() {
        return table.size() == 0
                ? IDLE_NANOS
                : Math.clamp(nextTickNanos - System.nanoTime(), 0, TICK_NANOS_MAX);
    }

    /** Does what is due; between two looks at the clock at least a millisecond passes. */
    private void tick() {
        if (table.size() == 0) {
            return;
        }
        long now = System.nanoTime();
        if (now - nextTickNanos < 0 && nextTickNanos - now <= TICK_NANOS_MAX) {
            return;
        }
        long next = TICK_NANOS_MAX;
        timeIsUp(true);
        try {
            next = table.onTime(now);
        } catch (RuntimeException failure) {
            LOG.error("TFTP timers", failure);
        }
        timeIsUp(false);
        nextTickNanos = now + Math.clamp(next, TICK_NANOS_MIN, TICK_NANOS_MAX);
        afterBatch();
    }

    private void timeIsUp(boolean isUp) {
        if (tap != null) {
            tap.timeIsUp(isUp);
        }
    }

    private long now() {
        if (!isReading) {
            isReading = true;
            nowNanos = System.nanoTime();
        }
        return nowNanos;
    }

    /** What went wrong with one datagram; never more than a line a second, whatever arrives. */
    private void report(Endpoint ours, Throwable cause) {
        long now = System.nanoTime();
        unreported++;
        if (!hasReported || now - reportedNanos >= REPORT_NANOS) {
            LOG.warn("TFTP at {}: {} datagram(s) failed", ours, unreported, cause);
            hasReported = true;
            reportedNanos = now;
            unreported = 0;
        }
    }

    private boolean isForRequests(DatagramSockets.End ours) {
        for (int i = 0; i < requestEnds.size(); i++) {
            if (requestEnds.get(i) == ours) {
                return true;
            }
        }
        return false;
    }

    private DatagramSockets.End endAt(Endpoint endpoint) {
        for (int i = 0; i < ends.size(); i++) {
            // The table mostly hands back the very object that it was given.
            Endpoint own = ends.get(i).endpoint();
            if (own == endpoint || own.equals(endpoint)) {
                return ends.get(i);
            }
        }
        throw new IllegalStateException("no data socket " + endpoint);
    }
}
