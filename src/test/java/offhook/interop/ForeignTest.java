package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@Tag("interop")
class ForeignTest {
    private static final Duration QUICK = Duration.ofSeconds(10);

    @Test
    void a_program_that_never_ends_is_stopped_and_shown() {
        assertThatThrownBy(
                        () ->
                                Foreign.run(
                                        Duration.ofMillis(300),
                                        "sh",
                                        "-c",
                                        "echo started; sleep 60"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("started");
    }

    @Test
    void the_two_ends_of_a_lan_are_joined_and_gone_afterwards() {
        try (var lan = ForeignLan.open("00:1b:0c:18:bd:c1")) {
            var shown =
                    Foreign.run(
                            QUICK, lan.atClient(List.of("ip", "link", "show", "dev", "client0")));
            assertThat(shown.succeeded().output()).contains("00:1b:0c:18:bd:c1").contains("UP");
        }
        assertThat(Foreign.run(QUICK, "ip", "netns", "list").output())
                .doesNotContain("oh-c-" + ProcessHandle.current().pid());
    }
}
