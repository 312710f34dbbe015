package offhook.app;

import offhook.address.MacAddress;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook story MAC}: what happened to one phone, oldest first. */
@Command(name = "story", description = "What happened to one phone, oldest first.")
final class StoryCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MAC",
            description = "the phone: 00:1b:0c:18:bd:c1, 001B0C18BDC1, SEP001B0C18BDC1")
    private String phone;

    @Option(names = "--short", description = "without the traffic of each boot")
    private boolean isShort;

    @Mixin private StationAddress station;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        MacAddress mac = GivenMac.read(phone);
        var running = station.running();
        return switch (running.ask("/phones/" + mac + "/story")) {
            case RunningStation.Answer.Document document -> {
                if (!isJson) {
                    tell(mac, List.of(document.as(StoryEntry[].class)), phone(running, mac));
                }
                console.document(document.json());
                yield 0;
            }
            case RunningStation.Answer.Refused(int status, String why) -> {
                console.complain("offhook: " + PlainText.of(why));
                yield Failures.NOT_FINE;
            }
        };
    }

    /** What it did, oldest first, and at the end what it is, and what is to be said of it now. */
    private void tell(MacAddress mac, List<StoryEntry> entries, Optional<PhoneDocument> phone) {
        Console console = Console.open(false);
        new StoryLines(console, ZoneId.systemDefault(), Instant.now())
                .lines(mac, entries, isShort)
                .forEach(console::say);
        phone.ifPresent(
                now -> {
                    var text = new PhoneText(console);
                    console.say("");
                    console.say(text.head(mac.toString(), now));
                    text.findings(now).forEach(console::say);
                });
    }

    private static Optional<PhoneDocument> phone(RunningStation running, MacAddress mac) {
        return running.ask("/phones/" + mac) instanceof RunningStation.Answer.Document document
                        && document.json().isObject()
                ? Optional.of(document.as(PhoneDocument.class))
                : Optional.empty();
    }
}
