package offhook.lab;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.util.Optional;

/**
 * A phone as it comes out of the box.
 *
 * @param load what it runs, {@code SCCP41.8-0-4ES4-0-1S}; empty after a factory reset
 * @param loader of a Java phone the age of its factory loader, {@code 8-3-1}; of a 7940/60 the
 *     universal loader, {@code P003-8-12-00}, empty if its image is older than that
 * @param hidesModel option 60 without a model, as images before the universal loader send it
 * @param hardware bit of {@code #HARDWARE_COMP_1} that a load must have; 0 if any load will do
 * @param remembers an address of an earlier life: it starts with INIT-REBOOT
 * @param ailment what is wrong with it
 */
public record PhoneStart(
        LabModel model,
        MacAddress mac,
        Optional<String> load,
        Optional<String> loader,
        boolean hidesModel,
        int hardware,
        Optional<Ipv4> remembers,
        Optional<Ailment> ailment) {
    /** The age of a loader that left the factory before the signing keys changed. */
    static final String OLD_LOADER = "8-3-1";

    /** Boots by itself into this load. */
    public static PhoneStart running(LabModel model, MacAddress mac, String load) {
        if (!model.isTwoStage()) {
            return new PhoneStart(
                    model,
                    mac,
                    Optional.of(load),
                    Optional.of(OLD_LOADER),
                    false,
                    0,
                    Optional.empty(),
                    Optional.empty());
        }
        ImageName image = ImageName.read(load).orElseThrow();
        return new PhoneStart(
                model,
                mac,
                Optional.of(load),
                image.universalLoader(),
                image.major() < 5,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /** Only its loader is left: of a Java phone this age, of a 7940/60 this universal loader. */
    public static PhoneStart factoryReset(LabModel model, MacAddress mac, String loader) {
        return new PhoneStart(
                model,
                mac,
                Optional.empty(),
                Optional.of(loader),
                false,
                0,
                Optional.empty(),
                Optional.empty());
    }

    public PhoneStart remembering(Ipv4 address) {
        return new PhoneStart(
                model, mac, load, loader, hidesModel, hardware, Optional.of(address), ailment);
    }

    PhoneStart withHardware(int bit) {
        return new PhoneStart(model, mac, load, loader, hidesModel, bit, remembers, ailment);
    }

    /** The same phone, with something wrong. */
    public PhoneStart suffering(Ailment from) {
        return new PhoneStart(
                model, mac, load, loader, hidesModel, hardware, remembers, Optional.of(from));
    }
}
