package offhook.app;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.event.Observed;
import offhook.store.Store;

import java.util.List;

/** The desk's way to the disk. */
record StoreSaving(Store store) implements DeskLoop.Saving {
    @Override
    public void commit(List<Lease> persist, List<Ipv4> forget, List<Observed> journal) {
        store.commit(persist, forget, journal);
    }

    @Override
    public boolean settle() {
        return store.settle();
    }
}
