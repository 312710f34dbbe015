package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.udp.TftpDataPorts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which firewall is asked, and what is said of what it keeps out. */
class FirewallLookTest {
    private static final ServedPorts USUAL =
            new ServedPorts(
                    OptionalInt.of(67),
                    69,
                    new TftpDataPorts.Any(),
                    OptionalInt.of(6970),
                    OptionalInt.empty());

    private static final String UFW =
            """
            Status: active
            Logging: on (low)
            Default: deny (incoming), allow (outgoing), disabled (routed)

            To                         Action      From
            --                         ------      ----
            """;
    private static final String UFW_UDP = "67,69/udp                  ALLOW IN    Anywhere\n";
    private static final String UFW_TCP = "6970/tcp                   ALLOW IN    Anywhere\n";

    private static final String NFT =
            """
            table inet filter {
            \tchain input {
            \t\ttype filter hook input priority filter; policy drop;
            \t\t%s
            \t}
            }
            """;

    @Test
    void without_a_firewall_there_is_nothing_to_say() {
        assertThat(judge(USUAL, "Status: inactive", "FirewallD is not running", "", accepting()))
                .isEmpty();
    }

    @Test
    void what_phones_need_is_wrong_where_it_is_shut() {
        var check = judge(USUAL, UFW, "", "", "").orElseThrow();

        assertThat(check.level()).isEqualTo(Doctor.Level.WRONG);
        assertThat(check.sentence())
                .isEqualTo(
                        "ufw is on and may keep phones out at UDP 67 and 69 and TCP 6970; let them"
                                + " in with: sudo ufw allow 67,69/udp && sudo ufw allow 6970/tcp");
    }

    @Test
    void only_what_is_shut_is_opened() {
        assertThat(judge(USUAL, UFW + UFW_TCP, "", "", "").orElseThrow().sentence())
                .contains("at UDP 67 and 69;")
                .endsWith(": sudo ufw allow 67,69/udp");
        String dhcp = "67/udp                     ALLOW IN    Anywhere\n";
        assertThat(judge(USUAL, UFW + dhcp + UFW_TCP, "", "", "").orElseThrow().sentence())
                .contains("at UDP 69;")
                .endsWith(": sudo ufw allow 69/udp");
    }

    @Test
    void http_alone_is_a_note_that_tells_dropping_from_rejecting() {
        var dropped = judge(USUAL, UFW + UFW_UDP, "", "", "").orElseThrow();
        assertThat(dropped.level()).isEqualTo(Doctor.Level.NOTE);
        assertThat(dropped.sentence())
                .contains("at TCP 6970", "probably waits until its connection times out")
                .endsWith(": sudo ufw allow 6970/tcp");

        String rejecting = UFW.replace("deny (incoming)", "reject (incoming)");
        var rejected = judge(USUAL, rejecting + UFW_UDP, "", "", "").orElseThrow();
        assertThat(rejected.level()).isEqualTo(Doctor.Level.NOTE);
        assertThat(rejected.sentence())
                .contains("they probably turn to TFTP at once")
                .doesNotContain("times out");
    }

    @Test
    void what_is_not_served_is_not_asked_for() {
        var filesOnly =
                new ServedPorts(
                        OptionalInt.empty(),
                        1069,
                        new TftpDataPorts.Any(),
                        OptionalInt.empty(),
                        OptionalInt.empty());

        assertThat(judge(filesOnly, UFW, "", "", "").orElseThrow().sentence())
                .endsWith("at UDP 1069; let them in with: sudo ufw allow 1069/udp");
    }

    @Test
    void a_page_for_others_is_a_note() {
        var paged =
                new ServedPorts(
                        OptionalInt.of(67),
                        69,
                        new TftpDataPorts.Any(),
                        OptionalInt.of(6970),
                        OptionalInt.of(8079));

        var check = judge(paged, UFW + UFW_UDP + UFW_TCP, "", "", "").orElseThrow();

        assertThat(check.level()).isEqualTo(Doctor.Level.NOTE);
        assertThat(check.sentence())
                .contains("TCP 8079, where people open our page")
                .endsWith(": sudo ufw allow 8079/tcp");
    }

    @Test
    void a_page_that_opens_here_alone_needs_no_firewall() {
        assertThat(pageOf("127.0.0.1")).isEmpty();
        assertThat(pageOf("localhost")).isEmpty();
        assertThat(pageOf("0.0.0.0")).hasValue(8079);
        assertThat(pageOf("192.168.1.1")).hasValue(8079);
    }

    private static OptionalInt pageOf(String listen) {
        var ends =
                new StationSetup.Ends(
                        List.of(),
                        OptionalInt.of(67),
                        69,
                        OptionalInt.of(6970),
                        Optional.of(new StationSetup.Page(listen, 8079)));
        return ServedPorts.of(ends, new TftpDataPorts.Any()).page();
    }

