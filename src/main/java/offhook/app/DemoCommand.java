package offhook.app;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.lab.Assignment;
import offhook.lab.MixedFleet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code offhook demo}: the whole job, on this machine, without a phone. */
@Command(
        name = "demo",
        description =
                "The whole job on this machine, without phones or root: a station on loopback and"
                        + " virtual phones with old, made-up firmware.")
final class DemoCommand implements Callable<Integer> {
    private static final int PHONES_MAX = 200;
    private static final int PAGE_PORT = 8079;

    /** Twelve phones take half a minute; this is for a machine that is busy with other things. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Duration LIMIT_PER_PHONE = Duration.ofSeconds(2);

    @Option(names = "--phones", paramLabel = "N", description = "how many; default: 12")
    private int phones = 12;

    @Option(names = "--seed", paramLabel = "N", description = "another fleet and other pauses")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "how much faster than real the phones' clocks run; default: 40")
    private double speed = 40;

    @Option(names = "--headless", description = "without a page; exit code 0 only if all arrived")
    private boolean isHeadless;

    @Option(names = "--page-port", paramLabel = "PORT", description = "default: 8079; 0: any free")
    private int pagePort = PAGE_PORT;

    @Option(names = "--json", description = "one JSON document when all is done")
    private boolean isJson;

    @Override
    public Integer call() {
        if (phones < 1 || phones > PHONES_MAX || !(speed >= 0.1 && speed <= 1000)) {
            throw new Failures.WrongSettings(
                    "--phones %d --speed %s: expected 1 to %d phones and a speed from 0.1 to 1000"
                            .formatted(phones, speed, PHONES_MAX));
        }
        Console console = Console.open(isJson);
        List<Assignment> fleet = MixedFleet.of(phones, seed);
        var story = new Story(console, fleet);
        Optional<StationSetup.Page> page =
                isHeadless
                        ? Optional.empty()
                        : Optional.of(new StationSetup.Page("127.0.0.1", pagePort));
        Instant began = Instant.now();
        try (var demo = new Demo(fleet, seed, speed, page, story::tell)) {
            greet(console, demo);
            boolean haveAll = demo.run(LIMIT.plus(LIMIT_PER_PHONE.multipliedBy(phones)));
            story.fallSilent();
            var report = DemoReport.of(demo, Duration.between(began, Instant.now()));
            report.tell(console);
            stayOpen(console, demo);
            return haveAll ? 0 : Failures.NOT_FINE;
        }
    }

    private void greet(Console console, Demo demo) {
        long whole = demo.imported().loads().stream().filter(load -> load.isComplete()).count();
        console.say(
                "Made-up firmware: %d loads imported, %d complete. Nothing of it is Cisco's."
                        .formatted(demo.imported().loads().size(), whole));
        console.say(
                "Station on loopback: DHCP %s, TFTP %s. %d virtual phones, pauses %s times faster."
                        .formatted(
                                demo.station().dhcpEnds().getFirst(),
                                demo.station().tftpEnds().getFirst(),
                                phones,
                                Quantities.number((long) speed)));
        demo.station().pageLink().ifPresent(link -> console.say("Page: " + link));
        console.say("");
    }

    /** Someone may want to look at the page; a script doesn't. */
    private void stayOpen(Console console, Demo demo) {
        if (demo.station().pagePort().isPresent() && console.isTerminal()) {
            console.say("The page stays open until Ctrl-C.");
            while (!Thread.currentThread().isInterrupted()) {
                demo.idle(Duration.ofSeconds(1));
            }
        }
    }

    /** The live lines: each phone called by its model and address. */
    private static final class Story {
        private final Console console;
        private final Map<MacAddress, String> labels = new HashMap<>();
        private volatile boolean isSilent;

        Story(Console console, List<Assignment> fleet) {
            this.console = console;
            fleet.forEach(
                    one ->
                            labels.put(
                                    one.start().mac(),
                                    one.start().model().label() + " " + one.start().mac()));
        }

        /** The summary stands at the end; what the phones still do is no longer told. */
        void fallSilent() {
            isSilent = true;
        }

        void tell(Observed observed) {
            if (isSilent) {
                return;
            }
            String label = labels.getOrDefault(observed.phone(), observed.phone().toString());
            String line = StoryText.line(observed, ZoneId.systemDefault(), label);
            switch (StoryText.tone(observed.event())) {
                case GOOD -> console.say(console.green(line));
                case BAD -> console.say(console.red(line));
                case TURN -> console.say(line);
                case TRAFFIC -> console.progress(line);
            }
        }
    }
}
