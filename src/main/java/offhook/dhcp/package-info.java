/**
 * The DHCP protocol without sockets: RFC 2131, 2132, 3396; leases and what to answer.
 *
 * <p>Pure: no I/O, clock or thread. {@link offhook.dhcp.LeaseBook} belongs to the desk's thread.
 */
package offhook.dhcp;
