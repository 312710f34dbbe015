package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.firmware.Load;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.provision.MadeFile;

import java.util.List;
import java.util.Optional;

/**
 * What a file request needs to know of its phone. Immutable; the desk publishes a new one when it
 * changes, after what led to it is on stable storage.
 *
 * @param model empty if not known yet; {@code platform} may be known before it
 * @param current the load this phone is told to run now: the plan's step, or its target
 * @param withheld a load that is only named to it to see whether it asks; it gets no file of it
 * @param own files made for it that are no settings: dial plan, ring lists
 * @param why a sentence: why this load ("step 2 of 3, …")
 */
public record PhoneView(
        MacAddress mac,
        Optional<Ipv4> address,
        Optional<PhoneModel> model,
        Optional<Platform> platform,
        Optional<Load> current,
        Optional<String> withheld,
        List<MadeFile> own,
        String why) {
    public PhoneView {
        own = List.copyOf(own);
    }
}
