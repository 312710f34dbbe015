package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Arrival;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.disk.PhoneData;
import offhook.firmware.Library;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class DeskLoopTest {
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    private static final MacAddress PHONE = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    private static final MacAddress OTHER_PHONE =
            MacAddress.read("00:1b:0c:18:bd:c2").orElseThrow();
    private static final Arrival ARRIVAL = new Arrival("eth0", STATION, new Endpoint(Ipv4.ANY, 68));

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    @Test
    void nothing_is_said_before_it_is_saved() throws InterruptedException {
        try (var loop =
                loop((leases, forgotten, journal) -> happened.add("saved " + leases.size()))) {
            loop.start();

            loop.offer(reboot());

            assertThat(next()).isEqualTo("saved 1");
            assertThat(next()).isEqualTo("said ACK");
        }
    }

    @Test
    void an_offer_does_not_wait_for_the_leases_of_others() throws InterruptedException {
        try (var loop =
                loop(
                        (leases, forgotten, journal) -> {
                            if (!leases.isEmpty()) {
                                happened.add("saved " + leases.size());
                            }
                        })) {
            loop.offerAll(List.of(reboot(), discover()));
            loop.start();

            assertThat(next()).isEqualTo("said OFFER");
            assertThat(next()).isEqualTo("saved 1");
            assertThat(next()).isEqualTo("said ACK");
        }
    }

    @Test
    void while_leases_are_refused_nothing_is_offered_either() throws InterruptedException {
        try (var loop = loop(refusingOnce())) {
            // Refused at once: what comes behind meets a disk that is known to refuse.
            loop.offer(reboot());
            loop.ask(desk -> loop.offer(discover()));
            loop.start();

            assertThat(next()).isEqualTo("refused");
            assertThat(next()).isEqualTo("saved 1");
            assertThat(next()).isEqualTo("said OFFER");
        }
    }

    @Test
    void a_disk_that_refuses_silences_us_and_what_it_missed_goes_with_the_next_commit()
            throws InterruptedException {
        try (var loop = loop(refusingOnce())) {
            loop.start();

            loop.offer(reboot());

            // No reply in between: the phone asks again. The lease is not forgotten.
            assertThat(next()).isEqualTo("refused");
            assertThat(next()).isEqualTo("saved 1");
            loop.offer(reboot());
            assertThat(next()).isEqualTo("saved 1");
            assertThat(next()).isEqualTo("said ACK");
            assertThat(loop.failedCommits()).isEqualTo(1);
            assertThat(loop.isSilenced()).isFalse();
        }
    }

    @Test
    void a_full_disk_is_complained_of_once_and_not_forty_times_a_second() throws Exception {
        var said = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(DeskLoop.class);
        said.start();
        log.addAppender(said);
        var commits = new AtomicInteger();
        try (var loop =
                loop(
                        (leases, forgotten, journal) -> {
                            if (leases.isEmpty()) {
                                return;
                            }
                            if (commits.incrementAndGet() <= 3) {
                                throw new IllegalStateException("the disk is full.");
                            }
                            happened.add("saved " + leases.size());
                        })) {
            loop.start();
            loop.offer(reboot());
            assertThat(next()).isEqualTo("saved 1");
        } finally {
            log.detachAppender(said);
        }

        assertThat(commits.get()).isGreaterThan(3);
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "the disk is full. Nothing is said to any phone until it can be saved.",
                        "Leases can be saved again; the phones get their addresses.");
    }

    @Test
    void a_database_that_is_held_by_another_program_keeps_no_phone_from_its_address()
            throws InterruptedException {
        DeskLoop.Saving saving =
                (leases, forgotten, journal) -> {
                    if (!journal.isEmpty()) {
                        throw new IllegalStateException("held.");
                    }
                    happened.add("saved " + leases.size());
                };
        try (var loop = loop(saving)) {
            loop.start();

            for (int i = 0; i < 3; i++) {
                loop.offer(reboot());

                assertThat(next()).isEqualTo("saved 1");
                assertThat(next()).isEqualTo("said ACK");
            }
        }
    }

    @Test
    void no_file_that_rests_on_a_story_is_given_while_the_story_cannot_be_saved()
            throws InterruptedException {
        DeskLoop.Saving saving =
                (leases, forgotten, journal) -> {
                    if (!journal.isEmpty()) {
                        happened.add("refused");
                        throw new IllegalStateException("held.");
                    }
                };
        try (var loop = loop(saving)) {
            loop.start();
            loop.offer(
                    new Input.FileRequested(
                            1,
                            new Endpoint(Ipv4.of("192.168.1.77"), 50_000),
                            Optional.of(PHONE),
                            "SEP001B0C18BDC1.cnf.xml"));

            assertThat(next()).isEqualTo("refused");
            loop.offer(reboot());
            // The file's answer would have come first.
            assertThat(next()).isEqualTo("said ACK");
        }
    }

    @Test
    void an_address_is_given_on_its_lease_alone_and_the_story_follows()
            throws InterruptedException {
        DeskLoop.Saving saving =
                (leases, forgotten, journal) ->
                        happened.add(
                                (leases.isEmpty() ? "" : "lease")
                                        + (journal.isEmpty() ? "" : "story"));
        try (var loop = loop(saving)) {
            // Before the start, so that both come in one batch.
            loop.offer(reboot());
            loop.offer(new Input.NeighbourSeen(Ipv4.of("192.168.1.9"), new MacAddress(9)));

            loop.start();

            assertThat(next()).isEqualTo("lease");
            assertThat(next()).isEqualTo("said ACK");
            assertThat(next()).isEqualTo("story");
        }
    }

    @Test
    void what_is_told_at_the_end_is_saved_before_the_end() throws InterruptedException {
        var told = new AtomicInteger();
        var loop = loop((leases, forgotten, journal) -> told.addAndGet(journal.size()));
        loop.offer(reboot());
        loop.start();

        loop.close();

        assertThat(told.get()).isGreaterThan(2);
    }

    @Test
    void the_desk_is_asked_on_its_own_thread_between_batches() throws Exception {
        try (var loop = loop((leases, forgotten, journal) -> {})) {
            loop.start();

            String thread =
                    loop.ask(desk -> Thread.currentThread().getName()).get(5, TimeUnit.SECONDS);

            assertThat(thread).isEqualTo("desk");
        }
    }

    /** A monitor that asks /health must not call it sick for ever. */
    @Test
    void what_was_dropped_in_a_storm_is_told_as_past_once_it_is_over() {
        var loop = loop((leases, forgotten, journal) -> {});
        for (int i = 0; i <= DeskLoop.QUEUE_MAX; i++) {
            loop.offer(new Input.Tick());
        }

        assertThat(DeskTroubles.of(loop, Path.of("data"), "a database")).isEmpty();
        assertThat(DeskTroubles.past(loop))
                .containsExactly(
                        "1 inputs were dropped because the desk was busy; phones ask again.");
    }

    /** As a disk that is full and then is not. */
    private DeskLoop.Saving refusingOnce() {
        var commits = new AtomicInteger();
        return (leases, forgotten, journal) -> {
            if (leases.isEmpty()) {
                return;
            }
            if (commits.incrementAndGet() == 1) {
                happened.add("refused");
                throw new IllegalStateException("the disk is full.");
            }
            happened.add("saved " + leases.size());
        };
    }

    private DeskLoop loop(DeskLoop.Saving saving) {
        var scopes =
                new Scopes(
                        List.of(Scope.of(Subnet.read("192.168.1.0/24").orElseThrow())),
                        Scopes.Serve.PHONES,
                        java.util.Set.of(STATION));
        var desk =
                new Desk(
                        new DeskSettings(
                                scopes,
                                new Targets(Map.of(), Optional.empty()),
                                STATION,
                                Duration.ofMinutes(2)),
                        PhoneData.catalogue(),
                        Library.EMPTY);
        return new DeskLoop(desk, saving, this::act, Clock.systemUTC(), () -> {});
    }

    private void act(Effect effect) {
        if (effect instanceof Effect.Reply reply) {
            happened.add("said " + reply.message().kind().orElseThrow());
        }
        if (effect instanceof Effect.AnswerFile) {
            happened.add("answered");
        }
    }

    private String next() throws InterruptedException {
        return happened.poll(10, TimeUnit.SECONDS);
    }

    /** INIT-REBOOT of a phone that is new to us, for an address that we can give. */
    private static Input reboot() {
        return asking(PHONE, DhcpKind.REQUEST);
    }

    private static Input discover() {
        return asking(OTHER_PHONE, DhcpKind.DISCOVER);
    }

    private static Input asking(MacAddress phone, DhcpKind kind) {
        return new Input.DhcpArrived(
                DhcpMessage.request(
                        phone,
                        7,
                        DhcpMessage.BROADCAST_FLAG,
                        Ipv4.ANY,
                        List.of(
                                DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()),
                                DhcpOption.ofText(
                                        DhcpOption.VENDOR_CLASS,
                                        "Cisco Systems, Inc. IP Phone CP-7961G\0"),
                                DhcpOption.ofAddress(
                                        DhcpOption.REQUESTED_ADDRESS, Ipv4.of("192.168.1.77")))),
                ARRIVAL);
    }
}
