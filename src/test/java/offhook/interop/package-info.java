/**
 * Runs with programs that we did not write: DHCP and TFTP clients, in network namespaces of our
 * own. Tests here are tagged "interop".
 */
package offhook.interop;
