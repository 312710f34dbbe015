package offhook.lab;

import offhook.address.Ipv4;
import offhook.desk.Effect;
import offhook.dhcp.Lease;
import offhook.event.Observed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stable storage of a virtual station: what is in here survives its power cuts. */
final class StationStore {
    private final Map<Ipv4, Lease> leases = new LinkedHashMap<>();
    private final List<Observed> journal = new ArrayList<>();

    void commit(List<Effect> batch) {
        for (Effect effect : batch) {
            switch (effect) {
                case Effect.PersistLease(Lease lease) -> leases.put(lease.address(), lease);
                case Effect.ForgetLease(Ipv4 address) -> leases.remove(address);
                case Effect.Journal(Observed observed) -> journal.add(observed);
                case Effect.ForgetPhone(var mac) ->
                        journal.removeIf(observed -> observed.phone().equals(mac));
                case Effect.Reply reply -> {}
                case Effect.AnswerFile answer -> {}
                case Effect.Publish publish -> {}
            }
        }
    }

    List<Lease> leases() {
        return List.copyOf(leases.values());
    }

    /** In the order of the commits; not copied, it is long. */
    List<Observed> journal() {
        return journal;
    }
}
