/** Who and where on a LAN: MAC and IPv4 addresses, subnets, endpoints. Values only. */
package offhook.address;
