package offhook.store;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.event.Observed;
import offhook.event.StationEvent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Grants, tells and settles as a station does, and says each number once it is safe. */
final class PowerCutChild {
    /** Enough for the log to be written anew a few times. */
    static final int COMMITS = 260;

    static final int LEASES_A_COMMIT = 60;
    static final int ADDRESSES = 900;

    private PowerCutChild() {}

    public static void main(String[] arguments) {
        try (var store = Store.open(Path.of(arguments[0]))) {
            for (int number = 1; number <= COMMITS; number++) {
                store.commit(granted(number), List.of(), List.of());
                say("lease " + number);
                if (number % 5 == 0) {
                    store.commit(List.of(), List.of(), List.of(told(number)));
                    say("story " + number);
                }
                if (number % 13 == 0) {
                    store.settle();
                }
            }
        }
    }

    /** Every address is granted again and again, each time with a later end. */
    static List<Lease> granted(int number) {
        var leases = new ArrayList<Lease>();
        for (int i = 0; i < LEASES_A_COMMIT; i++) {
            int address = (number * 37 + i) % ADDRESSES;
            leases.add(
                    new Lease(
                            Ipv4.of("10.0.0.0").plus(address),
                            StoreTest.A,
                            StoreTest.A.bytes(),
                            StoreTest.T0.plusSeconds(number),
                            StoreTest.T0.plusSeconds(number + 3600),
                            false));
        }
        return leases;
    }

    static Observed told(int number) {
        return new Observed(
                StoreTest.T0.plusSeconds(number),
                StoreTest.A,
                new StationEvent.Note("entry " + number));
    }

    /** In one write, as the trace is read by the write. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
