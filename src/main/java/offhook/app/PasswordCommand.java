package offhook.app;

import offhook.disk.DiskTrouble;
import offhook.disk.PhoneData;
import offhook.store.Store;
import offhook.web.Password;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook password}: so that the page may listen where others can reach it. */
@Command(
        name = "password",
        description = "Sets the page's password: asked for on a terminal, else a line of input.")
final class PasswordCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "the station's folder")
    private Path data;

    @Option(names = "--clear", description = "takes the password away")
    private boolean isCleared;

    @Override
    public Integer call() throws IOException {
        var settings = StationSettings.read(Optional.empty(), PhoneData.catalogue());
        settings = data == null ? settings : settings.withData(data);
        String hash = isCleared ? "" : Password.hash(asked());
        makeFolder(settings.data());
        try (var store = Store.open(settings.databaseUrl())) {
            store.set(StationSurroundings.PASSWORD, hash);
        }
        Console.open(false)
                .say(
                        isCleared
                                ? "The page has no password any more; it listens on 127.0.0.1 only."
                                : "The page has a password now; --page-listen ADDRESS opens it to"
                                        + " others.");
        return 0;
    }

    private static String asked() throws IOException {
        String password = System.console() == null ? line() : typed();
        Optional<String> fault = Password.fault(password);
        if (fault.isPresent()) {
            throw new Failures.WrongSettings(fault.get());
        }
        return password;
    }

    private static String line() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Objects.requireNonNullElse(input.readLine(), "");
    }

    private static String typed() {
        char[] first = System.console().readPassword("New password: ");
        char[] again = System.console().readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw new Failures.WrongSettings("the two are not the same: nothing is changed");
        }
        return new String(first);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new Failures.MachineRefused(
                    "the data folder %s can't be made (%s)"
                            .formatted(folder, DiskTrouble.of(refused)),
                    refused);
        }
    }
}
