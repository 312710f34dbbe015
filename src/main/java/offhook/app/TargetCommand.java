package offhook.app;

import offhook.address.MacAddress;
import offhook.web.TargetsDocument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "target",
        mixinStandardHelpOptions = true,
        description = "Sets the load that phones of a running station shall end on.")
final class TargetCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "LOAD",
            description = "as \"offhook loads\" names it: SIP41.9-4-2SR3-1S")
    private String load;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "MAC",
            description = "the phones: 00:1b:0c:18:bd:c1, 001B0C18BDC1, SEP001B0C18BDC1")
    private List<String> phones;

    @Mixin private StationAddress station;
    @Mixin private StationToken token;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        List<String> macs =
                phones.stream().map(GivenMac::read).map(MacAddress::toString).distinct().toList();
        String secret = token.secret("target");
        var wish = Map.of("macs", macs, "load", load);
        return switch (station.running().put("/phones/target", secret, wish)) {
            case RunningStation.Answer.Document document -> {
                var set = document.as(TargetsDocument.class);
                if (set.set() > 0) {
                    console.say(said(set.set(), macs.size()));
                }
                set.refused()
                        .forEach(
                                no ->
                                        console.complain(
                                                "offhook: %s: %s"
                                                        .formatted(
                                                                no.mac(), PlainText.of(no.why()))));
                console.document(document.json());
                yield set.refused().isEmpty() ? 0 : Failures.NOT_FINE;
            }
            case RunningStation.Answer.Refused(int status, String why) -> {
                console.complain("offhook: " + PlainText.of(why));
                yield Failures.NOT_FINE;
            }
        };
    }

    private String said(int set, int asked) {
        String all = asked == 1 ? "1 phone" : asked + " phones";
        return "%d of %s shall run %s; \"offhook phones\" shows the way."
                .formatted(set, all, PlainText.of(load));
    }
}
