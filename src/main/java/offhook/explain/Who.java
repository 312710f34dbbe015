package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.util.Optional;

/**
 * Whom a line or a packet speaks of, as far as it says.
 *
 * @param frame the Ethernet address that a packet came from: the phone's own, or a router's
 * @param isPhone the line itself calls it one, by its name SEP… or its model
 */
public record Who(
        Optional<MacAddress> mac,
        Optional<Ipv4> address,
        Optional<MacAddress> frame,
        boolean isPhone) {
    static final Who UNSAID = new Who(Optional.empty(), Optional.empty(), Optional.empty(), false);

    static Who of(MacAddress mac) {
        return new Who(Optional.of(mac), Optional.empty(), Optional.empty(), false);
    }

    static Who at(Ipv4 address) {
        return new Who(Optional.empty(), Optional.of(address), Optional.empty(), false);
    }

    static Who of(Optional<MacAddress> mac, Optional<Ipv4> address) {
        return new Who(mac, address, Optional.empty(), false);
    }

    Who from(Optional<MacAddress> sender) {
        return new Who(mac, address, sender, isPhone);
    }

    Who asPhone() {
        return new Who(mac, address, frame, true);
    }

    /** A phone, if it calls itself after this address. */
    Who called(String hostName) {
        return mac.filter(it -> it.deviceName().equalsIgnoreCase(hostName)).isPresent()
                ? asPhone()
                : this;
    }

    boolean isUnsaid() {
        return mac.isEmpty() && address.isEmpty();
    }
}
