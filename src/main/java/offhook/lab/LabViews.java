package offhook.lab;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.PhoneView;
import offhook.desk.Views;
import offhook.firmware.Library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the desk has published, on one thread. */
final class LabViews implements Views {
    private final Map<MacAddress, PhoneView> phones = new HashMap<>();
    private final Map<Ipv4, MacAddress> holders = new HashMap<>();
    private final Library library;

    LabViews(Library library) {
        this.library = library;
    }

    void publish(PhoneView view) {
        PhoneView before = phones.put(view.mac(), view);
        if (before != null) {
            before.address().ifPresent(address -> holders.remove(address, view.mac()));
        }
        view.address().ifPresent(address -> holders.put(address, view.mac()));
    }

    @Override
    public Optional<PhoneView> phone(MacAddress mac) {
        return Optional.ofNullable(phones.get(mac));
    }

    @Override
    public Optional<PhoneView> phoneAt(Ipv4 address) {
        return Optional.ofNullable(holders.get(address)).flatMap(this::phone);
    }

    @Override
    public Library library() {
        return library;
    }
}
