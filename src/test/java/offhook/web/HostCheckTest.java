package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class HostCheckTest {
    @Test
    void on_loopback_only_loopback_is_meant() {
        var check = new HostCheck("127.0.0.1");

        for (String host :
                List.of(
                        "localhost",
                        "LOCALHOST:8079",
                        "localhost.",
                        "127.0.0.1:8079",
                        "127.1.2.3",
                        "[::1]",
                        "[::1]:8079")) {
            assertThat(check.accepts(host)).as(host).isTrue();
        }
        for (String host :
                List.of(
                        "",
                        " ",
                        ":8079",
                        "192.168.1.1",
                        "rebound.example",
                        "127.0.0.1.rebound.example",
                        "localhost.rebound.example",
                        "[fe80::1]:80")) {
            assertThat(check.accepts(host)).as(host).isFalse();
        }
    }

    @Test
    void on_an_address_of_the_lan_it_too_is_meant() {
        var check = new HostCheck("192.168.1.1");

        assertThat(check.accepts("192.168.1.1:8079")).isTrue();
        assertThat(check.accepts("localhost")).isTrue();
        assertThat(check.accepts("192.168.1.2")).isFalse();
    }

    @Test
    void everywhere_means_any_address_but_no_name() {
        var check = new HostCheck("0.0.0.0");

        assertThat(check.accepts("192.168.1.2:8079")).isTrue();
        assertThat(check.accepts("[fe80::1]:8079")).isTrue();
        assertThat(check.accepts("rebound.example")).isFalse();
    }
}
