package offhook.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;

import offhook.address.Endpoint;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One shared data socket: our end of many transfers. Datagrams are gathered and leave with one
 * flush; equal ones in a row to one peer, as a window has, leave as one segmented send.
 *
 * <p>Lives on its loop's thread.
 */
final class TftpDataSocket {
    /** UDP_MAX_SEGMENTS of older kernels. */
    private static final int SEGMENTS_MAX = 64;

    /** The largest UDP payload in IPv4; the segments of one send count together. */
    private static final int PAYLOAD_MAX = 65_507;

    private final Channel channel;
    private final Endpoint end;
    private boolean mayUseSegments;
    private boolean isDirty;

    /** Not written yet, as more of the same may follow. */
    private ByteBuf gathered;

    private InetSocketAddress gatheredTo;
    private int segmentBytes;
    private int segments;
    private boolean isSealed;

    TftpDataSocket(Channel channel, boolean mayUseSegments) {
        this.channel = channel;
        this.end = TftpTransport.endpoint((InetSocketAddress) channel.localAddress());
        this.mayUseSegments = mayUseSegments;
    }

    Endpoint end() {
        return end;
    }

    Channel channel() {
        return channel;
    }

    /** True if it had nothing to flush before. */
    boolean send(InetSocketAddress to, ByteBuffer header, ByteBuffer payload) {
        int size = header.remaining() + payload.remaining();
        if (gathered != null && !fits(to, size)) {
            write();
        }
        if (gathered == null) {
            if (!channel.isWritable()) {
                // The link is slower than the phones ask: their timers and ours will tell.
                return false;
            }
            gathered = channel.alloc().directBuffer(size, PAYLOAD_MAX);
            gatheredTo = to;
            segmentBytes = size;
            segments = 0;
            isSealed = false;
        } else if (segments == 1) {
            int room = Math.min(PAYLOAD_MAX, SEGMENTS_MAX * segmentBytes);
            gathered.capacity(room);
        }
        gathered.writeBytes(header).writeBytes(payload);
        segments++;
        // A shorter one must be the last of its send.
        isSealed = size < segmentBytes;
        boolean wasClean = !isDirty;
        isDirty = true;
        return wasClean;
    }

    void flush() {
        if (gathered != null) {
            write();
        }
        isDirty = false;
        channel.flush();
    }

    private boolean fits(InetSocketAddress to, int size) {
        return mayUseSegments
                && !isSealed
                && segments < SEGMENTS_MAX
                && size <= segmentBytes
                && gathered.readableBytes() + size <= PAYLOAD_MAX
                && gatheredTo.equals(to);
    }

    private void write() {
        ByteBuf content = gathered;
        gathered = null;
        if (segments == 1) {
            channel.write(new DatagramPacket(content, gatheredTo), channel.voidPromise());
            return;
        }
        ChannelFuture written =
                channel.write(new SegmentedDatagramPacket(content, segmentBytes, gatheredTo));
        written.addListener(
                done -> {
                    if (!done.isSuccess()) {
                        // An interface that cannot cut (tunnels, small MTU): one by one from now
                        // on.
                        mayUseSegments = false;
                    }
                });
    }
}
