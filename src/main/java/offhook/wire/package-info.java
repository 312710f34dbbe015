/**
 * Reading and writing bytes safely.
 *
 * <p>Values only: no thread, no I/O. Numbers are in network order, as RFC 1350 and RFC 2131 have
 * them.
 */
package offhook.wire;
