package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.CaptureBook;
import offhook.capture.CapturedDatagram;
import offhook.desk.Views;
import offhook.udp.PacketTap;
import offhook.web.PhoneFiles;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;

/** The station's last packets of each phone. Filled on the net loops, read on the web's threads. */
final class StationCapture implements PacketTap {
    /**
     * Of a block of a file: enough to see what sort of file it is, and before anything secret that
     * a configuration holds.
     */
    private static final int DATA_BYTES_KEPT = 32;

    private static final int DHCP_BYTES_KEPT = 1024;

    /** Where a DHCP message has its client's hardware address, and how long that is. */
    private static final int HLEN_AT = 2;

    private static final int CHADDR_AT = 28;

    private static final int MAC_BYTES = 6;

    private final Views views;
    private final Clock clock;
    private final CaptureBook book = new CaptureBook();

    StationCapture(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void dhcp(Endpoint from, Endpoint to, ByteBuffer datagram, boolean isFromClient) {
        boolean hasMac =
                datagram.remaining() >= CHADDR_AT + MAC_BYTES
                        && datagram.get(datagram.position() + HLEN_AT) == MAC_BYTES;
        if (!hasMac) {
            return;
        }
        Bytes kept = part(datagram, 0, DHCP_BYTES_KEPT);
        var packet =
                new CapturedDatagram(
                        clock.instant(), from, to, kept, datagram.remaining(), isFromClient);
        MacAddress phone = MacAddress.of(part(datagram, CHADDR_AT, MAC_BYTES));
        boolean isKnown = views.phone(phone).isPresent();
        synchronized (book) {
            if (isKnown) {
                book.keep(phone, packet);
            } else {
                book.keepOfStranger(phone, packet);
            }
        }
    }

    @Override
    public void tftp(
            Endpoint client,
            Endpoint ours,
            ByteBuffer head,
            ByteBuffer rest,
            boolean isFromClient) {
        Bytes first = part(head, 0, head.remaining());
        Bytes second = part(rest, 0, DATA_BYTES_KEPT);
        var packet =
                new CapturedDatagram(
                        clock.instant(),
                        isFromClient ? client : ours,
                        isFromClient ? ours : client,
                        second.isEmpty() ? first : joined(first, second),
                        head.remaining() + rest.remaining(),
                        isFromClient);
        keep(client, packet);
    }

    /**
     * Files asked by HTTP, and the answers, written anew: the server does not keep what it read.
     *
     * @param ours where it listens
     */
    HttpFiles.Onlooker ofHttp(Endpoint ours) {
        return (client, name, reply) -> {
            // A name may hold anything; here it is one word of one line.
            String word = name.replaceAll("[\\s\\p{Cntrl}]", "%20");
            http(client, ours, "GET /" + word + " HTTP/1.1\r\n\r\n", true);
            http(client, ours, "HTTP/1.1 " + status(reply) + "\r\n\r\n", false);
        };
    }

    private static String status(PhoneFiles.Reply reply) {
        return switch (reply) {
            case PhoneFiles.Reply.Serve serve ->
                    "200 OK\r\nContent-Length: " + serve.content().sizeBytes();
            case PhoneFiles.Reply.Absent _ -> "404 Not Found\r\nContent-Length: 0";
            case PhoneFiles.Reply.Busy _ -> "503 Service Unavailable\r\nContent-Length: 0";
        };
    }

    private void http(Endpoint client, Endpoint ours, String text, boolean isFromClient) {
        Bytes message = Bytes.ofUtf8(text);
        keep(
                client,
                new CapturedDatagram(
                        clock.instant(),
                        isFromClient ? client : ours,
                        isFromClient ? ours : client,
                        message,
                        message.size(),
                        isFromClient,
                        true));
    }

    private void keep(Endpoint client, CapturedDatagram packet) {
        var phone = views.phoneAt(client.address());
        synchronized (book) {
            if (phone.isPresent()) {
                book.keep(phone.get().mac(), packet);
            } else {
                book.keepOfStranger(client.address(), packet);
            }
        }
    }

    /**
     * @param addresses that it has
     */
    List<CapturedDatagram> of(MacAddress phone, List<Ipv4> addresses) {
        synchronized (book) {
            return book.of(phone, addresses);
        }
    }

    void forget(MacAddress phone) {
        synchronized (book) {
            book.forget(phone);
        }
    }

    private static Bytes part(ByteBuffer buffer, int from, int bytesMax) {
        return Bytes.of(buffer, from, Math.min(bytesMax, buffer.remaining() - from));
    }

    private static Bytes joined(Bytes first, Bytes second) {
        var both = new byte[first.size() + second.size()];
        first.buffer().get(both, 0, first.size());
        second.buffer().get(both, first.size(), second.size());
        return Bytes.of(both);
    }
}
