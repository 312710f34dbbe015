package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.time.Instant;

/**
 * An address that a client was promised (ACK), until when.
 *
 * @param clientId option 61, or type 1 and the MAC where the client sent none
 * @param reserved set by the operator: never given to another, never reclaimed
 */
public record Lease(
        Ipv4 address,
        MacAddress mac,
        Bytes clientId,
        Instant grantedAt,
        Instant endsAt,
        boolean reserved) {}
