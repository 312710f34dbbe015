package offhook.lab;

import offhook.address.Ipv4;

import java.util.Optional;

/**
 * What a phone keeps without power. Written only whole: an image counts once its last byte is
 * stored, so a power cut leaves the old one.
 */
final class PhoneFlash {
    private Optional<String> load;
    private Optional<String> loader;
    private Optional<Ipv4> lease;
    private boolean isBroken;

    PhoneFlash(PhoneStart start) {
        this.load = start.load();
        this.loader = start.loader();
        this.lease = start.remembers();
    }

    /** The application or single image; empty if only a loader is left. */
    Optional<String> load() {
        return load;
    }

    Optional<String> loader() {
        return loader;
    }

    Optional<Ipv4> lease() {
        return lease;
    }

    /** Nothing can be started from it any more. */
    boolean isBroken() {
        return isBroken;
    }

    void breakDown() {
        isBroken = true;
    }

    void remember(Optional<Ipv4> address) {
        lease = address;
    }

    void storeLoad(String name) {
        load = Optional.of(name);
    }

    /** A 7940/60's new loader takes the place of the application and wipes the network data. */
    void storeLoader(String name) {
        loader = Optional.of(name);
        load = Optional.empty();
        lease = Optional.empty();
    }
}
