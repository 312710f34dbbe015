package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.boot.BootStage;
import offhook.desk.Desk;
import offhook.desk.PhoneSummary;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

final class LiveLinesTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final MacAddress MAC = MacAddress.read("001b0c18bdc1").orElseThrow();

    private final FindingChanges changes = new FindingChanges();

    @Test
    void a_finding_is_told_once_with_what_to_try_and_again_when_it_is_over() {
        var stuck = finding("no-file-request", Severity.STUCK);

        assertThat(told(phone(stuck)))
                .containsExactly(
                        "10:00:00  00:1b:0c:18:bd:c1  !! it asks for no file [no-file-request]",
                        "                                try: open port 69");
        assertThat(told(phone(stuck))).isEmpty();
        assertThat(told(phone()))
                .containsExactly("10:00:00  00:1b:0c:18:bd:c1  ok over: no-file-request");
        assertThat(told(phone())).isEmpty();
    }

    @Test
    void what_the_story_tells_by_itself_is_not_told_twice() {
        assertThat(told(phone(finding("arrived", Severity.GOOD)))).isEmpty();
        assertThat(told(phone(finding("writing-flash", Severity.NOTICE)))).isEmpty();
    }

    @Test
    void a_forgotten_phone_takes_nothing_with_it() {
        told(phone(finding("no-file-request", Severity.STUCK)));

        changes.keepOnly(Set.of());

        assertThat(told(phone())).isEmpty();
    }

    @Test
    void a_desk_that_had_no_room_for_the_question_once_is_asked_again() throws Exception {
        var asked = new AtomicInteger();
        var lines = new LiveLines(Console.plain(), ZoneOffset.UTC);
        var desk =
                new LiveLines.Asking() {
                    @Override
                    public <T> Future<T> ask(Function<Desk, T> question) {
                        asked.incrementAndGet();
                        return CompletableFuture.failedFuture(
                                new IllegalStateException("the desk's queue is full"));
                    }
                };

        lines.look(desk, T0);
        lines.look(desk, T0);

        assertThat(asked).hasValue(2);
    }

    private List<String> told(PhoneSummary phone) {
        return new LiveLines(Console.plain(), ZoneOffset.UTC).lines(changes.of(List.of(phone)), T0);
    }

    private static Finding finding(String code, Severity severity) {
        return new Finding(code, severity, "it asks for no file", "open port 69", "e", T0);
    }

    private static PhoneSummary phone(Finding... findings) {
        return new PhoneSummary(
                MAC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BootStage.STUCK,
                Optional.empty(),
                Optional.empty(),
                List.of(findings),
                T0,
                T0);
    }
}
