package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStage;
import offhook.desk.Desk;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.dhcp.Lease;
import offhook.event.StationEvent;
import offhook.explain.PhonePage;
import offhook.phone.Certainty;
import offhook.phone.PhoneCatalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks phones that are up, and whose load is not proved, for their own web page, which names it.
 * Only at addresses that this station leases, one phone at a time, and each at most once an hour.
 */
final class PhonePages implements AutoCloseable {
    /** Where phones say what they are, by age (phones.md §5, "Web"). */
    private static final List<String> PAGES =
            List.of(
                    "/DeviceInformationX",
                    "/CGI/Java/Serviceability?adapterX=device.statistics.device");

    /** A phone that is up answers within a tenth of that. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final Duration ROUND_EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    /** A page has some two thousand bytes. */
    private static final long PAGE_BYTES_MAX = 64 * 1024;

    /** Of one round; those that do not answer cost six seconds each. */
    private static final int PHONES_A_ROUND = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PhonePages.class);

    private final PhoneCatalogue catalogue;
    private final int port;
    private final Map<MacAddress, Instant> asked = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    PhonePages(PhoneCatalogue catalogue) {
        this(catalogue, 80);
    }

    /**
     * @param port where phones answer, other than 80 for trials
     */
    PhonePages(PhoneCatalogue catalogue, int port) {
        this.catalogue = catalogue;
        this.port = port;
    }

    /** Until it is closed. */
    void ask(Station station, Clock clock) {
        var thread = new Thread(() -> run(station, clock), "phone-pages");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Station station, Clock clock) {
        try {
            while (!closed.await(ROUND_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                Instant now = clock.instant();
                asked.values().removeIf(at -> now.isAfter(at.plus(AGAIN_AFTER)));
                List<PhoneSummary> due =
                        station.ask(
                                        (Function<Desk, List<PhoneSummary>>)
                                                desk -> due(desk, asked, now))
                                .get();
                for (PhoneSummary phone : due) {
                    asked.put(phone.mac(), now);
                    List<StationEvent> said = said(phone.mac(), phone.address().orElseThrow());
                    if (!said.isEmpty()) {
                        station.tell(new Input.PhoneSaid(phone.mac(), said));
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException failure) {
            LOG.error("Phones are no longer asked for their pages", failure);
        }
    }

    /** On the desk's thread. */
    private static List<PhoneSummary> due(Desk desk, Map<MacAddress, Instant> asked, Instant now) {
        var due = new ArrayList<PhoneSummary>();
        for (Lease lease : desk.leases(now)) {
            boolean isOpen =
                    due.size() < PHONES_A_ROUND
                            && !lease.address().isLoopback()
                            && !asked.containsKey(lease.mac());
            if (isOpen) {
                desk.phone(lease.mac(), now)
                        .filter(
                                phone ->
                                        phone.address().filter(lease.address()::equals).isPresent())
                        .filter(PhonePages::isWorthIt)
                        .ifPresent(due::add);
            }
        }
        return due;
    }

    static boolean isWorthIt(PhoneSummary phone) {
        boolean isUp = phone.stage() == BootStage.RUNNING || phone.stage() == BootStage.REGISTERED;
        boolean isMoved = phone.plan().filter(plan -> plan.state().equals("under-way")).isPresent();
        return isUp
                && !isMoved
                && phone.load().filter(load -> load.certainty() == Certainty.PROVED).isEmpty();
    }

    /** What its page says of it; nothing if it has none, or does not answer in time. */
    List<StationEvent> said(MacAddress phone, Ipv4 address) throws InterruptedException {
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(ANSWER_WITHIN)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build()) {
            for (String page : PAGES) {
                HttpResponse<byte[]> answer =
                        client.sendAsync(
                                        request(address, page),
                                        BodyHandlers.limiting(
                                                BodyHandlers.ofByteArray(), PAGE_BYTES_MAX))
                                .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                if (answer.statusCode() == 200) {
                    String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
                    return PhonePage.read(text, phone, catalogue);
                }
            }
        } catch (ExecutionException | TimeoutException silent) {
            LOG.debug("The page of {} at {} was not to be had", phone, address, silent);
        }
        return List.of();
    }

    private HttpRequest request(Ipv4 address, String page) {
        return HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + page))
                .timeout(ANSWER_WITHIN)
                .build();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
