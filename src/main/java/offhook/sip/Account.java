package offhook.sip;

import offhook.address.MacAddress;
import offhook.line.Secret;

/**
 * Who may register.
 *
 * @param phone whose line it is
 * @param user the user part of the address of record
 * @param authName the name in the digest
 */
public record Account(MacAddress phone, String user, String authName, Secret password) {
    /** The same line on another phone. */
    public Account of(MacAddress other) {
        return new Account(other, user, authName, password);
    }
}
