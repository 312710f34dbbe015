package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.app.FirewallRules.Fate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule sets as {@code nft list ruleset} and {@code iptables -S} lay them out; all made up. */
class FirewallRulesTest {
    private static final Arrival.Wire ETH1 = new Arrival.Wire("eth1", Ipv4.of("192.168.1.30"));
    private static final Arrival DISCOVER = Arrival.discover(ETH1, 67);
    private static final Arrival READ = Arrival.question(ETH1, Arrival.Over.UDP, 69);
    private static final Arrival GET = Arrival.question(ETH1, Arrival.Over.TCP, 6970);
    private static final Arrival ACK = Arrival.reply(ETH1, 40_001);

    private static final String NFT =
            """
            table inet filter {
            \tset phones {
            \t\ttype inet_service
            \t\tflags interval
            \t\telements = { 1, 3, 5, 7, 9,
            \t\t\t     11, 13, 67, 69-70 comment "files, and more" }
            \t}

            \tchain input {
            \t\ttype filter hook input priority filter; policy drop;
            \t\tct state vmap { invalid : drop, established : accept, related : accept }
            \t\tiif "lo" accept
            \t\t%s
            \t}
            \tchain forward {
            \t\ttype filter hook forward priority filter; policy drop;
            \t}
            \tchain phones {
            \t\tudp dport { 67, 69 } counter packets 3 bytes 900 accept
            \t}
            \tchain nothing {
            \t\treturn
            \t}
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp dport { 67, 69 } accept",
                "udp dport { 67, 69 } accept comment \"phones and } more\"",
                "iifname \"eth1\" udp dport 67-69 counter packets 0 bytes 0 accept",
                "iifname { \"lo\", \"eth1\" } udp dport 67-69 accept",
                "iifname \"eth*\" udp dport 67-69 accept",
                "iifname != \"eth0\" udp dport 67-69 accept",
                "meta l4proto udp accept",
                "udp dport @phones accept",
                "udp dport vmap { 53 : drop, 67 : accept, 69 : jump phones }",
                "udp dport != 123 ct state new limit rate 10/second burst 5 packets accept",
                "log prefix \"in x: \" level warn flags all jump phones",
                "meta l4proto udp udp sport . udp dport { 0-65535 . 67, 0-65535 . 69 } accept",
                "ct state new udp dport 69 limit rate over 10/second drop\njump phones",
                "goto phones"
            })
    void nft_lets_phones_udp_in_and_no_tcp(String rule) {
        assertThat(nft(rule, DISCOVER)).isEqualTo(Fate.LET_IN);
        assertThat(nft(rule, READ)).isEqualTo(Fate.LET_IN);
        assertThat(nft(rule, GET)).isEqualTo(Fate.DROPPED);
        assertThat(nft(rule, ACK)).isEqualTo(Fate.LET_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta l4proto { tcp, udp } th dport { 67, 69, 6970 } accept",
                "meta l4proto . th dport { udp . 67, udp . 69, tcp . 6970 } accept",
                "ip protocol . th dport vmap { udp . 67-69 : accept, tcp . 6970 : accept }",
                "th dport { 67, 69, 6970 } ip protocol { tcp, udp } accept",
                "tcp dport 6970 tcp flags syn / fin,syn,rst,ack accept\njump phones",
                "iifname \"eth1\" accept",
                "ct state new accept"
            })
    void nft_rules_for_both_protocols_let_both_in(String rule) {
        assertThat(nft(rule, DISCOVER)).isEqualTo(Fate.LET_IN);
        assertThat(nft(rule, READ)).isEqualTo(Fate.LET_IN);
        assertThat(nft(rule, GET)).isEqualTo(Fate.LET_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp dport { 67, 69 } accept",
                "udp dport 6970 accept",
                "meta l4proto . th dport { tcp . 67, tcp . 69, udp . 6970 } accept",
                "iifname \"eth0\" accept",
                "iifname != \"eth1\" accept",
                "ip saddr 10.0.0.0/8 accept",
                "ct state established,related accept",
                "tcp dport 6970 tcp flags fin,syn / fin,syn accept",
                "udp dport @others accept",
                "fib daddr type local meta mark 0x00000001 accept",
                "jump input",
                "jump nothing",
                "counter drop\n\t\taccept"
            })
    void nft_keeps_out_what_no_rule_is_for(String rule) {
        assertThat(nft(rule, DISCOVER)).isEqualTo(Fate.DROPPED);
        assertThat(nft(rule, READ)).isEqualTo(Fate.DROPPED);
        assertThat(nft(rule, GET)).isEqualTo(Fate.DROPPED);
    }

    @Test
    void a_network_that_is_let_in_does_not_let_a_discover_in() {
        String rule = "ip saddr 192.168.1.0/24 accept";

        assertThat(nft(rule, DISCOVER)).isEqualTo(Fate.DROPPED);
        assertThat(nft(rule, READ)).isEqualTo(Fate.LET_IN);
        assertThat(nft(rule, GET)).isEqualTo(Fate.LET_IN);
    }

    @Test
    void a_dhcp_client_has_its_own_port() {
        assertThat(nft("udp sport 68 udp dport 67 accept", DISCOVER)).isEqualTo(Fate.LET_IN);
        assertThat(nft("udp sport 68 accept", READ)).isEqualTo(Fate.DROPPED);
    }

    @Test
    void who_is_rejected_is_told() {
        assertThat(nft("tcp dport 6970 reject with tcp reset", GET)).isEqualTo(Fate.REJECTED);
        assertThat(nft("reject with icmpx admin-prohibited", READ)).isEqualTo(Fate.REJECTED);
        assertThat(nft("meta l4proto { tcp, udp } th dport 6970 reject", GET))
                .isEqualTo(Fate.REJECTED);
    }

    @Test
    void what_is_gone_to_does_not_come_back() {
        assertThat(nft("goto nothing\n\t\taccept", READ)).isEqualTo(Fate.DROPPED);
        assertThat(nft("jump nothing\n\t\taccept", READ)).isEqualTo(Fate.LET_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A INPUT -p udp -m udp --dport 67:69 -j ACCEPT",
                "-A INPUT -i eth1 -p udp -m multiport --dports 67,69 -j ACCEPT",
                "-A INPUT -p udp -m multiport --ports 67,69 -j ACCEPT",
                "-A INPUT -p udp -m comment --comment \"a b -j DROP\" -m limit --limit 3/sec"
                        + " --limit-burst 9 -j ACCEPT",
                "-A INPUT ! -i eth0 -p udp -m udp ! --dport 123 -j ACCEPT",
                "-N PHONES\n-A INPUT -j PHONES\n-A PHONES -p udp -j ACCEPT",
                "-A INPUT -j LOG --log-prefix \"in: \"\n-A INPUT -p udp -g PHONES\n"
                        + "-A PHONES -i eth+ -j ACCEPT"
            })
    void iptables_lets_phones_udp_in_and_no_tcp(String rule) {
        assertThat(iptables(rule, DISCOVER)).isEqualTo(Fate.LET_IN);
        assertThat(iptables(rule, READ)).isEqualTo(Fate.LET_IN);
        assertThat(iptables(rule, GET)).isEqualTo(Fate.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A INPUT -i eth1 -j ACCEPT",
                "-A INPUT -m conntrack --ctstate NEW,RELATED -j ACCEPT",
                "-A INPUT -p udp -j ACCEPT\n"
                        + "-A INPUT -p tcp -m multiport --dports 22,6970:6972 -j ACCEPT",
                "-A INPUT -p udp -j ACCEPT\n"
                        + "-A INPUT -p tcp -m tcp --dport 6970 --tcp-flags FIN,SYN,RST,ACK SYN"
                        + " -j ACCEPT",
                "-A INPUT -p tcp -m tcp --tcp-flags FIN,SYN FIN,SYN -j DROP\n-A INPUT -j ACCEPT"
            })
    void iptables_rules_for_both_protocols_let_both_in(String rule) {
        assertThat(iptables(rule, DISCOVER)).isEqualTo(Fate.LET_IN);
        assertThat(iptables(rule, READ)).isEqualTo(Fate.LET_IN);
        assertThat(iptables(rule, GET)).isEqualTo(Fate.LET_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A INPUT -p udp -m udp --dport 6767 -j ACCEPT",
                "-A INPUT -p tcp -m multiport --dports 67,69 -j ACCEPT",
                "-A INPUT -p udp -m multiport --dports 6970 -j ACCEPT",
                "-A INPUT -i lo -j ACCEPT",
                "-A INPUT ! -i eth1 -j ACCEPT",
                "-A INPUT -s 10.0.0.0/8 -j ACCEPT",
                "-A INPUT -m state --state ESTABLISHED -j ACCEPT",
                "-A INPUT -m set --match-set friends src -j ACCEPT"
            })
    void iptables_keeps_out_what_no_rule_is_for(String rule) {
        assertThat(iptables(rule, DISCOVER)).isEqualTo(Fate.REJECTED);
        assertThat(iptables(rule, READ)).isEqualTo(Fate.REJECTED);
        assertThat(iptables(rule, GET)).isEqualTo(Fate.REJECTED);
    }

    private static Fate nft(String rule, Arrival arrival) {
        FirewallRules rules = NftRules.read(NFT.formatted(rule));
        assertThat(rules.inputs()).containsExactly("inet filter input");
        return rules.fate("inet filter input", arrival);
    }

    /** Red Hat's old way: everything may come in, but for the last rule. */
    private static Fate iptables(String rule, Arrival arrival) {
        String last = "\n-A INPUT -j REJECT --reject-with icmp-host-prohibited\n";
        return IptablesRules.read("-P INPUT ACCEPT\n-P FORWARD DROP\n" + rule + last)
                .fate(IptablesRules.INPUT, arrival);
    }
}
