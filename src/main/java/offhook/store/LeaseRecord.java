package offhook.store;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;

import java.util.Optional;

/** What the lease log says of an address: a lease that runs, or that it is forgotten. */
sealed interface LeaseRecord {
    Ipv4 address();

    /** Empty: forget the address. */
    Optional<Lease> lease();

    record Runs(Lease running) implements LeaseRecord {
        @Override
        public Ipv4 address() {
            return running.address();
        }

        @Override
        public Optional<Lease> lease() {
            return Optional.of(running);
        }
    }

    record Forgotten(Ipv4 address) implements LeaseRecord {
        @Override
        public Optional<Lease> lease() {
            return Optional.empty();
        }
    }
}
