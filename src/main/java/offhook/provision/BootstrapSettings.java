package offhook.provision;

import offhook.address.Ipv4;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Optional;

/**
 * What the first files of a phone are made from.
 *
 * @param model empty while only the platform is known: then every model of it is served
 * @param load what the phone shall run now; empty: it keeps what it has
 * @param station where it finds its TFTP server and, until it has its own settings, its PBX
 */
public record BootstrapSettings(
        Optional<PhoneModel> model, Platform platform, Optional<LoadName> load, Ipv4 station) {
    public BootstrapSettings {
        load.filter(name -> name.platform() != platform)
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    name.text() + " is no load for a " + platform.label());
                        });
        model.filter(it -> it.platform() != platform)
                .ifPresent(
                        it -> {
                            throw new IllegalArgumentException(
                                    it.name() + " is no model of " + platform.label());
                        });
    }
}
