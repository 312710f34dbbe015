package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.firmware.Library;

import java.util.Optional;

/**
 * What readers on other threads may see. The shell holds it; each phone's view changes as a whole.
 */
public interface Views {
    Optional<PhoneView> phone(MacAddress mac);

    /**
     * Whose address this is: by lease, or by what the neighbour table or an earlier request showed.
     */
    Optional<PhoneView> phoneAt(Ipv4 address);

    Library library();
}
