package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.web.LiveStream;
import offhook.web.StoryEntry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Tells the pages what happens: each entry of a story once, and each phone as it is after that, but
 * not more often than an eye can follow. On a thread of its own; does nothing while nobody looks.
 */
final class LiveFeed implements AutoCloseable {
    /** Soon enough to look like at once. */
    private static final Duration TICK = Duration.ofMillis(100);

    /** A bar that moves four times a second moves. */
    private static final Duration PHONE_AGAIN = Duration.ofMillis(250);

    /** Of a thousand busy phones each is shown every 2.5 seconds, for some 2 % of a core. */
    static final int PHONES_PER_TICK_MAX = 40;

    /** A box of phones that is switched on at once is there within a second. */
    static final int NEW_PHONES_PER_TICK_MAX = 250;

    /** A boot storm's second; if it is not enough, the pages fetch everything again. */
    static final int WAITING_MAX = 65_536;

    /** What only time changes (a silence that has become too long) shows within seconds. */
    private static final int SWEPT_PER_TICK = 20;

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);

    private static final Duration TRANSFERS_EVERY = Duration.ofMillis(400);
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(2);
    private static final Duration NETWORK_EVERY = Duration.ofSeconds(3);

    /** A phone that only renews is shown as alive so often. */
    private static final long ALIVE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /** Where it looks. */
    interface Source {
        /** Those of them that there are. */
        List<PhoneSummary> phones(List<MacAddress> macs);

        List<MacAddress> macs();

        Object health();

        /** Lets the transfers under way tell how far they are. */
        void askTransfers();
    }

    /** What the desk's thread hands over. */
    private sealed interface News {
        record Told(Observed observed) implements News {}

        record Touched(MacAddress mac) implements News {}

        record Gone(MacAddress mac) implements News {}

        record Loads() implements News {}
    }

    /**
     * @param facts a hash of what was sent
     */
    private record Sent(int facts, long at) {}

    private final LiveStream stream;
    private final Source source;
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(WAITING_MAX);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "live");
    private volatile boolean hasOverflowed;

    // The thread's own.
    private final Set<MacAddress> due = new LinkedHashSet<>();
    private final Set<MacAddress> fresh = new LinkedHashSet<>();
    private final Map<MacAddress, Sent> sent = new HashMap<>();
    private Iterator<MacAddress> sweep = List.<MacAddress>of().iterator();
    private boolean isNetworkDue;
    private int healthFacts;
    private long transfersAt;
    private long sweptAt;
    private long healthAt;
    private long networkAt;

    LiveFeed(LiveStream stream, Source source) {
        this.stream = stream;
        this.source = source;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** An entry of a story that is on stable storage. */
    void told(Observed observed) {
        offer(new News.Told(observed));
    }

    /** Something about the phone may look different now. */
    void touched(MacAddress mac) {
        offer(new News.Touched(mac));
    }

    void gone(MacAddress mac) {
        offer(new News.Gone(mac));
    }

    void libraryChanged() {
        offer(new News.Loads());
    }

    private void offer(News one) {
        if (stream.isWatched() && !news.offer(one)) {
            hasOverflowed = true;
        }
    }

    private void run() {
        try {
            while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    tick(System.nanoTime());
                } catch (RuntimeException failure) {
                    LOG.error("The pages could not be told what happens", failure);
                    stream.cut();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(long now) {
        if (!stream.isWatched()) {
            rest();
            return;
        }
        if (hasOverflowed) {
            hasOverflowed = false;
            news.clear();
            stream.cut();
        }
        var events = new ArrayList<LiveStream.Event>();
        news(events);
        if (isDue(transfersAt, TRANSFERS_EVERY, now)) {
            transfersAt = now;
            source.askTransfers();
        }
        phones(events, now);
        station(events, now);
        stream.publish(events);
    }

    private void rest() {
        news.clear();
        due.clear();
        fresh.clear();
        sent.clear();
        sweep = List.<MacAddress>of().iterator();
    }

    private static boolean isDue(long last, Duration every, long now) {
        return last == 0 || now - last >= every.toNanos();
    }

    private void news(List<LiveStream.Event> events) {
        var taken = new ArrayList<News>();
        news.drainTo(taken, LiveStream.EVENTS_AT_ONCE_MAX);
        for (News one : taken) {
            switch (one) {
                case News.Told(Observed observed) -> {
                    events.add(new LiveStream.Event("story", entry(observed)));
                    look(observed.phone());
                    isNetworkDue |= isOfTheNetwork(observed.event());
                }
                case News.Touched(MacAddress mac) -> look(mac);
                case News.Gone(MacAddress mac) -> {
                    due.remove(mac);
                    fresh.remove(mac);
                    sent.remove(mac);
                    isNetworkDue = true;
                    events.add(new LiveStream.Event("gone", Map.of("mac", mac.toString())));
                }
                case News.Loads() -> events.add(new LiveStream.Event("loads", Map.of()));
            }
        }
    }

    private static StoryEntry entry(Observed observed) {
        return PhoneDocuments.entry(observed).with("mac", observed.phone().toString());
    }

    private static boolean isOfTheNetwork(StationEvent event) {
        return event instanceof StationEvent.AddressGranted
                || event instanceof StationEvent.AddressGivenUp
                || event instanceof StationEvent.OtherServerChosen;
    }

    private void look(MacAddress mac) {
        (sent.containsKey(mac) ? due : fresh).add(mac);
    }

    /** One question to the desk, whose thread has other things to do. */
    private void phones(List<LiveStream.Event> events, long now) {
        Set<MacAddress> ready = new LinkedHashSet<>();
        move(fresh, NEW_PHONES_PER_TICK_MAX, mac -> true, ready);
        move(due, PHONES_PER_TICK_MAX, mac -> isRested(mac, now), ready);
        sweep(ready, now);
        if (ready.isEmpty()) {
            return;
        }
        for (PhoneSummary phone : source.phones(List.copyOf(ready))) {
            int facts = facts(phone);
            Sent before = sent.put(phone.mac(), new Sent(facts, now));
            if (before == null || before.facts() != facts) {
                events.add(new LiveStream.Event("phone", PhoneDocuments.of(phone)));
            }
        }
    }

    private boolean isRested(MacAddress mac, long now) {
        return now - sent.get(mac).at() >= PHONE_AGAIN.toNanos();
    }

    private static void move(
            Set<MacAddress> from, int max, Predicate<MacAddress> which, Set<MacAddress> to) {
        var moved = from.stream().filter(which).limit(max).toList();
        moved.forEach(from::remove);
        to.addAll(moved);
    }

    /** A few at a time, over and over: stages and findings change when nothing happens, too. */
    private void sweep(Set<MacAddress> ready, long now) {
        if (!sweep.hasNext() && isDue(sweptAt, SWEEP_EVERY, now)) {
            sweptAt = now;
            sweep = source.macs().iterator();
        }
        for (int i = 0; i < SWEPT_PER_TICK && sweep.hasNext(); i++) {
            ready.add(sweep.next());
        }
    }

    private static int facts(PhoneSummary phone) {
        return Objects.hash(
                phone.address(),
                phone.model(),
                phone.platform(),
                phone.protocol(),
                phone.load(),
                phone.target(),
                phone.stage(),
                phone.progress(),
                phone.plan(),
                phone.findings(),
                phone.lastSeen().getEpochSecond() / ALIVE_SECONDS);
    }

    private void station(List<LiveStream.Event> events, long now) {
        if (isDue(healthAt, HEALTH_EVERY, now)) {
            healthAt = now;
            Object health = source.health();
            if (health.hashCode() != healthFacts) {
                healthFacts = health.hashCode();
                events.add(new LiveStream.Event("health", health));
            }
        }
        if (isNetworkDue && isDue(networkAt, NETWORK_EVERY, now)) {
            networkAt = now;
            isNetworkDue = false;
            events.add(new LiveStream.Event("network", Map.of()));
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
