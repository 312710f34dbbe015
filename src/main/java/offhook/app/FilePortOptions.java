package offhook.app;

import offhook.address.Subnet;
import offhook.app.Failures.WrongSettings;
import offhook.udp.TftpDataPorts;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The flags of {@code serve} for the ports at which phones ask for files. */
final class FilePortOptions {
    private static final int TFTP_PORT = 69;

    /** Where phones of newer loads ask first (config-files.md §7). */
    static final int PHONE_HTTP_PORT = 6970;

    @Option(names = "--tftp-port", paramLabel = "PORT", description = "default: 69")
    private int tftpPort = TFTP_PORT;

    @Option(
            names = "--tftp-data-ports",
            paramLabel = "PORTS",
            description =
                    "from where files are sent: any (default), LO-HI for a firewall, or as-asked:"
                            + " everything from the TFTP port, for containers")
    private String dataPorts;

    @Option(
            names = "--tftp-folder",
            paramLabel = "DIR",
            description = "a read-only folder with files of your own")
    private Path folder;

    @Option(
            names = "--file-clients",
            paramLabel = "NETWORK",
            description =
                    "a network such as 10.20.0.0/16 beside our own whose machines may fetch files;"
                            + " may be given again")
    private List<String> clients = new ArrayList<>();

    @Option(names = "--phone-http-port", paramLabel = "PORT", description = "default: 6970")
    private int phoneHttpPort = PHONE_HTTP_PORT;

    @Option(names = "--no-phone-http", description = "files by TFTP only")
    private boolean hasNoPhoneHttp;

    int tftpPort() {
        ServeCommand.checkPort("--tftp-port", tftpPort);
        return tftpPort;
    }

    /** Empty: none. */
    OptionalInt phoneHttpPort() {
        ServeCommand.checkPort("--phone-http-port", phoneHttpPort);
        return hasNoPhoneHttp ? OptionalInt.empty() : OptionalInt.of(phoneHttpPort);
    }

    /** What was given here goes before what the settings say. */
    TftpSettings over(TftpSettings settings) {
        TftpSettings over = folder == null ? settings : settings.withFolder(folder);
        if (!clients.isEmpty()) {
            over = over.withClients(clients.stream().map(FilePortOptions::network).toList());
        }
        if (dataPorts == null) {
            return over;
        }
        return over.withDataPorts(dataPorts(dataPorts));
    }

    static TftpDataPorts dataPorts(String text) {
        return TftpSettings.dataPorts(text)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "--tftp-data-ports %s: expected %s"
                                                .formatted(text, TftpSettings.DATA_PORTS)));
    }

    private static Subnet network(String text) {
        return Subnet.read(text)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "--file-clients %s: expected %s"
                                                .formatted(text, TftpSettings.CLIENTS)));
    }
}
