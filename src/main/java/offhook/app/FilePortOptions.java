package offhook.app;

import offhook.app.Failures.WrongSettings;
import offhook.udp.TftpDataPorts;

import picocli.CommandLine.Option;

import java.util.OptionalInt;

/** The ports at which phones ask for files; {@code doctor} looks at what {@code serve} opens. */
final class FilePortOptions {
    private static final int TFTP_PORT = 69;

    /** Where phones of newer loads ask first (config-files.md §7). */
    private static final int PHONE_HTTP_PORT = 6970;

    @Option(names = "--tftp-port", paramLabel = "PORT", description = "default: 69")
    private int tftpPort = TFTP_PORT;

    @Option(
            names = "--tftp-data-ports",
            paramLabel = "PORTS",
            description =
                    "from where files are sent: any (default), LO-HI for a firewall, or as-asked:"
                            + " everything from the TFTP port, for containers")
    private String dataPorts;

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
        return dataPorts == null ? settings : settings.withDataPorts(read(dataPorts));
    }

    private static TftpDataPorts read(String text) {
        return TftpSettings.dataPorts(text)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "--tftp-data-ports %s: expected %s"
                                                .formatted(text, TftpSettings.DATA_PORTS)));
    }
}
