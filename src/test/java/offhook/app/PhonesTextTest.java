package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.web.PhoneDocument;
import offhook.web.PhoneDocument.Finding;
import offhook.web.PhoneDocument.Plan;
import offhook.web.PhoneDocument.Progress;
import offhook.web.PhoneDocument.Running;
import offhook.web.PhoneDocument.Step;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PhonesTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void a_fleet_reads_at_a_glance() {
        var loading =
                new PhoneDocument(
                        "00:1b:0c:18:bd:c1",
                        Optional.of("192.168.1.7"),
                        Optional.of("7960"),
                        Optional.of("two_stage"),
                        Optional.of("sccp"),
                        Optional.of(new Running("P00303010102", "likely", "e")),
                        Optional.of("P0S3-8-12-00"),
                        "loading",
                        Optional.of(new Progress("P00305000500.bin", 192_717, 385_434)),
                        Optional.of(
                                new Plan(
                                        "under-way",
                                        List.of(
                                                new Step("P00305000500", "proved", "w"),
                                                new Step("P0S3-8-12-00", "current", "w")))),
                        List.of(
                                new Finding(
                                        "no-way-back",
                                        "plan",
                                        "It cannot go back.",
                                        "Nothing to do.",
                                        "e",
                                        NOW)),
                        NOW.minusSeconds(300),
                        NOW.minusSeconds(3));
        var arrived =
                new PhoneDocument(
                        "00:1b:0c:18:bd:c2",
                        Optional.of("192.168.1.8"),
                        Optional.of("7961"),
                        Optional.of("java_41"),
                        Optional.of("sip"),
                        Optional.of(new Running("SIP41.9-4-2SR3-1S", "proved", "e")),
                        Optional.of("SIP41.9-4-2SR3-1S"),
                        "running",
                        Optional.empty(),
                        Optional.of(new Plan("done", List.of())),
                        List.of(),
                        NOW,
                        NOW.minusSeconds(240));
        var unknown =
                new PhoneDocument(
                        "00:1b:0c:18:bd:c3",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "discovering\u001b[2J",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Finding("other-dhcp-server", "stuck", "S.", "R.", "e", NOW)),
                        NOW,
                        NOW);

        assertThat(String.join("\n", text().lines(List.of(loading, arrived, unknown))))
                .isEqualTo(
                        """
                        PHONE              MODEL  ADDRESS      LOAD                   TARGET             PLAN    STAGE               SEEN
                        00:1b:0c:18:bd:c1  7960   192.168.1.7  P00303010102 (likely)  P0S3-8-12-00       1 of 2  loading 50 %        3 s ago
                          It cannot go back. [no-way-back]; try: Nothing to do.
                        00:1b:0c:18:bd:c2  7961   192.168.1.8  SIP41.9-4-2SR3-1S      SIP41.9-4-2SR3-1S  done    running             4 min ago
                        00:1b:0c:18:bd:c3  -      -            -                      -                  -       discovering\\x1b[2J  now
                          S. [other-dhcp-server]; try: R.

                        3 phones: 1 on their target, 1 stuck, 1 on the way or without one\
                        """);
    }

    @Test
    void an_empty_fleet_says_what_to_do() {
        assertThat(text().lines(List.of())).singleElement().asString().contains("plug one in");
    }

    private static PhonesText text() {
        return new PhonesText(Console.open(false), NOW);
    }
}
