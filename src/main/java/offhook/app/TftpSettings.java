package offhook.app;

import offhook.address.Subnet;
import offhook.desk.OwnFiles;
import offhook.tftp.TftpLimits;
import offhook.udp.TftpDataPorts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How files are served: the settings' table {@code [tftp]}.
 *
 * @param folder an extra read-only folder
 * @param clients networks beside our own whose machines may fetch files
 * @param ownFiles who is given a phone's file with its passwords; empty: the address that holds its
 *     lease where this station leases, else whoever asks
 * @param transfersMax at once, in all
 * @param transfersPerClientMax at once, of one address
 */
record TftpSettings(
        Optional<Path> folder,
        TftpDataPorts dataPorts,
        List<Subnet> clients,
        int transfersMax,
        int transfersPerClientMax,
        Optional<OwnFiles> ownFiles) {
    static final TftpSettings DEFAULTS =
            new TftpSettings(
                    Optional.empty(),
                    new TftpDataPorts.Any(),
                    List.of(),
                    TftpLimits.DEFAULT.transfersMax(),
                    TftpLimits.DEFAULT.transfersPerClientMax(),
                    Optional.empty());

    static final String DATA_PORTS = "any, as-asked, or two ports such as 40000-40099";
    private static final String OWN_FILES = "lease or anyone";
    static final String CLIENTS = "a network and its prefix such as 10.20.0.0/16, host bits zero";

    /** 10,000 phones at once use 41 MB (docs/performance.md); more are another machine's. */
    private static final int TRANSFERS_MOST = 200_000;

    /** Many phones behind one address, as a router that translates them shows them. */
    private static final int TRANSFERS_PER_CLIENT_MOST = 1_000;

    private static final int PORT_MAX = 65_535;

    TftpSettings {
        clients = List.copyOf(clients);
    }

    static TftpSettings read(StationSettingsTable table, Function<String, Optional<Path>> path) {
        Optional<String> folder = table.value("folder", "a folder", Optional::of);
        var settings =
                new TftpSettings(
                        folder.filter(name -> !name.isEmpty()).flatMap(path),
                        table.value("data-ports", DATA_PORTS, TftpSettings::dataPorts)
                                .orElse(DEFAULTS.dataPorts),
                        table.values("clients", CLIENTS, Subnet::read),
                        table.value("transfers", count(TRANSFERS_MOST), upTo(TRANSFERS_MOST))
                                .orElse(DEFAULTS.transfersMax),
                        table.value(
                                        "transfers-per-client",
                                        count(TRANSFERS_PER_CLIENT_MOST),
                                        upTo(TRANSFERS_PER_CLIENT_MOST))
                                .orElse(DEFAULTS.transfersPerClientMax),
                        table.value("own-files", OWN_FILES, TftpSettings::ownFiles));
        table.refuseOthers();
        return settings;
    }

    static Optional<TftpDataPorts> dataPorts(String text) {
        return switch (text) {
            case "any" -> Optional.of(new TftpDataPorts.Any());
            case "as-asked" -> Optional.of(new TftpDataPorts.AsAsked());
            default -> {
                String[] ends = text.split("-", -1);
                Optional<Integer> first = number(ends[0], PORT_MAX);
                Optional<Integer> last = number(ends[ends.length - 1], PORT_MAX);
                yield ends.length == 2
                                && first.isPresent()
                                && last.isPresent()
                                && first.get() <= last.get()
                        ? Optional.of(new TftpDataPorts.Between(first.get(), last.get()))
                        : Optional.empty();
            }
        };
    }

    TftpSettings withFolder(Path other) {
        return new TftpSettings(
                Optional.of(other),
                dataPorts,
                clients,
                transfersMax,
                transfersPerClientMax,
                ownFiles);
    }

    TftpSettings withDataPorts(TftpDataPorts other) {
        return new TftpSettings(
                folder, other, clients, transfersMax, transfersPerClientMax, ownFiles);
    }

    TftpSettings withClients(List<Subnet> others) {
        return new TftpSettings(
                folder, dataPorts, others, transfersMax, transfersPerClientMax, ownFiles);
    }

    TftpLimits limits() {
        TftpLimits usual = TftpLimits.DEFAULT;
        return new TftpLimits(
                transfersMax,
                transfersPerClientMax,
                usual.blockBytesMax(),
                usual.windowMax(),
                usual.firstTimeout(),
                usual.unacknowledgedSendsMax(),
                usual.silenceMax());
    }

    private static Optional<OwnFiles> ownFiles(String word) {
        return switch (word) {
            case "lease" -> Optional.of(OwnFiles.LEASE);
            case "anyone" -> Optional.of(OwnFiles.ANYONE);
            default -> Optional.empty();
        };
    }

    private static String count(int most) {
        return "a number from 1 to " + most;
    }

    private static Function<String, Optional<Integer>> upTo(int most) {
        return text -> number(text, most);
    }

    /** From 1 on. */
    private static Optional<Integer> number(String text, int most) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .filter(value -> value <= most);
    }
}
