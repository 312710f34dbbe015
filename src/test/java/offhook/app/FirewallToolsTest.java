package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.app.FirewallRules.Fate;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What ufw, firewalld and netsh print; all made up. */
class FirewallToolsTest {
    private static final Arrival.Wire ETH1 = new Arrival.Wire("eth1", Ipv4.of("192.168.1.30"));
    private static final Arrival DISCOVER = Arrival.discover(ETH1, 67);
    private static final Arrival READ = Arrival.question(ETH1, Arrival.Over.UDP, 69);
    private static final Arrival GET = Arrival.question(ETH1, Arrival.Over.TCP, 6970);
    private static final Arrival ACK = Arrival.reply(ETH1, 40_001);
    private static final List<Arrival> ALL = List.of(DISCOVER, READ, GET, ACK);
    private static final Firewall.Shut ALL_SHUT = Firewall.Shut.of(List.of(DISCOVER, READ, GET));

    private static final List<Fate> OPEN =
            List.of(Fate.LET_IN, Fate.LET_IN, Fate.LET_IN, Fate.LET_IN);
    private static final List<Fate> NO_TCP =
            List.of(Fate.LET_IN, Fate.LET_IN, Fate.DROPPED, Fate.LET_IN);
    private static final List<Fate> NO_UDP =
            List.of(Fate.DROPPED, Fate.DROPPED, Fate.LET_IN, Fate.LET_IN);
    private static final List<Fate> SHUT =
            List.of(Fate.DROPPED, Fate.DROPPED, Fate.DROPPED, Fate.LET_IN);

    private static final String ZONES =
            """
            drop
              target: DROP
              services:
              ports:

            public (default, active)
              target: default
              icmp-block-inversion: no
              interfaces: eth1
              sources:
              services: %s
              ports: %s
              protocols:
              rich rules:
            \t%s

            dmz (active)
              target: DROP
              interfaces: eth2
              services: ssh
              ports:
            """;

    @Test
    void ufw_is_read_as_it_decides_the_first_rule_that_fits() {
        assertThat(ufw("")).isEqualTo(SHUT);
        assertThat(ufw("67,69/udp                  ALLOW IN    Anywhere")).isEqualTo(NO_TCP);
        assertThat(ufw("60:70/udp on eth1          ALLOW IN    Anywhere")).isEqualTo(NO_TCP);
        assertThat(ufw("60:70/udp on eth0          ALLOW IN    Anywhere")).isEqualTo(SHUT);
        assertThat(ufw("Anywhere/udp               ALLOW IN    Anywhere/udp")).isEqualTo(NO_TCP);
        assertThat(ufw("67,69/udp                  ALLOW IN    Anywhere                   # x y"))
                .isEqualTo(NO_TCP);
        assertThat(ufw("Anywhere on eth1           ALLOW IN    Anywhere")).isEqualTo(OPEN);
        assertThat(
                        ufw(
                                "67,69/udp                  ALLOW IN    Anywhere",
                                "6970/tcp                   LIMIT IN    Anywhere"))
                .isEqualTo(OPEN);
        assertThat(ufw("6970/tcp                   ALLOW IN    Anywhere")).isEqualTo(NO_UDP);
        assertThat(ufw("6970                       ALLOW IN    Anywhere")).isEqualTo(NO_UDP);
        assertThat(ufw("67,69/udp (v6)             ALLOW IN    Anywhere (v6)")).isEqualTo(SHUT);
        assertThat(
                        ufw(
                                "67,69/udp                  DENY IN     Anywhere",
                                "Anywhere                   ALLOW IN    Anywhere"))
                .isEqualTo(NO_UDP);
    }

    @Test
    void ufw_rejects_where_it_says_so() {
        assertThat(ufw("6970/tcp                   REJECT IN   Anywhere").get(2))
                .isEqualTo(Fate.REJECTED);
    }

    /** It comes from 0.0.0.0. */
    @Test
    void ufw_lets_no_discover_in_by_its_network() {
        assertThat(ufw("Anywhere                   ALLOW IN    192.168.1.0/24"))
                .containsExactly(Fate.DROPPED, Fate.LET_IN, Fate.LET_IN, Fate.LET_IN);
        assertThat(ufw("Anywhere                   ALLOW IN    192.168.2.0/24")).isEqualTo(SHUT);
    }

