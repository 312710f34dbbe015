package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.disk.PhoneData;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook pbx-texts}: what the PBX or the provider has to be told. */
@Command(
        name = "pbx-texts",
        description =
                "Ready text for the other side of each line: Asterisk, FreePBX, FreeSWITCH,"
                        + " chan-sccp, CME, CUCM, a provider.")
final class PbxTextsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MAC", description = "of this phone; default: of all")
    private String phone;

    @Option(
            names = "--load",
            description =
                    "what the phones run or shall run (default: the newest usual for their model)")
    private String load;

    @Option(names = "--with-passwords", description = "put them in; else a word stands there")
    private boolean isWithPasswords;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        Optional<MacAddress> mac = Optional.ofNullable(phone).map(GivenMac::read);
        if (load != null && !(LoadNames.read(load) instanceof LoadNameReading.Named)) {
            throw new Failures.WrongSettings(
                    "--load " + PlainText.of(load) + ": expected a name such as SIP41.9-4-2SR3-1S");
        }
        try (var lines = data.lines()) {
            var book = lines.keeper().counted(lines.written(console));
            var orders = new PbxOrders(PhoneData.catalogue(), Ipv4.ANY);
            var document =
                    PbxDocument.of(
                            orders.of(
                                    book,
                                    mac,
                                    any -> Optional.empty(),
                                    any -> Optional.ofNullable(load)),
                            isWithPasswords);
            console.document(document);
            document.servers().forEach(server -> say(server, console));
            if (document.servers().isEmpty()) {
                console.remark("No line names a server, and none is usual: offhook lines server.");
                return Failures.NOT_FINE;
            }
        }
        return 0;
    }

    private static void say(PbxDocument.OneServer server, Console console) {
        console.say(
                console.bold("%s (%s, %s)".formatted(server.name(), server.kind(), server.host())));
        for (PbxDocument.Piece piece : server.texts()) {
            console.say("");
            console.say(console.bold("; " + PlainText.of(piece.where())));
            piece.notes().forEach(note -> console.say(console.dim("; " + note)));
            piece.text().lines().forEach(line -> console.say(PlainText.of(line)));
        }
        console.say("");
    }
}
