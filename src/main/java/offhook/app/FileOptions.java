package offhook.app;

import offhook.address.Subnet;
import offhook.app.Failures.WrongSettings;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags of {@code serve} for which files there are beside its own, and for whom. */
final class FileOptions {
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

    /** What was given here goes before what the settings say. */
    TftpSettings over(TftpSettings settings) {
        TftpSettings over = folder == null ? settings : settings.withFolder(folder);
        return clients.isEmpty()
                ? over
                : over.withClients(clients.stream().map(FileOptions::network).toList());
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