    @Test
    void a_filter_without_memory_keeps_acknowledgements_out() {
        String ports = "udp dport { 67, 69 } accept\n\t\ttcp dport 6970 accept";
        var check = judge(USUAL, "", "", NFT.formatted(ports), "").orElseThrow();

        assertThat(check.level()).isEqualTo(Doctor.Level.WRONG);
        assertThat(check.sentence())
                .contains("the acknowledgements of what we send")
                .endsWith(
                        ": sudo nft insert rule inet filter input ct state established,related"
                                + " accept");
        String remembers = "ct state established,related accept\n\t\t" + ports;
        assertThat(judge(USUAL, "", "", NFT.formatted(remembers), "")).isEmpty();
    }

    @Test
    void data_ports_that_are_set_need_a_rule_only_where_nothing_is_remembered() {
        String ports = "udp dport { 67, 69%s } accept\n\t\ttcp dport 6970 accept";
        String open = NFT.formatted(ports.formatted(", 40000-40009"));
        String shut = NFT.formatted(ports.formatted(", 40000-40008"));

        assertThat(judge(with(new TftpDataPorts.Between(40000, 40009)), "", "", open, ""))
                .isEmpty();
        assertThat(judge(with(new TftpDataPorts.Between(40000, 40009)), "", "", shut, ""))
                .isPresent();
        // All of it comes to port 69, which is open.
        assertThat(
                        judge(
                                with(new TftpDataPorts.AsAsked()),
                                "",
                                "",
                                NFT.formatted(ports.formatted("")),
                                ""))
                .isEmpty();
        // ufw remembers.
        var between = with(new TftpDataPorts.Between(40000, 40009));
        assertThat(judge(between, UFW + UFW_UDP + UFW_TCP, "", "", "").orElseThrow().level())
                .isEqualTo(Doctor.Level.FINE);
    }

    @Test
    void each_filter_that_shuts_is_named_with_its_own_command() {
        String answers = "-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n";
        String nft =
                NFT.formatted(
                        "ct state established,related accept\n\t\tudp dport { 67, 69 } accept");
        var check =
                judge(
                                USUAL,
                                "",
                                "",
                                nft,
                                "-P INPUT DROP\n" + answers + "-A INPUT -p tcp -j ACCEPT\n")
                        .orElseThrow();

        assertThat(check.sentence())
                .startsWith("nftables and iptables are on")
                .endsWith(
                        ": sudo nft insert rule inet filter input tcp dport 6970 accept && sudo"
                                + " iptables -I INPUT -p udp -m multiport --dports 67,69 -j"
                                + " ACCEPT");
    }

    @Test
    void what_iptables_keeps_in_nft_is_told_once_and_by_iptables() {
        String nft = NFT.formatted("counter drop").replace("inet filter", "ip filter");
        String kept = nft.replace("chain input", "chain INPUT");

        assertThat(judge(USUAL, "", "", kept, "-P INPUT DROP\n").orElseThrow().sentence())
                .contains("sudo iptables -I INPUT")
                .doesNotContain("nft");
        // Where "iptables" is the old one, the other must be called by its name.
        var both = new FirewallLook.Printed("", "", kept, accepting(), accepting());
        assertThat(FirewallLook.judge(both, entrances(USUAL)).orElseThrow().sentence())
                .contains("sudo iptables-nft -I INPUT");
        var legacy = new FirewallLook.Printed("", "", "", accepting(), "-P INPUT DROP\n");
        assertThat(FirewallLook.judge(legacy, entrances(USUAL)).orElseThrow().sentence())
                .contains("sudo iptables-legacy -I INPUT");
    }

    @Test
    void what_only_root_may_see_is_said_to_be_unseen() {
        var refused = judge(USUAL, "ERROR: You need to be root to run this script", "", "", "");

        assertThat(refused.orElseThrow().sentence()).contains("sudo offhook doctor");
    }

    @Test
    void a_note_is_fine_for_who_reads_the_json_and_not_silent() {
        var note = judge(USUAL, UFW + UFW_UDP, "", "", "").orElseThrow();
        var line = DoctorCommand.line(note);

        assertThat(line.fine()).isTrue();
        assertThat(line.level()).isEqualTo("note");
        assertThat(DoctorCommand.line(judge(USUAL, UFW, "", "", "").orElseThrow()).fine())
                .isFalse();
    }

    private static String accepting() {
        return "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n";
    }

    private static ServedPorts with(TftpDataPorts dataPorts) {
        return new ServedPorts(
                OptionalInt.of(67), 69, dataPorts, OptionalInt.of(6970), OptionalInt.empty());
    }

    private static List<ServedPorts.Entrance> entrances(ServedPorts served) {
        return served.entrances(new Arrival.Wire("eth1", Ipv4.of("192.168.1.30")));
    }

    private static Optional<Doctor.Check> judge(
            ServedPorts served, String ufw, String firewalld, String nft, String iptables) {
        return FirewallLook.judge(
                new FirewallLook.Printed(ufw, firewalld, nft, iptables, ""), entrances(served));
    }
}
