/**
 * The TFTP protocol without sockets: RFC 1350, 2347, 2348, 2349, 7440; RFC 1123 §4.2.3.1 for
 * repeated ACKs.
 *
 * <p>Pure: no I/O, clock or thread. {@link offhook.tftp.TransferTable} is fed by one event loop (or
 * the lab's virtual time) and belongs to it. The hot path uses nanoseconds of a monotonic clock and
 * buffers instead of {@code Instant} and records, so that an ACK costs no allocation.
 */
package offhook.tftp;
