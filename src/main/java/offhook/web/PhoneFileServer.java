package offhook.web;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The phones' files by HTTP, for loads that try port 6970 before TFTP (config-files.md §7): the
 * same private root, nothing else. GET, HEAD and ranges; no listing, no page, no cookies.
 */
public final class PhoneFileServer implements AutoCloseable {
    /** In all; 1,000 phones that start at once, and some that forgot to close. */
    private static final int CONNECTIONS_MAX = 2048;

    /** A phone may stop reading while it writes to flash; TFTP waits as long. */
    private static final Duration IDLE_MAX = Duration.ofMinutes(1);

    /** A phone's request has some hundred bytes. */
    private static final int REQUEST_HEADER_BYTES_MAX = 4096;

    private static final int BACKLOG = 1024;

    private final List<Ipv4> addresses;
    private final int port;
    private final Server server = new Server(new VirtualThreadPool());
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final PhoneConnections connections;

    /**
     * @param port 0: any that is free, see {@link #ports()}
     */
    public PhoneFileServer(List<Ipv4> addresses, int port, PhoneFiles files) {
        this.addresses = List.copyOf(addresses);
        this.port = port;
        this.connections = new PhoneConnections(files::mayAsk);
        server.setHandler(new PhoneFileHandler(files));
        server.setErrorHandler(
                (request, response, callback) -> {
                    PhoneFileHandler.say(response, callback, response.getStatus(), "Refused");
                    return true;
                });
    }

    /**
     * @throws WebException if a port cannot be had; none is held then
     */
    public void start() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES_MAX);
        for (Ipv4 address : addresses) {
            var connector = new ServerConnector(server, null, null, null, 1, 1, factory(http));
            connector.setHost(address.toString());
            connector.setPort(port);
            connector.setIdleTimeout(IDLE_MAX.toMillis());
            connector.setAcceptQueueSize(BACKLOG);
            connector.addBean(connections);
            connectors.add(connector);
            server.addConnector(connector);
        }
        server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        try {
            for (ServerConnector connector : connectors) {
                connector.open();
            }
            server.start();
        } catch (Exception failure) {
            close();
            throw refused(failure);
        }
    }

    /** Where it listens, with the ports that port 0 came to. */
    public List<Endpoint> ports() {
        return connectors.stream()
                .map(
                        connector ->
                                new Endpoint(
                                        Ipv4.of(connector.getHost()), connector.getLocalPort()))
                .toList();
    }

    /** Connections closed at once: of strangers, or too many of one address. */
    public long refusedConnections() {
        return connections.refused();
    }

    @Override
    public void close() {
        try {
            connectors.forEach(ServerConnector::close);
            server.stop();
        } catch (Exception failure) {
            throw new WebException("the phones' HTTP port does not close", failure);
        }
    }

    private static HttpConnectionFactory factory(HttpConfiguration http) {
        return new HttpConnectionFactory(http);
    }

    private WebException refused(Exception failure) {
        String why =
                failure instanceof IOException && failure.getCause() != null
                        ? failure.getCause().getMessage()
                        : failure.getMessage();
        return new WebException(
                "phones' HTTP: TCP port "
                        + port
                        + " of "
                        + addresses
                        + " cannot be had ("
                        + why
                        + "): stop the program that has it, choose another --phone-http-port, or"
                        + " leave it away with --no-phone-http; most phones ask by TFTP.",
                failure);
    }
}
