package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.event.StationEvent;
import offhook.event.StationEvent.AddressGranted;
import offhook.event.StationEvent.FileSent;
import offhook.event.StationEvent.LoadLearned;
import offhook.event.StationEvent.PlanMade;
import offhook.event.StationEvent.PlanMade.PlannedStep;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

final class EventJsonTest {
    private static final long SEED = Long.getLong("seed", 42);

    static List<Class<?>> kinds() {
        return SomeEvents.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_comes_back_as_it_was(Class<?> kind) {
        var events = new SomeEvents(SEED);
        for (int i = 0; i < 200; i++) {
            StationEvent event = events.of(kind);

            String json = EventJson.write(event);

            assertThat(EventJson.read(EventJson.kindOf(event), json))
                    .as("seed %d, %s", SEED, json)
                    .isEqualTo(new EventJson.Reading.Event(event));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void no_text_of_the_journal_makes_reading_fail(Class<?> kind) {
        for (String json : List.of("{}", "null", "[]", "7", "", "{", "\"x\"", "{\"steps\":7}")) {
            EventJson.Reading reading = EventJson.read(kind.getSimpleName(), json);

            assertThat(reading).isNotNull();
        }
    }

    @Test
    void the_text_is_readable_by_people_and_other_programs() {
        var granted = new AddressGranted(Ipv4.of("192.168.1.7"), 3600, Ipv4.of("192.168.1.1"));

        String json = EventJson.write(granted);

        assertThat(json)
                .isEqualTo(
                        """
                        {"address":"192.168.1.7","leaseSeconds":3600,"tftpServer":"192.168.1.1"}\
                        """);
    }

    @Test
    void fields_keep_the_order_and_the_nesting_of_the_record() {
        var plan = new PlanMade("unknown", List.of(new PlannedStep("A", "why", true)), List.of());

        assertThat(EventJson.fieldsOf(plan).toString())
                .isEqualTo(
                        "{from=unknown, steps=[{load=A, why=why, hasNoWayBack=true}],"
                                + " cautions=[]}");
    }

    @Test
    void a_kind_of_another_version_is_a_value() {
        assertThat(EventJson.read("PhoneSang", "{}"))
                .isEqualTo(new EventJson.Reading.UnknownKind("PhoneSang"));
    }

    @Test
    void what_an_older_version_did_not_write_is_empty() {
        assertThat(EventJson.read("PlanMade", "{\"from\":\"unknown\"}"))
                .isEqualTo(
                        new EventJson.Reading.Event(new PlanMade("unknown", List.of(), List.of())));
        assertThat(EventJson.read("FileSent", "{\"name\":\"a\",\"sizeBytes\":3}"))
                .isEqualTo(new EventJson.Reading.Event(new FileSent("a", 3, 0, 0)));
        assertThat(EventJson.read("Arrived", "{\"load\":\"L\",\"evidence\":\"e\"}"))
                .isEqualTo(new EventJson.Reading.Event(new StationEvent.Arrived("L", "e", false)));
    }

    @Test
    void what_a_newer_version_added_is_passed_over() {
        assertThat(
                        EventJson.read(
                                "LoadLearned",
                                """
                                {"load":"P0S3-8-12-00","certainty":"PROVED","evidence":"e",
                                 "colour":"green"}\
                                """))
                .isEqualTo(
                        new EventJson.Reading.Event(
                                new LoadLearned("P0S3-8-12-00", Certainty.PROVED, "e")));
    }

    @Test
    void an_address_that_is_none_is_told() {
        assertThat(EventJson.read("AddressOffered", "{\"address\":\"1.2.3\"}"))
                .isInstanceOfSatisfying(
                        EventJson.Reading.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.why())
                                        .contains("\"1.2.3\": expected an IPv4 address"));
    }
}
