package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.CapturedDatagram;
import offhook.desk.Scope;
import offhook.event.Observed;
import offhook.web.PhoneDocument;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the running station puts into a bundle. */
final class StationBundle {
    /** Those that need help come first; the rest is in phones.json. */
    static final int PHONES_MAX = 200;

    /** The last boots of a phone; the whole story is in the database. */
    static final int ENTRIES_MAX = 5_000;

    private final Station station;
    private final StationFleet fleet;

    StationBundle(Station station, StationFleet fleet) {
        this.station = station;
        this.fleet = fleet;
    }

    /**
     * @param only of this phone; else of all
     */
    void write(Optional<MacAddress> only, Instant now, OutputStream to) {
        List<PhoneDocument> phones =
                only.map(mac -> fleet.phone(mac).stream().toList()).orElseGet(fleet::phones);
        try (var bundle = new SupportBundle(to, Version.text(), now)) {
            bundle.station(setup());
            bundle.phones(phones);
            phones.stream()
                    .sorted(Comparator.comparing(phone -> phone.findings().isEmpty()))
                    .limit(PHONES_MAX)
                    .forEach(phone -> add(phone, bundle));
        }
    }

    private void add(PhoneDocument phone, SupportBundle bundle) {
        MacAddress mac = MacAddress.read(phone.mac()).orElseThrow();
        List<Observed> journal = station.store().journal(mac);
        List<Observed> last =
                journal.subList(Math.max(0, journal.size() - ENTRIES_MAX), journal.size());
        List<Ipv4> addresses = phone.address().flatMap(Ipv4::read).stream().toList();
        List<CapturedDatagram> packets = station.capture().of(mac, addresses);
        bundle.phone(mac, last.stream().map(PhoneDocuments::entry).toList(), packets);
    }

    private List<String> setup() {
        StationSetup setup = station.setup();
        var lines = new ArrayList<String>();
        lines.add("java      " + Runtime.version() + " on " + System.getProperty("os.name"));
        lines.add("data      " + setup.data());
        lines.add("database  " + setup.home().database());
        setup.cards().forEach(card -> lines.add("card      " + card));
        lines.add("DHCP      " + (station.dhcpEnds().isEmpty() ? "off" : station.dhcpEnds()));
        lines.add("DHCP for  " + setup.desk().scopes().serve());
        setup.desk().scopes().scopes().forEach(scope -> lines.add("scope     " + text(scope)));
        lines.add("TFTP      " + station.tftpEnds());
        lines.add("told to   " + setup.desk().station());
        lines.add("files     " + setup.tftp());
        lines.add("targets   " + setup.desk().targets());
        station.views()
                .library()
                .loads()
                .forEach(load -> lines.add("load      " + load.name().text()));
        station.troubles().now().forEach(trouble -> lines.add("trouble   " + trouble));
        station.troubles().oddities().forEach(oddity -> lines.add("oddity    " + oddity));
        return lines;
    }

    private static String text(Scope scope) {
        return "%s, pools %s, router %s, dns %s, tftp %s, lease %s, %d reserved, extra %s"
                .formatted(
                        scope.subnet(),
                        scope.pools(),
                        scope.router().map(Ipv4::toString).orElse("none"),
                        scope.dns(),
                        scope.tftp(),
                        Quantities.duration(scope.lease()),
                        scope.reservations().size(),
                        scope.extra().stream().map(option -> option.code()).toList());
    }
}
