package offhook.app;

import offhook.address.MacAddress;
import offhook.app.Failures.MachineRefused;
import offhook.disk.DiskTrouble;
import offhook.wire.Bytes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook bundle [MAC]}: what helps those who shall help. */
@Command(
        name = "bundle",
        description = {
            "A zip for those who shall help: each phone's story, findings and last packets, and how"
                    + " the station is set up; without passwords, contents of files and public"
                    + " addresses. \"offhook explain\" reads it."
        })
final class BundleCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MAC",
            arity = "0..1",
            description = "of this phone only: 00:1b:0c:18:bd:c1, SEP001B0C18BDC1")
    private String phone;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "default: offhook-bundle.zip, or named after the phone")
    private Path output;

    @Mixin private StationAddress station;

    @Mixin private DataFolder folder;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        Optional<MacAddress> mac = Optional.ofNullable(phone).map(GivenMac::read);
        Path target =
                Optional.ofNullable(output)
                        .orElse(
                                Path.of(
                                        mac.map(one -> "offhook-" + one.deviceName() + ".zip")
                                                .orElse("offhook-bundle.zip")));
        String path = mac.map(one -> "/phones/" + one + "/bundle.zip").orElse("/bundle.zip");
        try {
            return switch (station.running().download(path)) {
                case RunningStation.Download.Content(Bytes zip) ->
                        done(zip.toArray(), target, console);
                case RunningStation.Download.Refused(String why) -> {
                    console.complain("offhook: " + PlainText.of(why));
                    yield Failures.NOT_FINE;
                }
            };
        } catch (MachineRefused silent) {
            Path database = folder.database().orElseThrow(() -> silent);
            console.remark("No station answers; what follows is what its database says.");
            return done(RestingBundle.of(database, mac), target, console);
        }
    }

    private static int done(byte[] zip, Path target, Console console) {
        write(zip, target);
        console.say(
                "%s: %s. Look into it before you send it; \"offhook explain %s\" reads it."
                        .formatted(target, Quantities.bytes(zip.length), target));
        console.document(Map.of("file", target.toString(), "bytes", zip.length));
        return 0;
    }

    private static void write(byte[] zip, Path target) {
        try {
            Files.write(target, zip);
        } catch (IOException why) {
            throw new MachineRefused(
                    "%s can't be written: %s; name another file with --output"
                            .formatted(target, DiskTrouble.of(why)),
                    why);
        }
    }
}
