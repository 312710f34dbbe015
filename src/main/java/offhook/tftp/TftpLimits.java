package offhook.tftp;

import java.time.Duration;

/**
 * Limits of one transfer table.
 *
 * @param transfersMax under way at once, in all
 * @param transfersPerClientMax a phone opens at most two; eight leaves room for retries after a
 *     reboot
 * @param blockBytesMax largest blksize granted; 1,468 fits an Ethernet frame
 * @param windowMax largest windowsize granted (RFC 7440)
 * @param firstTimeout until a client's round trip is known
 * @param unacknowledgedSendsMax sends to a client that has acknowledged nothing (amplification)
 * @param silenceMax a transfer that began ends after this much silence: phones pause while writing
 *     flash
 */
public record TftpLimits(
        int transfersMax,
        int transfersPerClientMax,
        int blockBytesMax,
        int windowMax,
        Duration firstTimeout,
        int unacknowledgedSendsMax,
        Duration silenceMax) {
    public static final TftpLimits DEFAULT =
            new TftpLimits(20_000, 8, 1468, 64, Duration.ofSeconds(1), 5, Duration.ofMinutes(1));

    /** Before the block: IPv4, UDP, and TFTP's own. */
    private static final int HEADER_BYTES = 20 + 8 + 4;

    /** With blocks that fit a link; one cut in pieces is lost with any of them. */
    public TftpLimits within(int mtuBytes) {
        return new TftpLimits(
                transfersMax,
                transfersPerClientMax,
                Math.clamp(
                        mtuBytes - HEADER_BYTES,
                        Negotiation.BLOCK_BYTES_PLAIN,
                        Math.max(blockBytesMax, Negotiation.BLOCK_BYTES_PLAIN)),
                windowMax,
                firstTimeout,
                unacknowledgedSendsMax,
                silenceMax);
    }
}
