package offhook.dhcp;

import offhook.wire.Malformation;

/** What a datagram to port 67 or 68 turned out to be. */
public sealed interface DhcpInput {
    record Message(DhcpMessage message) implements DhcpInput {}

    record Unreadable(Malformation why) implements DhcpInput {}
}
