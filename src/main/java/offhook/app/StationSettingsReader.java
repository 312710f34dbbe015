package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.AccessLists;
import offhook.desk.Scope;
import offhook.desk.ScopeFaults;
import offhook.desk.Scopes;
import offhook.dhcp.Pool;
import offhook.phone.PhoneCatalogue;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the text of {@code offhook.toml}; mistakes are collected, the rest is read on. */
final class StationSettingsReader {
    private static final String PREFIX =
            "MAC addresses or their first bytes such as 00:1b:0c:18:bd:c1 or 00:1b:0c";
    private static final String ADDRESS = "an IPv4 address such as 192.168.1.1";

    private final String file;
    private final String text;
    private final PhoneCatalogue catalogue;
    private final boolean isTranslated;
    private List<String> faults = List.of();

    StationSettingsReader(String file, String text, PhoneCatalogue catalogue) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        Optional<String> translation = ForeignSettings.translation(plain);
        this.file = translation.isPresent() ? file + " (translated)" : file;
        this.text = translation.orElse(plain);
        this.isTranslated = translation.isPresent();
        this.catalogue = catalogue;
    }

    /** What could be read; of use only if there are no {@link #faults()}. */
    StationSettings read() {
        try {
            JsonNode tree = new TomlMapper().readTree(text);
            var collected = new StationSettingsFaults(file, new StationSettingsLines(text));
            StationSettings settings = settings(new StationSettingsTable(tree, "", collected));
            faults = collected.sentences();
            return settings;
        } catch (JacksonException unreadable) {
            var location = unreadable.getLocation();
            faults =
                    List.of(
                            file
                                    + (location == null ? "" : ":" + location.getLineNr())
                                    + ": not TOML: "
                                    + unreadable.getOriginalMessage());
            return StationSettings.DEFAULTS;
        }
    }

    List<String> faults() {
        return faults;
    }

    /** What another server's settings became; empty if they were ours. */
    Optional<String> translation() {
        return isTranslated ? Optional.of(text) : Optional.empty();
    }

    private StationSettings settings(StationSettingsTable top) {
        StationSettings usual = StationSettings.DEFAULTS;
        var settings =
                new StationSettings(
                        top.value("data", "a folder", StationSettingsReader::path)
                                .orElse(usual.data()),
                        top.value("database", "jdbc:sqlite:FILE or jdbc:postgresql://…", jdbc()),
                        top.table("dhcp").map(this::dhcp).orElse(usual.dhcp()),
                        top.table("tftp")
                                .map(table -> TftpSettings.read(table, StationSettingsReader::path))
                                .orElse(usual.tftp()),
                        top.table("targets")
                                .map(table -> new StationSettingsTargets(catalogue).read(table))
                                .orElse(usual.targets()),
                        top.table("pbx").flatMap(StationSettingsPbx::read));
        top.refuseOthers();
        return settings;
    }

    private StationSettings.Dhcp dhcp(StationSettingsTable table) {
        StationSettings.Dhcp usual = StationSettings.DEFAULTS.dhcp();
        Scopes.Serve serve =
                table.value("serve", "phones, everyone or nobody", StationSettingsReader::serve)
                        .orElse(usual.serve());
        var access =
                new AccessLists(
                        table.values("allow", PREFIX, AccessLists.MacPrefix::read),
                        table.values("deny", PREFIX, AccessLists.MacPrefix::read));
        int rate =
                table.value("rate", "messages a second, 10 to 1000000", it -> rate(it))
                        .orElse(usual.rate());
        Duration lease = lease(table).orElse(usual.lease());
        var scopes = new ArrayList<Scope>();
        var places = new ArrayList<StationSettingsTable>();
        for (StationSettingsTable subnet : table.tables("subnet")) {
            scope(subnet, lease)
                    .ifPresent(
                            scope -> {
                                scopes.add(scope);
                                places.add(subnet);
                            });
        }
        Map<MacAddress, Ipv4> reservations = reservations(table, scopes);
        table.refuseOthers();
        var dhcp = new StationSettings.Dhcp(serve, access, rate, lease, List.of(), reservations);
        List<Scope> complete =
                scopes.stream().map(scope -> reserved(dhcp.completed(scope), scope)).toList();
        contradictions(complete, places);
        return new StationSettings.Dhcp(serve, access, rate, lease, complete, reservations);
    }

    /** Each is told at the first subnet that has it. */
    private static void contradictions(List<Scope> scopes, List<StationSettingsTable> places) {
        var told = new HashSet<String>();
        for (int i = 0; i < scopes.size(); i++) {
            for (String fault : ScopeFaults.of(scopes.subList(0, i + 1))) {
                if (told.add(fault)) {
                    places.get(i).fault("subnet", fault);
                }
            }
        }
    }

    /** With the reservations of the one and the lease of the other. */
    private static Scope reserved(Scope completed, Scope described) {
        return new Scope(
                described.subnet(),
                described.pools(),
                described.router(),
                described.dns(),
                described.tftp(),
                described.lease(),
                completed.reservations(),
                described.extra());
    }

    private Optional<Scope> scope(StationSettingsTable table, Duration usualLease) {
        table.require("subnet", "\"192.168.1.0/24\"");
        Optional<Subnet> subnet =
                table.value(
                        "subnet",
                        "a network and its prefix such as 192.168.1.0/24, host bits zero",
                        Subnet::read);
        List<Pool> pools =
                table.values("pool", "two addresses such as 192.168.1.2-192.168.1.251", pool());
        Optional<Ipv4> router = table.value("router", ADDRESS, Ipv4::read);
        List<Ipv4> dns = table.values("dns", ADDRESS, Ipv4::read);
        List<Ipv4> tftp = table.values("tftp", ADDRESS, Ipv4::read);
        Duration lease = lease(table).orElse(usualLease);
        var extra = table.table("option").map(StationSettingsOptions::read).orElse(List.of());
        table.refuseOthers();
        return subnet.map(
                here ->
                        new Scope(
                                here,
                                pools.isEmpty() ? Scope.of(here).pools() : pools,
                                router,
                                dns,
                                tftp,
                                lease,
                                Map.of(),
                                extra));
    }

    private static Map<MacAddress, Ipv4> reservations(
            StationSettingsTable dhcp, List<Scope> scopes) {
        var reservations = new LinkedHashMap<MacAddress, Ipv4>();
        for (StationSettingsTable table : dhcp.tables("reservation")) {
            table.require("mac", "\"00:1b:0c:18:bd:c1\"");
            table.require("address", "\"192.168.1.50\"");
            Optional<MacAddress> mac =
                    table.value("mac", "a MAC address such as 00:1b:0c:18:bd:c1", MacAddress::read);
            Optional<Ipv4> address = table.value("address", ADDRESS, Ipv4::read);
            table.refuseOthers();
            if (mac.isPresent() && address.isPresent()) {
                Ipv4 other = reservations.putIfAbsent(mac.get(), address.get());
                if (other != null) {
                    table.fault("mac", "mac " + mac.get() + ": reserved already, as " + other);
                } else if (!scopes.isEmpty() && !isIn(scopes, address.get())) {
                    table.fault("address", address.get() + " lies in no [[dhcp.subnet]]");
                }
            }
        }
        return reservations;
    }

    private static boolean isIn(List<Scope> scopes, Ipv4 address) {
        return scopes.stream().anyMatch(scope -> scope.subnet().contains(address));
    }

    private static Optional<Integer> rate(String text) {
        return text.matches("\\d{2,7}")
                ? Optional.of(Integer.parseInt(text)).filter(rate -> rate <= 1_000_000)
                : Optional.empty();
    }

    private static Optional<Duration> lease(StationSettingsTable table) {
        return table.value("lease", "a duration such as 2h or 90m", DurationText::read);
    }

    private static Optional<Scopes.Serve> serve(String word) {
        for (Scopes.Serve serve : Scopes.Serve.values()) {
            if (serve.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(serve);
            }
        }
        return Optional.empty();
    }

    private static Function<String, Optional<String>> jdbc() {
        return url -> Optional.of(url).filter(text -> text.matches("jdbc:(sqlite|postgresql):.+"));
    }

    /** One address is a pool too. */
    private static Function<String, Optional<Pool>> pool() {
        return range ->
                Pool.read(range).or(() -> Ipv4.read(range).map(only -> new Pool(only, only)));
    }

    private static Optional<Path> path(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
