package offhook.app;

import offhook.disk.PhoneData;
import offhook.explain.ExplainedPhone;
import offhook.explain.Explainer;
import offhook.explain.Masked;
import offhook.explain.Sighting;
import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

/** {@code offhook explain FILE…}: the stories that others' logs and captures tell. */
@Command(
        name = "explain",
        description = {
            "What each phone is, runs and suffers from, by what others saw: logs of tftpd32,"
                + " in.tftpd, atftpd, dnsmasq, dhcpd, Kea, Cisco IOS, PBXs and unknown servers,"
                + " text of tcpdump and Wireshark, pcap and pcapng; packed with gzip, zip or tar,"
                + " or not. Several files are read as one, by their times."
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "logs and captures")
    private List<Path> files;

    @Option(names = "--short", description = "without the traffic of each boot")
    private boolean isShort;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "of the machine that wrote the logs: Europe/Berlin (default: this one's)")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new Failures.WrongSettings(
                        "%s: there is no such file; expected a log or a capture".formatted(file));
            }
        }
        Console console = Console.open(isJson);
        PhoneCatalogue catalogue = PhoneData.catalogue();
        var explainer = new Explainer(catalogue, Library.EMPTY);
        var sources = new ArrayList<ExplainSource>();
        try {
            for (Path file : files) {
                for (ExplainSource source : ExplainSource.openAll(file, catalogue, zone)) {
                    source.watch(() -> console.bar(source.name(), source.percentRead()));
                    sources.add(source);
                }
            }
            CaptureSource.readTogether(sources);
            readAll(sources, explainer);
            return tell(sources, explainer, console);
        } catch (OutOfMemoryError tooMany) {
            throw new Failures.MachineRefused(
                    "there are more phones in it than fit into the memory that is granted; give it"
                            + " more: OFFHOOK_JAVA_OPTIONS=-Xmx2g offhook explain …",
                    tooMany);
        } finally {
            sources.forEach(ExplainSource::close);
        }
    }

    /** Whichever file's next line is older comes first. */
    private static void readAll(List<ExplainSource> sources, Explainer explainer) {
        record Head(Instant at, ExplainSource source) {}
        var heads = new PriorityQueue<Head>(Comparator.comparing(Head::at));
        for (ExplainSource source : sources) {
            source.peek().map(Sighting::at).ifPresent(at -> heads.add(new Head(at, source)));
        }
        while (!heads.isEmpty()) {
            ExplainSource source = heads.remove().source();
            explainer.take(source.peek().orElseThrow());
            source.take();
            Optional<Sighting> next = source.peek();
            next.ifPresent(sighting -> heads.add(new Head(sighting.at(), source)));
        }
        for (ExplainSource source : sources) {
            source.last().ifPresent(explainer::heardUntil);
            if (source.hearsFiles()) {
                explainer.hearsFiles();
            }
        }
    }

    private int tell(List<ExplainSource> sources, Explainer explainer, Console console) {
        List<ExplainedPhone> phones = explainer.phones();
        sources.stream()
                .filter(ExplainSource::isWorthTelling)
                .flatMap(source -> source.remarks().stream())
                .map(PlainText::of)
                .map(Masked::covered)
                .forEach(console::remark);
        if (explainer.turnedAway() > 0) {
            console.remark(
                    "There are more clients in it than can be told apart; %s lines were left out."
                            .formatted(Quantities.number(explainer.turnedAway())));
        }
        if (!isJson) {
            new ExplainText(console, zone)
                    .lines(phones, isShort).stream().map(Masked::covered).forEach(console::say);
        }
        console.document(phones.stream().map(ExplainText::document).toList());
        boolean isRead = sources.stream().anyMatch(ExplainSource::isUnderstood);
        return isRead ? 0 : Failures.NOT_FINE;
    }
}
