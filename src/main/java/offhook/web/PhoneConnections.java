package offhook.web;

import offhook.address.Ipv4;

import org.eclipse.jetty.io.Connection;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Closes at once the connections of those who may not ask, and what one address has too many. */
final class PhoneConnections implements Connection.Listener {
    /** A phone fetches one file after the other; the rest is for retries after a reboot. */
    static final int PER_CLIENT_MAX = 8;

    private final Predicate<Ipv4> mayAsk;

    /** Never more than the server's connections. */
    private final Map<Ipv4, Integer> open = new ConcurrentHashMap<>();

    /** Whose each is: a connection that was closed no longer says it. */
    private final Map<Connection, Ipv4> clients = new ConcurrentHashMap<>();

    private final AtomicLong refused = new AtomicLong();

    PhoneConnections(Predicate<Ipv4> mayAsk) {
        this.mayAsk = mayAsk;
    }

    /** Connections closed before they could ask. */
    long refused() {
        return refused.get();
    }

    @Override
    public void onOpened(Connection connection) {
        Ipv4 client = client(connection);
        clients.put(connection, client);
        int count = open.merge(client, 1, Integer::sum);
        if (count > PER_CLIENT_MAX || !mayAsk.test(client)) {
            refused.incrementAndGet();
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Ipv4 client = clients.remove(connection);
        if (client != null) {
            open.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static Ipv4 client(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? Ipv4.read(remote.getAddress().getHostAddress()).orElse(Ipv4.ANY)
                : Ipv4.ANY;
    }
}
