package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class FirewallLookTest {
    private static final String UFW =
            """
            Status: active
            Logging: on (low)
            Default: deny (incoming), allow (outgoing), disabled (routed)

            To                         Action      From
            --                         ------      ----
            """;

    @Test
    void without_a_firewall_there_is_nothing_to_say() {
        assertThat(look("Status: inactive", "FirewallD is not running", "", "-P INPUT ACCEPT"))
                .isEmpty();
    }

    @Test
    void ufw_is_read_as_it_decides_the_first_rule_that_fits() {
        assertThat(sentence(UFW, "", "", "")).endsWith("sudo ufw allow 67,69/udp");
        // What we advise is understood afterwards.
        assertThat(isFine(UFW + "67,69/udp                  ALLOW IN    Anywhere\n")).isTrue();
        assertThat(isFine(UFW + "60:70/udp on eth1          ALLOW IN    Anywhere\n")).isTrue();
        assertThat(isFine(UFW + "Anywhere on eth1           ALLOW IN    Anywhere\n")).isTrue();
        assertThat(
                        isFine(
                                UFW
                                        + "69/udp                     DENY IN     Anywhere\n"
                                        + "67,69/udp                  ALLOW IN    Anywhere\n"))
                .isFalse();
        // A DISCOVER comes from 0.0.0.0.
        assertThat(isFine(UFW + "67,69/udp                  ALLOW IN    192.168.1.0/24\n"))
                .isFalse();
        assertThat(isFine(UFW + "67,69/tcp                  ALLOW IN    Anywhere\n")).isFalse();
        assertThat(isFine(UFW.replace("deny (incoming)", "allow (incoming)"))).isTrue();
    }

    @Test
    void firewalld_lets_in_by_port_by_service_and_by_trust() {
        String zone =
                """
                drop
                  target: DROP
                  services:
                  ports:

                public (default, active)
                  target: default
                  interfaces: eth1
                  services: %s
                  ports: %s
                """;
        assertThat(sentence("", zone.formatted("ssh", ""), "", "")).contains("--add-port=67/udp");
        assertThat(look("", zone.formatted("dhcp ssh tftp", ""), "", "").orElseThrow().fine())
                .isTrue();
        assertThat(look("", zone.formatted("ssh", "60-67/udp 69/udp"), "", "").orElseThrow().fine())
                .isTrue();
        assertThat(look("", zone.formatted("dhcpv6-client", "67/tcp"), "", "").orElseThrow().fine())
                .isFalse();
        String trusted = zone.replace("default\n", "ACCEPT\n");
        assertThat(look("", trusted.formatted("", ""), "", "").orElseThrow().fine()).isTrue();
    }

    @Test
    void nftables_rules_are_followed_to_their_end() {
        String rules =
                """
                table inet filter {
                \tchain input {
                \t\ttype filter hook input priority filter; policy %s;
                \t\tct state established,related accept
                \t\tiif "lo" accept
                \t\t%s
                \t}
                \tchain forward {
                \t\ttype filter hook forward priority filter; policy drop;
                \t}
                \tchain phones {
                \t\tudp dport { 67, 69 } counter packets 3 bytes 900 accept
                \t}
                }
                """;
        assertThat(sentence("", "", rules.formatted("drop", "tcp dport 22 accept"), ""))
                .endsWith("sudo nft insert rule inet filter input udp dport '{ 67, 69 }' accept");
        assertThat(
                        sentence(
                                "",
                                "",
                                rules.formatted("accept", "counter packets 0 bytes 0 reject"),
                                ""))
                .contains("nftables is on");
        for (String open :
                List.of(
                        "udp dport { 67, 69 } accept",
                        "iifname \"eth1\" udp dport 67-69 counter packets 0 bytes 0 accept",
                        "meta l4proto udp accept",
                        "jump phones")) {
            assertThat(look("", "", rules.formatted("drop", open), "")).as(open).isEmpty();
        }
        // Another chain's policy is none of ours, and one port alone is not enough.
        assertThat(look("", "", rules.formatted("accept", ""), "")).isEmpty();
        assertThat(look("", "", rules.formatted("drop", "udp dport 67 accept"), "")).isPresent();
        assertThat(look("", "", rules.formatted("drop", "jump input"), "")).isPresent();
    }

    @Test
    void iptables_rules_are_followed_to_their_end() {
        assertThat(sentence("", "", "", "-P INPUT DROP\n"))
                .endsWith("sudo iptables -I INPUT -p udp -m multiport --dports 67,69 -j ACCEPT");
        // Red Hat's old way: everything may come in, but for the last rule.
        String last = "-A INPUT -j REJECT --reject-with icmp-host-prohibited\n";
        assertThat(sentence("", "", "", "-P INPUT ACCEPT\n" + last)).contains("iptables is on");
        for (String open :
                List.of(
                        "-A INPUT -p udp -m udp --dport 67:69 -j ACCEPT",
                        "-A INPUT -i eth1 -p udp -m multiport --dports 67,69 -j ACCEPT",
                        "-A INPUT -i eth1 -j ACCEPT",
                        "-A INPUT -m conntrack --ctstate NEW,RELATED -j ACCEPT",
                        "-N PHONES\n-A INPUT -j PHONES\n-A PHONES -p udp -j ACCEPT")) {
            assertThat(look("", "", "", "-P INPUT ACCEPT\n" + open + "\n" + last))
                    .as(open)
                    .isEmpty();
        }
        for (String shut :
                List.of(
                        "-A INPUT -p udp -m udp --dport 6767 -j ACCEPT",
                        "-A INPUT -p tcp -m multiport --dports 67,69 -j ACCEPT",
                        "-A INPUT -i lo -j ACCEPT",
                        "-A INPUT -s 10.0.0.0/8 -j ACCEPT",
                        "-A INPUT -m state --state ESTABLISHED -j ACCEPT")) {
            assertThat(look("", "", "", "-P INPUT ACCEPT\n" + shut + "\n" + last))
                    .as(shut)
                    .isPresent();
        }
    }

    @Test
    void what_only_root_may_see_is_said_to_be_unseen() {
        var refused = look("ERROR: You need to be root to run this script", "", "", "");

        assertThat(refused.orElseThrow().sentence()).contains("sudo offhook doctor");
    }

    private static boolean isFine(String ufw) {
        return look(ufw, "", "", "").orElseThrow().fine();
    }

    private static String sentence(String ufw, String firewalld, String nft, String iptables) {
        return look(ufw, firewalld, nft, iptables).orElseThrow().sentence();
    }

    private static Optional<Doctor.Check> look(
            String ufw, String firewalld, String nft, String iptables) {
        return FirewallLook.judge(
                new FirewallLook.Printed(ufw, firewalld, nft, iptables, ""), 67, 69);
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
