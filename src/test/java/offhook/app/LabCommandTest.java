package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code offhook lab} and {@code offhook demo} as a shell sees them. */
class LabCommandTest {
    @TempDir private Path data;

    private String said = "";

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("lab")) {
            all.addAll(List.of("--data", data.toString()));
        }
        Shell.Ran ran = Shell.run(all.toArray(String[]::new));
        said = ran.out();
        return ran.code();
    }

    @Test
    void a_rehearsal_of_the_same_seed_has_the_same_trace() {
        var traces = new ArrayList<String>();
        for (int seed : List.of(3, 3, 4)) {
            int code =
                    run(
                            "lab",
                            "--virtual-time",
                            "--phones",
                            "12",
                            "--loss",
                            "5%",
                            "--seed",
                            Integer.toString(seed),
                            "--json");
            assertThat(code).isZero();
            var json = JsonMapper.shared().readTree(said);
            assertThat(json.path("arrived").asInt()).isEqualTo(12);
            traces.add(json.path("traceHash").asString());
        }

        assertThat(traces.get(0)).isEqualTo(traces.get(1)).isNotEqualTo(traces.get(2));
    }

    @Test
    void phones_that_cannot_arrive_are_named_and_make_it_fail() {
        int code =
                run(
                        "lab",
                        "--virtual-time",
                        "--model",
                        "7961",
                        "--load",
                        "SCCP41.8-0-1S",
                        "--phones",
                        "1",
                        "--limit",
                        "30s");

        assertThat(code).isEqualTo(1);
        assertThat(said)
                .contains("0 of 1 arrived")
                .contains("7961 00:1b:0c:00:00:00: runs SCCP41.8-0-1S");
    }

    @Test
    void a_sick_phone_that_runs_what_it_shall_goes_on_until_its_illness_shows() throws Exception {
        var setup = LoopbackStation.setup(data.resolve("station"), 0, 0, Optional.empty());
        try (var station = new Station(setup, Clock.systemUTC(), told -> {})) {
            station.start();
            run(
                    "lab",
                    "--sick",
                    "wrong-password",
                    "--model",
                    "7961",
                    "--load",
                    "SIP41.9-4-2SR3-1S",
                    "--phones",
                    "1",
                    "--speed",
                    "50",
                    "--against",
                    "127.0.0.1:" + station.tftpEnds().getFirst().port(),
                    "--dhcp",
                    "127.0.0.1:" + station.dhcpEnds().getFirst().port(),
                    "--limit",
                    "2s",
                    "--json");

            assertThat(JsonMapper.shared().readTree(said).path("seconds").asDouble())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void wrong_wishes_are_usage_errors() {
        assertThat(run("lab", "--virtual-time", "--model", "7999")).isEqualTo(2);
        assertThat(run("lab", "--virtual-time", "--model", "7961", "--load", "SIP70.8-5-2S"))
                .isEqualTo(2);
        assertThat(run("lab", "--virtual-time", "--loss", "99%")).isEqualTo(2);
        assertThat(run("lab", "--virtual-time", "--phones", "0")).isEqualTo(2);
        assertThat(run("lab")).isEqualTo(2);
        assertThat(run("lab", "--model", "7961", "--against", "station")).isEqualTo(2);
        assertThat(run("demo", "--speed", "0")).isEqualTo(2);
    }
}
