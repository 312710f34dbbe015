package offhook.udp;

import java.net.SocketException;

/** A socket could not be tied to an interface; the message is the system's reason. */
final class DeviceRefused extends SocketException {
    DeviceRefused(String reason) {
        super(reason);
    }
}
