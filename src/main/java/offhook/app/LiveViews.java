package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.PhoneView;
import offhook.desk.Views;
import offhook.firmware.Library;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the desk has published, for readers on any thread. Written by the desk's thread only; each
 * phone's view is replaced as a whole.
 */
final class LiveViews implements Views {
    private final Map<MacAddress, PhoneView> phones = new ConcurrentHashMap<>();
    private final Map<Ipv4, MacAddress> holders = new ConcurrentHashMap<>();
    private volatile Library library;

    LiveViews(Library library) {
        this.library = library;
    }

    @Override
    public Optional<PhoneView> phone(MacAddress mac) {
        return Optional.ofNullable(phones.get(mac));
    }

    @Override
    public Optional<PhoneView> phoneAt(Ipv4 address) {
        MacAddress holder = holders.get(address);
        return holder == null ? Optional.empty() : phone(holder);
    }

    @Override
    public Library library() {
        return library;
    }

    void publish(PhoneView view) {
        PhoneView before = phones.put(view.mac(), view);
        view.address().ifPresent(address -> holders.put(address, view.mac()));
        if (before != null
                && before.address().isPresent()
                && !before.address().equals(view.address())) {
            holders.remove(before.address().get(), view.mac());
        }
    }

    void forget(MacAddress mac) {
        PhoneView before = phones.remove(mac);
        if (before != null) {
            before.address().ifPresent(address -> holders.remove(address, mac));
        }
    }

    void publish(Library newer) {
        library = newer;
    }
}
