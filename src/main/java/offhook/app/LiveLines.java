package offhook.app;

import offhook.address.MacAddress;
import offhook.app.FindingChanges.Change;
import offhook.desk.Desk;
import offhook.event.Observed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What {@code serve} says while it runs: every turn of a story as a line, the traffic of a boot
 * only on a terminal's last line, and each finding when it begins, with what to try, and when it is
 * over.
 */
final class LiveLines implements AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A thousand phones are looked at in five seconds, without the desk noticing. */
    private static final int PHONES_AT_ONCE = 100;

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(LiveLines.class);

    private final Console console;
    private final ZoneId zone;
    private final FindingChanges changes = new FindingChanges();
    private final CountDownLatch closed = new CountDownLatch(1);

    // The thread's own.
    private Iterator<MacAddress> round = List.<MacAddress>of().iterator();
    private boolean isInTrouble;

    LiveLines(Console console, ZoneId zone) {
        this.console = console;
        this.zone = zone;
    }

    /** On the desk's thread. */
    void tell(Observed observed) {
        String line = StoryText.line(observed, zone);
        switch (StoryText.tone(observed.event())) {
            case GOOD -> say(console.green(line));
            case BAD -> say(console.red(line));
            case TURN -> say(line);
            case TRAFFIC -> {
                synchronized (this) {
                    console.progress(line);
                }
            }
        }
    }

    /** The desk's thread, as it is asked. */
    interface Asking {
        <T> Future<T> ask(Function<Desk, T> question);
    }

    /** Looks for findings until it is closed: some come with time alone. */
    void watch(Station station, Clock clock) {
        var thread = new Thread(() -> run(station::ask, clock), "findings");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Asking desk, Clock clock) {
        try {
            while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                look(desk, clock.instant());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** At some phones; a desk that has no time now, as in a storm, is asked again. */
    void look(Asking desk, Instant now) throws InterruptedException {
        try {
            if (!round.hasNext()) {
                List<MacAddress> all = desk.ask(Desk::macs).get();
                changes.keepOnly(new HashSet<>(all));
                round = all.iterator();
            }
            lookOn(desk, now);
            isInTrouble = false;
        } catch (ExecutionException | RuntimeException failure) {
            if (!isInTrouble) {
                LOG.warn("Findings are told here later: the desk did not answer", failure);
            }
            isInTrouble = true;
        }
    }

    private void lookOn(Asking desk, Instant now) throws InterruptedException, ExecutionException {
        var some = new ArrayList<MacAddress>();
        while (round.hasNext() && some.size() < PHONES_AT_ONCE) {
            some.add(round.next());
        }
        if (!some.isEmpty()) {
            var phones =
                    desk.ask(
                                    live ->
                                            some.stream()
                                                    .flatMap(mac -> live.phone(mac, now).stream())
                                                    .toList())
                            .get();
            lines(changes.of(phones), now).forEach(this::say);
        }
    }

    List<String> lines(List<Change> told, Instant now) {
        var lines = new ArrayList<String>();
        for (Change change : told) {
            String time = CLOCK.format(now.atZone(zone)) + "  ";
            switch (change) {
                case Change.Begun(var phone, var finding) -> {
                    String what = PlainText.of(finding.sentence()) + " [" + finding.code() + "]";
                    String line = time + phone + "  !! " + what;
                    lines.add(
                            switch (finding.severity()) {
                                case ALARM, STUCK, REFUSED -> console.red(line);
                                case WARNING, PLAN, NOTICE, GOOD -> console.yellow(line);
                            });
                    if (!finding.remedy().isEmpty()) {
                        String under = " ".repeat(time.length() + phone.toString().length() + 5);
                        lines.add(under + "try: " + PlainText.of(finding.remedy()));
                    }
                }
                case Change.Over(var phone, var finding) ->
                        lines.add(console.green(time + phone + "  ok over: " + finding.code()));
            }
        }
        return lines;
    }

    private synchronized void say(String line) {
        console.say(line);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
