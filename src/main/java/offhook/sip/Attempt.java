package offhook.sip;

import offhook.address.Endpoint;
import offhook.address.MacAddress;

import java.util.Optional;

/**
 * What a REGISTER looked like.
 *
 * @param from where it came from, which for these phones is not where they listen
 * @param transport {@code UDP} or {@code TCP}
 * @param userAgent {@code Cisco-CP7960G/8.0}; empty if it said none
 * @param contact where it wants to be called; empty if it said none
 * @param device whose it says it is; older loads don't
 * @param reason what it says about itself, {@code cisco-alarm:25 … ActiveLoad=…}; may be empty
 */
public record Attempt(
        String user,
        Endpoint from,
        String transport,
        String userAgent,
        String contact,
        Optional<MacAddress> device,
        String reason) {}
