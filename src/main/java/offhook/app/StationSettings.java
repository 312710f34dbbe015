package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.AccessLists;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.line.Pbx;
import offhook.phone.PhoneCatalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the operator wrote in {@code offhook.toml} (interfaces.md §2); every key has a default. A
 * command's options are laid over it with the methods that begin with {@code with}.
 *
 * @param database a JDBC URL; empty: a file in {@code data}
 * @param pbx the default for every line
 */
record StationSettings(
        Path data,
        Optional<String> database,
        Dhcp dhcp,
        TftpSettings tftp,
        Targets targets,
        Optional<Pbx> pbx) {
    static final String USUAL_FILE = "offhook.toml";
    static final StationSettings DEFAULTS =
            new StationSettings(
                    Path.of("offhook-data"),
                    Optional.empty(),
                    new Dhcp(
                            Scopes.Serve.PHONES,
                            AccessLists.NONE,
                            TotalPace.MESSAGES_A_SECOND_USUAL,
                            Scope.LEASE_USUAL,
                            List.of(),
                            Map.of()),
                    TftpSettings.DEFAULTS,
                    new Targets(Targets.LATEST_SIP, Map.of()),
                    Optional.empty());

    /** A thousand subnets are 200 kB; what is longer is another file given by mistake. */
    private static final long FILE_BYTES_MAX = 1_000_000;

    /**
     * @param rate messages heard in a second, from all clients together
     * @param lease of scopes that the settings do not describe
     * @param scopes the subnets described, reservations included; empty: what the interfaces show
     * @param reservations all of them, for scopes that the settings do not describe
     */
    record Dhcp(
            Scopes.Serve serve,
            AccessLists access,
            int rate,
            Duration lease,
            List<Scope> scopes,
            Map<MacAddress, Ipv4> reservations) {
        Dhcp {
            scopes = List.copyOf(scopes);
            reservations = Map.copyOf(reservations);
        }

        /** A scope found on an interface, with this lease and the reservations that lie in it. */
        Scope completed(Scope scope) {
            var here = new HashMap<>(scope.reservations());
            reservations.forEach(
                    (mac, address) -> {
                        if (scope.subnet().contains(address)) {
                            here.put(mac, address);
                        }
                    });
            return new Scope(
                    scope.subnet(),
                    scope.pools(),
                    scope.router(),
                    scope.dns(),
                    scope.tftp(),
                    lease,
                    here,
                    scope.extra());
        }
    }

    /**
     * What each model shall end on: {@link #LATEST_SIP}, {@link #LATEST_SCCP} or a load's name as
     * Cisco writes it.
     *
     * @param byModel by the catalogue's name of the model
     */
    record Targets(String usual, Map<String, String> byModel) {
        /** The best complete load of the library. */
        static final String LATEST_SIP = "latest-sip";

        static final String LATEST_SCCP = "latest-sccp";

        Targets {
            byModel = Map.copyOf(byModel);
        }
    }

    /**
     * Reads the file; throws {@link Failures.WrongSettings} with every mistake in it.
     *
     * @param named what the operator named; empty: {@link #USUAL_FILE} if there is one
     */
    static StationSettings read(Optional<Path> named, PhoneCatalogue catalogue) {
        return read(named, catalogue, translation -> {});
    }

    /**
     * @param shown is told what another server's settings became
     */
    static StationSettings read(
            Optional<Path> named, PhoneCatalogue catalogue, Consumer<String> shown) {
        Path file = named.orElse(Path.of(USUAL_FILE));
        if (named.isEmpty() && !Files.exists(file)) {
            return DEFAULTS;
        }
        var reader = new StationSettingsReader(file.toString(), text(file), catalogue);
        reader.translation()
                .ifPresent(
                        toml -> shown.accept(file + " is read as this offhook.toml:\n\n" + toml));
        StationSettings settings = reader.read();
        if (!reader.faults().isEmpty()) {
            throw new Failures.WrongSettings(String.join("\n", reader.faults()));
        }
        return settings;
    }

    /** The JDBC URL, or the file in the data folder. */
    String databaseUrl() {
        return database.orElse("jdbc:sqlite:" + data.resolve("offhook.db"));
    }

    StationSettings withData(Path other) {
        return new StationSettings(other, database, dhcp, tftp, targets, pbx);
    }

    StationSettings withDatabase(String jdbcUrl) {
        return new StationSettings(data, Optional.of(jdbcUrl), dhcp, tftp, targets, pbx);
    }

    StationSettings withServe(Scopes.Serve other) {
        return withDhcp(
                new Dhcp(
                        other, dhcp.access, dhcp.rate, dhcp.lease, dhcp.scopes, dhcp.reservations));
    }

    StationSettings withScopes(List<Scope> others) {
        return withDhcp(
                new Dhcp(
                        dhcp.serve, dhcp.access, dhcp.rate, dhcp.lease, others, dhcp.reservations));
    }

    StationSettings withTftp(TftpSettings other) {
        return new StationSettings(data, database, dhcp, other, targets, pbx);
    }

    private StationSettings withDhcp(Dhcp other) {
        return new StationSettings(data, database, other, tftp, targets, pbx);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new Failures.WrongSettings(
                        file
                                + ": larger than "
                                + Quantities.bytes(FILE_BYTES_MAX)
                                + ": expected a settings file");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Failures.WrongSettings(file + ": not UTF-8 text; save it as UTF-8");
        } catch (NoSuchFileException missing) {
            throw new Failures.WrongSettings(
                    file + ": there is no such settings file; leave --settings out to do without");
        } catch (IOException failure) {
            throw new Failures.WrongSettings(file + ": cannot be read: " + failure);
        }
    }
}
