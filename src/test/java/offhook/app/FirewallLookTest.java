package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class FirewallLookTest {
    @Test
    void without_a_firewall_there_is_nothing_to_say() {
        assertThat(look("Status: inactive", "not running", "", "-P INPUT ACCEPT")).isEmpty();
    }

    @Test
    void a_firewall_that_drops_gets_its_own_rule() {
        assertThat(sentence("Status: active\n", "", "", "")).endsWith("sudo ufw allow 67,69/udp");
        assertThat(sentence("", "running\n", "", "")).contains("--add-port=67/udp");
        assertThat(sentence("", "", "type filter hook input priority 0; policy drop;", ""))
                .endsWith("sudo nft add rule inet filter input udp dport '{ 67, 69 }' accept");
        assertThat(sentence("", "", "", "-P INPUT DROP\n")).contains("--dports 67,69 -j ACCEPT");
    }

    @Test
    void one_that_lets_phones_in_is_fine_and_similar_numbers_do_not_count() {
        assertThat(look("Status: active\n67/udp ALLOW\n69/udp ALLOW", "", "", ""))
                .hasValueSatisfying(check -> assertThat(check.fine()).isTrue());
        assertThat(look("", "", "", "-P INPUT DROP\n--dport 6767\n--dport 690"))
                .hasValueSatisfying(check -> assertThat(check.fine()).isFalse());
    }

    private static String sentence(String ufw, String firewalld, String nft, String iptables) {
        return look(ufw, firewalld, nft, iptables).orElseThrow().sentence();
    }

    private static Optional<Doctor.Check> look(
            String ufw, String firewalld, String nft, String iptables) {
        return FirewallLook.judge(ufw, firewalld, nft, iptables, 67, 69);
    }

    @Test
    void windows_is_told_its_own_command() {
        String on = "Domain Profile Settings:\r\nState                ON\r\nOk.\r\n";

        assertThat(
                        FirewallLook.judgeWindows(on, "No rules match.", 67, 69)
                                .orElseThrow()
                                .sentence())
                .contains("netsh advfirewall firewall add rule", "localport=67,69");
        assertThat(FirewallLook.judgeWindows(on, "LocalPort: 67,69", 67, 69).orElseThrow().fine())
                .isTrue();
        assertThat(FirewallLook.judgeWindows("State OFF", "", 67, 69)).isEmpty();
        assertThat(FirewallLook.judgeWindows("", "", 67, 69)).isEmpty();
    }
}