    @Test
    void firewalld_lets_in_by_port_by_service_by_rule_and_by_trust() {
        List<Fate> rejects = List.of(Fate.REJECTED, Fate.REJECTED, Fate.REJECTED, Fate.LET_IN);
        List<Fate> rejectsTcp = List.of(Fate.LET_IN, Fate.LET_IN, Fate.REJECTED, Fate.LET_IN);
        assertThat(fates(new FirewalldZones(ZONES.formatted("ssh", "", "")))).isEqualTo(rejects);
        assertThat(fates(new FirewalldZones(ZONES.formatted("dhcpv6-client", "67/tcp", ""))))
                .isEqualTo(rejects);
        assertThat(fates(new FirewalldZones(ZONES.formatted("dhcp ssh tftp", "6970/udp", ""))))
                .isEqualTo(rejectsTcp);
        assertThat(fates(new FirewalldZones(ZONES.formatted("dhcp tftp", "6970/tcp", ""))))
                .isEqualTo(OPEN);
        assertThat(fates(new FirewalldZones(ZONES.formatted("", "60-69/udp 6970/tcp", ""))))
                .isEqualTo(OPEN);
        String rich = "rule family=\"ipv4\" port port=\"6970\" protocol=\"tcp\" accept";
        assertThat(fates(new FirewalldZones(ZONES.formatted("dhcp tftp", "", rich))))
                .isEqualTo(OPEN);
        String trusted = ZONES.formatted("", "", "").replace("target: default", "target: ACCEPT");
        assertThat(fates(new FirewalldZones(trusted))).isEqualTo(OPEN);
        String dropping = ZONES.formatted("", "", "").replace("target: default", "target: DROP");
        assertThat(fates(new FirewalldZones(dropping))).isEqualTo(SHUT);
        // Its zone unknown, the card may be in either.
        String elsewhere = ZONES.formatted("dhcp tftp", "6970/tcp", "").replace("eth1", "eth7");
        assertThat(fates(new FirewalldZones(elsewhere))).isEqualTo(SHUT);
    }

    @Test
    void firewalld_is_told_its_own_commands() {
        assertThat(String.join(" && ", new FirewalldZones("").openings(ALL_SHUT)))
                .startsWith(
                        "sudo firewall-cmd --permanent --add-port=67/udp --add-port=69/udp"
                                + " --add-port=6970/tcp && sudo firewall-cmd --reload");
    }

    @Test
    void windows_is_read_rule_by_rule() {
        String udp = windowsRule("UDP", "67,69", "Allow");
        String tcp = windowsRule("TCP", "6970", "Allow");

        assertThat(fates(windows("No rules match the specified criteria."))).isEqualTo(SHUT);
        assertThat(fates(windows(udp))).isEqualTo(NO_TCP);
        assertThat(fates(windows(tcp))).isEqualTo(NO_UDP);
        assertThat(fates(windows(udp + tcp))).isEqualTo(OPEN);
        assertThat(fates(windows(windowsRule("TCP", "67,69", "Allow")))).isEqualTo(SHUT);
        assertThat(fates(windows(udp + tcp.replace("Allow", "Block")))).isEqualTo(NO_TCP);
        // In German.
        assertThat(fates(windows(udp.replace("Protocol:", "Protokoll:")))).isEqualTo(NO_TCP);
    }

    @Test
    void windows_is_told_its_own_commands() {
        String rule =
                "netsh advfirewall firewall add rule name=Offhook dir=in action=allow protocol=";
        assertThat(windows("").openings(ALL_SHUT))
                .containsExactly(
                        rule
                                + "UDP localport=67,69 and then "
                                + rule
                                + "TCP localport=6970 (as administrator)");
    }

    @Test
    void a_windows_firewall_that_is_off_or_not_there_is_not_on() {
        assertThat(windows("").isOn()).isTrue();
        assertThat(new WindowsRules("State                OFF", "").isOn()).isFalse();
        assertThat(new WindowsRules("", "").isOn()).isFalse();
    }

    private static WindowsRules windows(String rules) {
        String on = "Domain Profile Settings:\r\nState                ON\r\nOk.\r\n";
        return new WindowsRules(on, rules);
    }

    private static String windowsRule(String protocol, String ports, String action) {
        return """

        Rule Name:                            Offhook
        ----------------------------------------------------------------------
        Enabled:                              Yes
        Direction:                            In
        Profiles:                             Domain,Private,Public
        Grouping:
        LocalIP:                              Any
        RemoteIP:                             Any
        Protocol:                             %s
        LocalPort:                            %s
        RemotePort:                           Any
        Edge traversal:                       No
        Action:                               %s
        """
                .formatted(protocol, ports, action)
                .replace("\n", "\r\n");
    }

    private static List<Fate> ufw(String... rules) {
        return fates(
                new UfwRules(
                        """
                        Status: active
                        Logging: on (low)
                        Default: deny (incoming), allow (outgoing), disabled (routed)
                        New profiles: skip

                        To                         Action      From
                        --                         ------      ----
                        %s
                        """
                                .formatted(String.join("\n", rules))));
    }

    private static List<Fate> fates(Firewall firewall) {
        return ALL.stream().map(firewall::fate).toList();
    }
}
