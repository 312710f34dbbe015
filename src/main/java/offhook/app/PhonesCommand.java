package offhook.app;

import offhook.web.PhoneDocument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code offhook phones}: what a running station knows of its phones. */
@Command(name = "phones", description = "The phones that a running station knows.")
final class PhonesCommand implements Callable<Integer> {
    @Mixin private StationAddress station;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        return switch (station.running().ask("/phones")) {
            case RunningStation.Answer.Document document -> {
                var phones = List.of(document.as(PhoneDocument[].class));
                new PhonesText(console, Instant.now()).lines(phones).forEach(console::say);
                console.document(document.json());
                yield 0;
            }
            case RunningStation.Answer.Refused(int status, String why) -> {
                console.complain("offhook: the station refused: " + PlainText.of(why));
                yield Failures.NOT_FINE;
            }
        };
    }
}
