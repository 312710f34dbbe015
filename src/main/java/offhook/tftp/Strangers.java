package offhook.tftp;

import offhook.address.Endpoint;

/**
 * Datagrams at a pair of ends without a transfer: error 5 (RFC 1350 §4), and no transfer is
 * touched.
 *
 * <p>Which pairs belonged to a transfer lately is remembered: a second copy of a last ACK meets
 * silence instead of an error, which might hit the next request of a 7940 as that keeps its port
 * (firmware.md §4.3). A newer pair takes the place of an older one; forgetting costs one needless
 * error packet.
 */
final class Strangers {
    private static final int REMEMBERED = 1024;

    private final PacketSender sender;
    private final TransferTable.Watcher watcher;
    private final TransferCounts counts;
    private final long[] clients = new long[REMEMBERED];
    private final long[] ends = new long[REMEMBERED];

    Strangers(PacketSender sender, TransferTable.Watcher watcher, TransferCounts counts) {
        this.sender = sender;
        this.counts = counts;
        this.watcher = watcher;
    }

    /** The transfer of this pair of ends is over. */
    void remember(Endpoint client, Endpoint ours) {
        int place = place(client, ours);
        clients[place] = number(client);
        ends[place] = number(ours);
    }

    /** Never answers an error, nor what cannot be read. */
    void on(Endpoint client, Endpoint ours, TftpInput input, long nowNanos) {
        int place = place(client, ours);
        if (clients[place] == number(client) && ends[place] == number(ours)) {
            return;
        }
        counts.count(
                input instanceof TftpInput.Unreadable
                        ? TransferCounts.Kind.UNREADABLE
                        : TransferCounts.Kind.STRANGERS);
        switch (input) {
            case TftpInput.Ack _, TftpInput.Data _, TftpInput.OptionAck _ -> {
                String message = "Unknown transfer ID";
                sender.error(ours, client, TftpInput.Error.UNKNOWN_TRANSFER, message, nowNanos);
                watcher.onOddity(client, "a packet of no transfer");
            }
            case TftpInput.ReadRequest _, TftpInput.WriteRequest _ ->
                    watcher.onOddity(client, "a request at a data port");
            case TftpInput.Error(int code, String message) ->
                    watcher.onOddity(client, "error " + code + " for no transfer: " + message);
            case TftpInput.Unreadable(var why) -> watcher.onOddity(client, "unreadable: " + why);
        }
    }

    private static long number(Endpoint end) {
        return (end.address().value() & 0xffff_ffffL) << 16 | end.port();
    }

    private static int place(Endpoint client, Endpoint ours) {
        long mixed = (number(client) * 31 + ours.port()) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 40) & REMEMBERED - 1;
    }
}
