package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What readers of the how-to of 2011 suffered, each by the number of the comment in the file that
 * we have (21 of its 122; docs/diagnosis.md lists them all), and what we answer today: to their
 * server's log, their file, or their question. The logs are rebuilt in the form of tftpd32, which
 * the how-to made them use; the words are ours.
 */
class HowToCommentsTest {
    private static final String MARTA = "001B0C18BDC1";

    @TempDir private Path folder;

    private String said = "";

    /** 1. It asked for its own settings and OS79XX.TXT, and nothing made it take a load. */
    @Test
    void c01_a_7940_that_asks_and_is_given_nothing_is_told_which_file_it_lacks()
            throws IOException {
        String answer =
                explained(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:00.100]
                        Read request for file <OS79XX.TXT>. Mode octet [09/03 10:00:00.120]
                        File <OS79XX.TXT> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:00.130]
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:01.100]
                        Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet [09/03 10:00:01.120]
                        File <SEP001B0C18BDC1.cnf.xml> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:01.130]
                        """);

        assertThat(answer)
                .contains(
                        "configuration-missing",
                        "there is no SEP" + MARTA + ".cnf.xml for it",
                        "put a file named SEP" + MARTA + ".cnf.xml into its folder");
    }

    /** 1, 10. After 5.0 the keys do nothing any more. */
    @Test
    void c01_c10_a_7940_on_5_0_that_no_keys_reset_needs_none() {
        assertThat(plan("7940", "P00305000500", "P0S3-8-12-00")).isZero();

        assertThat(said())
                .contains("P00308000900", "can follow P00308000900 (SCCP 8.0(9)) directly")
                .doesNotContainIgnoringCase("factory reset")
                .doesNotContain("123456789*0#");
    }

    /** 2. A load above 5.0(5) in the phone's own settings. */
    @Test
    void c02_a_higher_sccp_load_follows_5_0_in_one_step() throws IOException {
        assertThat(plan("7940", "P00305000500", "P00308000900")).isZero();
        assertThat(said()).contains("1 step").contains("directly");

        Path settings = write("SEP" + MARTA + ".cnf.xml", device("P00308000900"));
        run("check", settings.toString());
        assertThat(said()).doesNotContain("load-extension").doesNotContain("loadInformation:");
    }

    /** 3. It had an address, could be pinged, renewed its lease, and asked for no file. */
    @Test
    void c03_a_7961_with_an_address_that_asks_for_no_file_is_told_so() throws IOException {
        String answer = explained(HowToEvidence.ADDRESSED_AND_SILENT);

        assertThat(answer)
                .contains("no-file-request", "has an address and asks for no file")
                .contains("Settings, Network Configuration");
    }

    /** 4. The answer then was a guess: the server listens on the wrong interface. */
    @Test
    void c04_the_first_thing_to_try_is_whether_our_own_port_69_can_be_reached() throws IOException {
        assertThat(explained(HowToEvidence.ADDRESSED_AND_SILENT))
                .contains("check with offhook doctor that UDP port 69 is open here");
    }

    /** 6. It worked, once the name in XMLDefault was that of the package, with all its digits. */
    @Test
    void c06_an_engineering_build_is_a_load_like_any_other() throws IOException {
        Path defaults =
                write(
                        "XMLDefault.cnf.xml",
                        HowToEvidence.DEFAULTS.formatted(
                                "<loadInformation115>SCCP41.8-0-4ES4-0-1S</loadInformation115>"));

        assertThat(run("check", defaults.toString())).isZero();
        assertThat(plan("7941", "unknown", "SCCP41.8-0-4ES4-0-1S")).isZero();
    }

    /** 6. The how-to's own file named a load that no phone has, SCCP40.8-3-1S. */
    @Test
    void c06_the_load_of_the_how_tos_own_file_is_no_load() {
        assertThat(plan("7941", "unknown", "SCCP40.8-3-1S")).isEqualTo(2);
    }

    /** 7, 8. A cross beside the phone: it never registers. */
    @Test
    void c07_c08_a_7911_told_not_to_register_is_found_in_its_file() throws IOException {
        Path settings =
                write(
                        "SEP" + MARTA + ".cnf.xml",
                        """
                        <device>
                          <deviceProtocol>SIP</deviceProtocol>
                          <loadInformation>SIP11.9-2-1S</loadInformation>
                          <sipProfile>
                            <sipProxies><registerWithProxy>false</registerWithProxy></sipProxies>
                          </sipProfile>
                        </device>
                        """);

        run("check", settings.toString());

        assertThat(said())
                .contains("<registerWithProxy> is \"false\"", "the phone never registers");
    }

    /** 8. With it true, "keeps registering and that's all". */
    @Test
    void c08_a_7911_that_registers_on_and_on_is_not_accepted_by_its_proxy() throws IOException {
        String log = (HowToEvidence.REGISTER + HowToEvidence.UNAUTHORIZED).repeat(4);

        assertThat(explained(log))
                .contains("registration-refused", "is not accepted")
                .contains("natEnabled");
    }

    /** 9. NAT off on the phone's own network. */
    @Test
    void c09_nat_on_a_local_network_is_among_the_first_things_to_look_at() throws IOException {
        c08_a_7911_that_registers_on_and_on_is_not_accepted_by_its_proxy();

        assertThat(said()).contains("nat=no");
    }

    /** 11. Step by step, without a reset; the planner says where the advice of then differs. */
    @Test
    void c11_the_advice_to_go_over_6_and_7_is_known_and_weighed() {
        plan("7940", "P00305000500", "P0S3-8-12-00");

        assertThat(said()).contains("contradictory").contains("its author's comment says 6.x");
    }

    /** 12. Option 150 did nothing for him, another ("69"; 66 is meant) did. */
    @Test
    void c12_a_phone_that_wants_66_and_one_that_wants_150_are_both_served() {
        DhcpMessage offer = HowToEvidence.offer();

        assertThat(offer.option(DhcpOption.TFTP_SERVERS).orElseThrow())
                .isEqualTo(Ipv4.of("192.168.1.1").bytes());
        assertThat(offer.text(DhcpOption.TFTP_SERVER_NAME)).contains("192.168.1.1");
        assertThat(offer.siaddr()).isEqualTo(Ipv4.of("192.168.1.1"));
    }

    /** 15, 16. Would 7940 firmware do for a 7975? It was written with the letter O, too. */
    @Test
    void c15_c16_7940_firmware_is_refused_to_a_7975_by_name() {
        assertThat(plan("7975", "unknown", "P0S3-08-06-00")).isEqualTo(1);
        assertThat(said()).contains("7940/60").contains("7975");

        assertThat(plan("7975", "unknown", "POS3-08-06-00")).isEqualTo(2);
    }

    /** 17, 18. Offers went out on Windows 7, and neither phone nor computer heard them. */
    @Test
    void c17_c18_offers_that_nobody_hears_are_told_as_such() throws IOException {
        var log = new StringBuilder();
        for (int second : new int[] {0, 4, 12, 28, 59}) {
            log.append(
                    """
                    Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:%1$02d.100]
                    DHCP: proposed address 192.168.1.2 [09/03 10:00:%1$02d.200]
                    """
                            .formatted(second));
        }

        assertThat(explained(log.toString()))
                .contains("reply-lost-broadcast", "does not hear the answer")
                .contains("firewall that stops broadcasts");
    }

    /** 17. The MAC in the file's name was mistyped: see also {@link FailingServersTest}. */
    @Test
    void c17_a_mac_with_a_slip_is_no_mac_of_this_phone() throws IOException {
        String answer =
                explained(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:00.100]
                        Read request for file <SIPDefault.cnf>. Mode octet [09/03 10:00:00.120]
                        <SIPDefault.cnf>: sent 2 blks, 954 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
                        Connection received from 192.168.1.2 on port 50001 [09/03 10:00:01.100]
                        Read request for file <SIP001B0C18BDC1.cnf>. Mode octet [09/03 10:00:01.120]
                        File <SIP001B0C18BDC1.cnf> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:01.130]
                        """);

        assertThat(answer)
                .contains("configuration-missing", "there is no SIP" + MARTA + ".cnf for it");
    }

    /** 17. Some files were missing. */
    @Test
    void c17_a_part_that_was_not_unpacked_is_named() throws IOException {
        String answer =
                explained(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:00.100]
                        Read request for file <P0S3-8-12-00.loads>. Mode octet [09/03 10:00:00.120]
                        <P0S3-8-12-00.loads>: sent 1 blk, 461 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:01.100]
                        Read request for file <P0S3-8-12-00.sb2>. Mode octet [09/03 10:00:01.120]
                        File <P0S3-8-12-00.sb2> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:01.130]
                        """);

        assertThat(answer)
                .contains("part-missing", "P0S3-8-12-00.sb2, a file of a load, is not there");
    }

    /** 20. A 7962 took XMLDefault, and nothing followed. */
    @Test
    void c20_a_7962_that_takes_the_defaults_and_stops_is_told_where_its_load_belongs()
            throws IOException {
        String answer =
                explained(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:00.100]
                        Read request for file <SEP00270DC01C92.cnf.xml>. Mode octet [09/03 10:00:00.120]
                        File <SEP00270DC01C92.cnf.xml> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:00:00.130]
                        Connection received from 192.168.1.2 on port 50001 [09/03 10:00:01.100]
                        Read request for file <XMLDefault.cnf.xml>. Mode octet [09/03 10:00:01.120]
                        <XMLDefault.cnf.xml>: sent 2 blks, 954 bytes in 0 s. 0 blk resent [09/03 10:00:01.200]
                        Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:0C:29:00:00:01 [09/03 10:05:00.100]
                        """);

        assertThat(answer)
                .contains("load-not-asked", "took the default settings and asked for no load")
                .contains("SEP….cnf.xml, under the device type's number");
    }

    /** 21. A reset, its term file, "and if it gets stuck, incremental". */
    @Test
    void c21_a_7962_stuck_on_its_term_file_is_told_the_load_in_between() throws IOException {
        String answer =
                explained(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:00:00.100]
                        Read request for file <term62.default.loads>. Mode octet [09/03 10:00:00.120]
                        <term62.default.loads>: sent 2 blks, 661 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
                        Connection received from 192.168.1.2 on port 50001 [09/03 10:00:01.100]
                        Read request for file <term62.default.loads>. Mode octet [09/03 10:00:01.120]
                        <term62.default.loads>: sent 2 blks, 661 bytes in 0 s. 0 blk resent [09/03 10:00:01.200]
                        Connection received from 192.168.1.2 on port 50002 [09/03 10:02:00.100]
                        Read request for file <term62.default.loads>. Mode octet [09/03 10:02:00.120]
                        <term62.default.loads>: sent 2 blks, 661 bytes in 0 s. 0 blk resent [09/03 10:02:00.200]
                        """);

        assertThat(answer).contains("manifest-refused", "a load between 8.3(3) and 8.5(2) first");

        assertThat(plan("7962", "unknown", "SIP42.9-4-2SR3-1S")).isZero();
        assertThat(said()).contains("2 steps").contains("42.8-5-2S");
    }

    /** The how-to's own title: "Protocol Application Invalid". */
    @Test
    void the_title_a_half_upgraded_7960_circles_through_its_list() throws IOException {
        var log = new StringBuilder();
        for (int round = 0; round < 3; round++) {
            int file = 0;
            for (String name :
                    List.of(
                            "CTLSEP001B0C18BDC1.tlv",
                            "SEP001B0C18BDC1.cnf.xml",
                            "SIP001B0C18BDC1.cnf",
                            "XMLDefault.cnf.xml",
                            "SIPDefault.cnf")) {
                log.append(
                        """
                        Connection received from 192.168.1.2 on port 50000 [09/03 10:0%1$d:0%2$d.100]
                        Read request for file <%3$s>. Mode octet [09/03 10:0%1$d:0%2$d.120]
                        File <%3$s> : error 2 in system call CreateFile The system cannot find the file specified. [09/03 10:0%1$d:0%2$d.130]
                        """
                                .formatted(round, file++, name));
            }
        }

        assertThat(explained(log.toString()))
                .contains("loader-hunting", "Protocol Application Invalid");
    }

    private static String device(String load) {
        return "<device><loadInformation>" + load + "</loadInformation></device>\n";
    }

    private String explained(String log) throws IOException {
        run("explain", "--json", write("server.log", log).toString());
        return said();
    }

    private String said() {
        return said.replaceAll("\\s+", " ");
    }

    private int plan(String model, String from, String to) {
        return run(
                "plan", "--data", folder.toString(), "--model", model, "--from", from, "--to", to);
    }

    private int run(String... words) {
        Shell.Ran ran = Shell.run(words);
        said = ran.out();
        return ran.code();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
