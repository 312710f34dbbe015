/**
 * Sockets: many datagrams a call where the system can. Own loops; never blocks; decides nothing.
 */
package offhook.udp;
