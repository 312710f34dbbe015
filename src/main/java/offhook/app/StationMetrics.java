package offhook.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import offhook.dhcp.DhcpKind;
import offhook.tftp.TransferCounts;
import offhook.tftp.TransferCounts.Kind;
import offhook.udp.DhcpPort;
import offhook.udp.TftpPort;
import offhook.web.PhoneFileServer;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * {@code GET /metrics} for Prometheus (docs/metrics.md). Nothing is counted here: the parts count
 * for themselves, and are asked when somebody looks.
 */
final class StationMetrics implements AutoCloseable {
    /** What became of a read request. */
    private static final Map<Kind, String> ANSWERS =
            Map.of(
                    Kind.SERVED, "served",
                    Kind.NOT_FOUND, "not_found",
                    Kind.REFUSED, "refused",
                    Kind.IGNORED, "ignored",
                    Kind.NO_ROOM, "no_room",
                    Kind.NO_ROOM_FOR_CLIENT, "no_room_for_client",
                    Kind.UNDECIDED, "undecided",
                    Kind.REQUESTS_REPEATED, "repeated");

    private static final Map<Kind, String> ENDS =
            Map.of(
                    Kind.COMPLETED, "complete",
                    Kind.GIVEN_UP, "given_up",
                    Kind.REFUSED_BY_CLIENT, "refused_by_client",
                    Kind.REPLACED, "replaced");

    private static final Map<Kind, String> ODDITIES =
            Map.of(
                    Kind.WRITES_REFUSED, "write",
                    Kind.UNREADABLE, "unreadable",
                    Kind.STRANGERS, "stranger");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final TftpPort tftp;

    /** One look at all loops for all lines of one answer. */
    private TransferCounts counts = new TransferCounts();

    StationMetrics(TftpPort tftp) {
        this.tftp = tftp;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections();
        ANSWERS.forEach((kind, word) -> tftp("requests", "Read requests", "answer", word, kind));
        ENDS.forEach((kind, word) -> tftp("transfers", "Transfers that ended", "end", word, kind));
        ODDITIES.forEach(
                (kind, word) -> tftp("odd.datagrams", "Datagrams of no read", "kind", word, kind));
        tftp("errors", "Error packets", "done", "sent", Kind.ERRORS_SENT);
        tftp("errors", "Error packets", "done", "withheld", Kind.ERRORS_WITHHELD);
        tftp("blocks", "Blocks sent", "repeated", "no", Kind.BLOCKS_SENT, Kind.BLOCKS_REPEATED);
        tftp("blocks", "Blocks sent", "repeated", "yes", Kind.BLOCKS_REPEATED);
        counter("tftp.sent", "Bytes of files sent", "way", "tftp", () -> of(Kind.BYTES_SENT))
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("offhook.tftp.open", tftp, TftpPort::size)
                .description("Requests that wait and transfers under way")
                .register(registry);
        drops("tftp", () -> tftp.drops().orElse(0));
        counter("tftp.lost", "Datagrams not taken, requests too many", "kind", "any", tftp::lost)
                .register(registry);
    }

    /**
     * Read when asked for: Micrometer's own listener is called after each collection, a hundredth
     * of a core in a storm of leases.
     */
    private void collections() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionTimer.builder(
                            "jvm.gc.pause",
                            collector,
                            GarbageCollectorMXBean::getCollectionCount,
                            GarbageCollectorMXBean::getCollectionTime,
                            TimeUnit.MILLISECONDS)
                    .description("Time in which the collector let nothing else run")
                    .tag("gc", collector.getName())
                    .register(registry);
        }
    }

    StationMetrics with(HttpFiles files, Optional<PhoneFileServer> server) {
        http("asked", () -> files.counts().requests());
        http("sent", () -> files.counts().sent());
        http("broken", () -> files.counts().broken());
        server.ifPresent(it -> http("refused_connection", it::refusedConnections));
        counter("http.sent", "Bytes of files sent", "way", "http", () -> files.counts().sentBytes())
                .baseUnit("bytes")
                .register(registry);
        return this;
    }

    StationMetrics with(DhcpCounts dhcp, DhcpPort port) {
        for (DhcpKind kind : DhcpKind.values()) {
            counter("dhcp.heard", "DHCP messages heard", "kind", word(kind), () -> dhcp.heard(kind))
                    .register(registry);
            counter("dhcp.said", "DHCP messages sent", "kind", word(kind), () -> dhcp.said(kind))
                    .register(registry);
        }
        counter("dhcp.heard", "DHCP messages heard", "kind", "bootp", dhcp::heardBootp)
                .register(registry);
        counter(
                        "dhcp.replies.dropped",
                        "Replies that no socket took",
                        "kind",
                        "any",
                        port::droppedReplies)
                .register(registry);
        drops("dhcp", () -> port.drops().orElse(0));
        return this;
    }

    StationMetrics with(DeskLoop desk, FileAnswers files) {
        Gauge.builder("offhook.desk.queue", desk, DeskLoop::waitingInputs)
                .description(
                        "Inputs that wait for the desk; more than "
                                + DeskLoop.QUEUE_MAX
                                + " are dropped")
                .register(registry);
        desk("dropped", desk::droppedInputs);
        desk("superseded", desk::supersededInputs);
        desk("failed_commit", desk::failedCommits);
        desk("lost_story_entry", desk::droppedEntries);
        desk("held_back_note", files::heldBack);
        return this;
    }

    /** The text format of Prometheus, version 0.0.4. */
    synchronized String text() {
        counts = tftp.counts();
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }

    private long of(Kind kind) {
        return counts.of(kind);
    }

    private void tftp(String name, String about, String label, String value, Kind kind) {
        counter("tftp." + name, about, label, value, () -> of(kind)).register(registry);
    }

    private void tftp(
            String name, String about, String label, String value, Kind kind, Kind without) {
        counter("tftp." + name, about, label, value, () -> of(kind) - of(without))
                .register(registry);
    }

    private void http(String what, LongSupplier count) {
        counter("http.requests", "Phones' files by HTTP", "what", what, count).register(registry);
    }

    private void desk(String what, LongSupplier count) {
        counter("desk.troubles", "What the desk could not do at once", "what", what, count)
                .register(registry);
    }

    private void drops(String port, LongSupplier count) {
        counter(
                        "socket.drops",
                        "Datagrams that the system threw away as a socket's buffer was full",
                        "port",
                        port,
                        count)
                .register(registry);
    }

    private FunctionCounter.Builder<StationMetrics> counter(
            String name, String about, String label, String value, LongSupplier count) {
        // A meter holds its object weakly, so it is this one and not the supplier.
        return FunctionCounter.builder("offhook." + name, this, _ -> count.getAsLong())
                .description(about)
                .tag(label, value);
    }

    private static String word(DhcpKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
