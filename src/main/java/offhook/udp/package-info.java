/** Sockets, with Netty. Runs on its event loops; never blocks; decides nothing. */
package offhook.udp;
