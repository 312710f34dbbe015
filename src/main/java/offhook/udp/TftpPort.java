package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferCounts;
import offhook.tftp.TransferTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The TFTP server's sockets: one for requests at each address served, and a few shared data sockets
 * for each event loop. A client is always handled by the same loop. Answers leave from the address
 * that was asked.
 *
 * <p>{@code files} and {@code watcher} are called on the loops' threads, several at once, and must
 * not block.
 */
public final class TftpPort implements AutoCloseable {
    /** So that a client that begins anew from its old port gets another port of ours. */
    private static final int DATA_SOCKETS = 2;

    /** More loops than this have never been kept busy by phones. */
    private static final int LOOPS_MAX = 8;

    /** A loop does nothing that takes longer than milliseconds. */
    private static final int LOOP_PATIENCE_SECONDS = 5;

    private final List<Ipv4> addresses;
    private final int port;
    private final TftpDataPorts dataPorts;
    private final TftpLimits limits;
    private final TransferTable.Files files;
    private final TransferTable.Watcher watcher;
    private final Supplier<DatagramSockets> sockets;
    private final List<TftpLoop> loops = new CopyOnWriteArrayList<>();
    private final List<Endpoint> requestEnds = new ArrayList<>();
    private final Map<Endpoint, TftpLoop> loopOfEnd = new ConcurrentHashMap<>();
    private PacketTap tap;
    private boolean hasStarted;

    public TftpPort(
            List<Ipv4> addresses,
            int port,
            TftpLimits limits,
            TransferTable.Files files,
            TransferTable.Watcher watcher) {
        this(addresses, port, new TftpDataPorts.Any(), limits, files, watcher);
    }

    /**
     * @param port to be asked at; 0 takes a free one, see {@link #ports}
     */
    public TftpPort(
            List<Ipv4> addresses,
            int port,
            TftpDataPorts dataPorts,
            TftpLimits limits,
            TransferTable.Files files,
            TransferTable.Watcher watcher) {
        this(
                () -> DatagramSockets.best(SocketKind.TFTP),
                addresses,
                port,
                dataPorts,
                limits,
                files,
                watcher);
    }

    TftpPort(
            Supplier<DatagramSockets> sockets,
            List<Ipv4> addresses,
            int port,
            TftpDataPorts dataPorts,
            TftpLimits limits,
            TransferTable.Files files,
            TransferTable.Watcher watcher) {
        this.sockets = sockets;
        this.addresses = List.copyOf(addresses);
        this.port = port;
        this.dataPorts = dataPorts;
        this.limits = limits;
        this.files = files;
        this.watcher = watcher;
    }

    /** Lets somebody look on; before the start. */
    public synchronized void tap(PacketTap onlooker) {
        tap = onlooker;
    }

    /**
     * Binds all sockets and serves.
     *
     * @throws UdpException if one cannot be had; none is held then
     */
    public synchronized void start() {
        if (hasStarted) {
            throw new IllegalStateException("TFTP port " + port + " was started before");
        }
        hasStarted = true;
        int count = loopCount();
        try {
            for (int i = 0; i < count; i++) {
                loops.add(
                        new TftpLoop(
                                "tftp-" + (i + 1),
                                sockets.get(),
                                share(count),
                                files,
                                watcher,
                                tap,
                                this::loopFor));
            }
            boolean isShared = dataPorts instanceof TftpDataPorts.AsAsked;
            if (!isShared) {
                bindDataSockets();
            }
            for (int i = 0; i < addresses.size(); i++) {
                TftpLoop loop = loops.get(i % count);
                Endpoint end = loop.bindRequests(addresses.get(i), port, isShared);
                requestEnds.add(end);
                if (isShared) {
                    loopOfEnd.put(end, loop);
                }
            }
        } catch (UdpException e) {
            close();
            throw e;
        }
        loops.forEach(TftpLoop::start);
    }

    /** Where requests are taken; with the ports that port 0 came to. */
    public synchronized List<Endpoint> ports() {
        return List.copyOf(requestEnds);
    }

    /** Our ends of transfers; what a firewall has to let through. */
    public synchronized List<Endpoint> dataEnds() {
        return loopOfEnd.keySet().stream().toList();
    }

    /**
     * Datagrams lost in our sockets' full buffers since the start; empty if the system is silent.
     */
    public synchronized OptionalLong drops() {
        return SocketDrops.of(
                Stream.concat(ports().stream(), dataEnds().stream()).collect(Collectors.toSet()));
    }

    /**
     * What has been done since the start, each loop asked on its own thread. Not for those who
     * can't wait.
     */
    public TransferCounts counts() {
        return loops.stream()
                .map(loop -> patiently(loop.counts()))
                .reduce(new TransferCounts(), TransferCounts::plus);
    }

    /** Requests that wait and transfers under way, counted as {@link #counts}. */
    public int size() {
        return loops.stream().mapToInt(loop -> patiently(loop.size())).sum();
    }

    /** Datagrams that the system would not take, and requests that came too fast to be kept. */
    public long lost() {
        return loops.stream().mapToLong(loop -> patiently(loop.lost())).sum();
    }

    private static <T> T patiently(Future<T> future) {
        try {
            return future.get(LOOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UdpException("TFTP: interrupted while counting", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new UdpException("TFTP: a loop doesn't say what it has counted", failure);
        }
    }

    /** The answer to a request that was put off with {@code Later}; from any thread. */
    public void decide(Endpoint client, Endpoint ours, TransferTable.Answer answer) {
        TftpLoop loop = loopOfEnd.get(ours);
        if (loop == null) {
            throw new IllegalArgumentException("not an end of this TFTP port: " + ours);
        }
        loop.decide(client, ours, answer);
    }

    /** Visits every transfer, soon, on its loop's thread. */
    public void forEachUnderWay(Consumer<TransferTable.UnderWay> visitor) {
        loops.forEach(loop -> loop.forEachUnderWay(visitor));
    }

    @Override
    public synchronized void close() {
        loops.forEach(TftpLoop::close);
    }

    private int loopCount() {
        int wanted = Math.min(LOOPS_MAX, Runtime.getRuntime().availableProcessors());
        return switch (dataPorts) {
            case TftpDataPorts.Any() -> wanted;
            case TftpDataPorts.Between(int first, int last) -> Math.min(wanted, last - first + 1);
            // One socket, so one loop reads it.
            case TftpDataPorts.AsAsked() -> 1;
        };
    }

    private TftpLimits share(int count) {
        return new TftpLimits(
                Math.ceilDiv(limits.transfersMax(), count),
                limits.transfersPerClientMax(),
                limits.blockBytesMax(),
                limits.windowMax(),
                limits.firstTimeout(),
                limits.unacknowledgedSendsMax(),
                limits.silenceMax());
    }

    private void bindDataSockets() {
        for (Ipv4 address : addresses) {
            int perLoop =
                    dataPorts instanceof TftpDataPorts.Between(int first, int last)
                            ? Math.min(DATA_SOCKETS, (last - first + 1) / loops.size())
                            : DATA_SOCKETS;
            int next = dataPorts instanceof TftpDataPorts.Between between ? between.first() : 0;
            for (TftpLoop loop : loops) {
                for (int i = 0; i < perLoop; i++) {
                    loopOfEnd.put(loop.bindData(address, next), loop);
                    next += next == 0 ? 0 : 1;
                }
            }
        }
    }

    /** A client is always handled by the same loop. */
    private TftpLoop loopFor(int clientAddress) {
        return loops.get(Math.floorMod(clientAddress ^ clientAddress >>> 8, loops.size()));
    }
}
