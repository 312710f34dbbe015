package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The book against a naive one, under anything that clients can do, restarts included. */
class LeaseBookPropertyTest {
    private static final Subnet LAN = Subnet.read("10.0.0.0/24").orElseThrow();
    private static final int CLIENTS = 12;
    private static final int ADDRESSES = 8;
    private static final AddressSpace SPACE =
            new AddressSpace(
                    LAN,
                    List.of(new Pool(address(1), address(ADDRESSES))),
                    Set.of(),
                    Map.of(client(0).mac(), address(3)));

    private final Map<Ipv4, Lease> naive = new HashMap<>();

    @Property(tries = 300)
    void never_two_clients_on_one_address_nor_a_client_on_two(@ForAll Random random) {
        var book = new LeaseBook(List.of(SPACE));
        naive.clear();
        Instant now = Instant.parse("2026-11-22T08:00:00Z");
        for (int step = 0; step < 400; step++) {
            now = now.plusSeconds(random.nextInt(40));
            DhcpClient client = client(random.nextInt(CLIENTS));
            Ipv4 address = address(1 + random.nextInt(ADDRESSES + 1));
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> discover(book, client, Optional.of(address), now, random);
                case 3, 4 -> discover(book, client, Optional.empty(), now, random);
                case 5 -> granted(book.grant(client, LAN, address, length(random), now), now);
                case 6 -> book.release(client, address, now).ifPresent(end -> ended(client, end));
                case 7 ->
                        book.decline(client, address, now)
                                .ifPresent(until -> naive.remove(address));
                default -> {
                    var restored = new LeaseBook(List.of(SPACE));
                    restored.restore(book.leases(now));
                    book = restored;
                }
            }
            agree(book, now);
        }
    }

    private void discover(
            LeaseBook book, DhcpClient client, Optional<Ipv4> wanted, Instant now, Random random) {
        Optional<Ipv4> offered = book.offer(client, LAN, wanted, now);
        offered.ifPresent(
                address -> {
                    assertThat(isOthers(client, address, now)).isFalse();
                    if (random.nextBoolean()) {
                        Grant grant = book.grant(client, LAN, address, length(random), now);
                        assertThat(grant).isInstanceOf(Grant.Granted.class);
                        granted(grant, now);
                    }
                });
    }

    private void granted(Grant grant, Instant now) {
        if (grant instanceof Grant.Granted(Lease lease)) {
            var client = new DhcpClient(lease.clientId(), lease.mac());
            assertThat(isOthers(client, lease.address(), now)).isFalse();
            naive.put(lease.address(), lease);
        }
    }

    private void ended(DhcpClient client, Lease lease) {
        assertThat(naive.remove(lease.address()).mac()).isEqualTo(client.mac());
    }

    private boolean isOthers(DhcpClient client, Ipv4 address, Instant now) {
        Lease lease = naive.get(address);
        return lease != null && lease.endsAt().isAfter(now) && !lease.mac().equals(client.mac());
    }

    private void agree(LeaseBook book, Instant now) {
        naive.values().removeIf(lease -> !lease.endsAt().isAfter(now));
        assertThat(book.leases(now)).containsExactlyInAnyOrderElementsOf(naive.values());
        // The one with the reservation may move to it while its other lease still runs.
        assertThat(
                        naive.values().stream()
                                .map(Lease::mac)
                                .filter(mac -> !mac.equals(client(0).mac())))
                .doesNotHaveDuplicates();
    }

    private static Duration length(Random random) {
        return Duration.ofSeconds(30 + random.nextInt(600));
    }

    private static Ipv4 address(int number) {
        return LAN.network().plus(number);
    }

    private static DhcpClient client(int number) {
        return DhcpClient.of(new MacAddress(0x001b_0c00_0000L + number));
    }
}
