package offhook.pbx;

import offhook.address.MacAddress;
import offhook.line.Line;
import offhook.line.Transport;

import java.util.List;

/**
 * One line as its server sees it: several phones may register as one.
 *
 * @param line of the first of them
 * @param transport what the phones' loads speak; TCP if they differ
 * @param isMixed some phones speak UDP, some TCP
 * @param password as it shall stand in the text
 */
record Account(
        Line line, Transport transport, boolean isMixed, List<MacAddress> phones, String password) {
    Account {
        phones = List.copyOf(phones);
    }

    String number() {
        return line.number();
    }

    String user() {
        return line.authName().isEmpty() ? line.number() : line.authName();
    }

    /** What others see. */
    String name() {
        if (!line.displayName().isEmpty()) {
            return line.displayName();
        }
        return line.label().isEmpty() ? line.number() : line.label();
    }

    boolean isTcp() {
        return transport == Transport.TCP;
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "Account[" + number() + "]";
    }
}
