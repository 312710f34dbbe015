package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies in TFTP roots that grew over the years, read into the book. */
class OldTftpRootTest {
    private static final String OWN = "SEP001B53A00001.cnf.xml";

    @TempDir Path root;

    private static String line(int button, String number) {
        return """
        <line button="%d"><featureID>9</featureID><featureLabel>%s</featureLabel>
        <proxy>USECALLMANAGER</proxy><port>5060</port><name>%s</name>
        <authName>%s</authName><authPassword>pw-%s</authPassword></line>
        """
                .formatted(button, number, number, number, number);
    }

    private static String key(int button, int feature, String number) {
        return """
        <line button="%d"><featureID>%d</featureID><featureLabel>K%d</featureLabel>
        <speedDialNumber>%s</speedDialNumber></line>
        """
                .formatted(button, feature, button, number);
    }

    private static String device(String load, String lines) {
        return """
        <device><deviceProtocol>SIP</deviceProtocol>
        <devicePool><callManagerGroup><members>
        <member priority="0"><callManager><ports><sipPort>5060</sipPort></ports>
        <processNodeName>192.0.2.7</processNodeName></callManager></member>
        <member priority="1"><callManager><ports><sipPort>5060</sipPort></ports>
        <processNodeName>192.0.2.8</processNodeName></callManager></member>
        </members></callManagerGroup></devicePool>
        <sipProfile><phoneLabel>Hall</phoneLabel><sipLines>%s</sipLines>
        <dialTemplate>uk.xml</dialTemplate></sipProfile>
        <loadInformation>%s</loadInformation>
        <transportLayerProtocol>4</transportLayerProtocol></device>
        """
                .formatted(lines, load);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private Shell.Ran imported() {
        return Shell.run(
                "import-config", root.toString(), "--data", root.resolve("book").toString());
    }

    @Test
    void a_form_or_a_copy_beside_it_adds_nothing_to_a_phone() throws IOException {
        put(OWN, device("SIP42.9-4-2SR3-1S", line(1, "101")));
        put("SEPMAC.cnf.xml", device("SIP42.9-4-2SR3-1S", line(1, "900") + line(2, "901")));
        put("SEP_TEMPLATE.cnf.xml", "<device><sipProfile></device>");
        put(OWN + ".bak", device("SIP42.9-4-2SR3-1S", line(2, "102")));
        put("SIP_example.cnf", "line1_name: 903\nproxy1_address: 192.0.2.9\n");

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all()).contains("line 1 number: 101").doesNotContain("90", "102");
    }

    @Test
    void what_the_book_has_no_place_for_is_said() throws IOException {
        put(OWN, device("SIP42.9-4-2SR3-1S", line(1, "101") + key(5, 2, "555") + key(6, 126, "")));

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all())
                .contains("speed-dial 5 number: 555", "key 6 of feature 126", "server 192.0.2.8");
    }

    @Test
    void phones_of_another_family_are_left_out_and_named() throws IOException {
        put(OWN, device("SIP42.9-4-2SR3-1S", line(1, "101")));
        put("SEP001B53A00088.cnf.xml", device("sip88xx.12-8-1-0001-455", line(1, "188")));

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all())
                .contains("SEP001B53A00088.cnf.xml: it is for", "1 phones read")
                .doesNotContain("number: 188");
    }

    @Test
    void of_two_dial_plans_the_one_that_the_phone_is_told_counts() throws IOException {
        put(OWN, device("SIP42.9-4-2SR3-1S", line(1, "101")));
        String plan = "<DIALTEMPLATE><TEMPLATE MATCH=\"%s\" TIMEOUT=\"1\"/></DIALTEMPLATE>";
        put("dialplan.xml", plan.formatted("7.."));
        put("uk.xml", plan.formatted("0.........."));
        put("us.xml", plan.formatted("1.........."));

        assertThat(imported().all()).contains("dial-plan: 0..........=1");
    }

    /** Published so for two 7940s: both files hold the lines, and only one is read for them. */
    @Test
    void the_lines_of_a_7940_are_those_of_its_text_file() throws IOException {
        put(OWN, device("P0S3-8-12-00", line(1, "101") + line(2, "102")));
        put(
                "SIP001B53A00001.cnf",
                "image_version: P0S3-8-12-00\nproxy1_address: 192.0.2.9\nproxy_register: 1\n"
                        + "line1_name: 777\nline1_password: \"x;y#z\" ; secret\n"
                        + "phone_label: \"Front Hall \"\n");

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all())
                .contains("line 1 number: 777", "phone-label: Front Hall")
                .doesNotContain("number: 101", "line 2");
    }

    @Test
    void an_old_copy_in_a_folder_below_does_not_count() throws IOException {
        Files.createDirectories(root.resolve("before"));
        put("before/" + OWN, device("SIP42.9-4-2SR3-1S", line(1, "199") + line(2, "198")));
        put(OWN, device("SIP42.9-4-2SR3-1S", line(1, "101")));

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all())
                .contains("line 1 number: 101", "left out", "the same phone's file is")
                .doesNotContain("number: 199", "number: 198");
    }

    @Test
    void a_port_of_the_phone_s_own_and_a_second_server_are_said_once_for_all() throws IOException {
        put(
                "SIPDefault.cnf",
                "proxy_register: 1\nproxy1_address: 192.0.2.7\nproxy_backup: 192.0.2.8\n");
        put("SIP001B53A00001.cnf", "line1_name: 101\nvoip_control_port: 5061\n");
        put("SIP001B53A00002.cnf", "line1_name: 102\n");
        put("SIP001B53A00003.cnf", "line1_name: 103\n");

        assertThat(imported().all())
                .contains("5061", "SIP001B53A00002.cnf and 1 more", "further server 192.0.2.8");
    }

    /** As published for a 7945 and a 7942: the phones take all of it. */
    @Test
    void what_is_not_to_the_book_s_taste_does_not_keep_the_lines_out() throws IOException {
        String odd =
                line(1, "101")
                        .replace(
                                "</line>",
                                "<displayName>The reception of the whole of house 7</displayName>"
                                        + "<messagesNumber>101@default</messagesNumber></line>");
        put(
                OWN,
                device("SIP42.9-4-2SR3-1S", odd + key(2, 21, "71") + key(2, 21, "72"))
                        .replace("<sipLines>", "<preferredCodec>g729</preferredCodec><sipLines>")
                        .replace(
                                "</device>",
                                "<directoryURL>directory.xml</directoryURL><sshUserId>me</sshUserId>"
                                    + "<sshPassword>"
                                        + "k".repeat(40)
                                        + "</sshPassword></device>"));

        Shell.Ran ran = imported();

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all())
                .contains(
                        "line 1 number: 101",
                        "display-name: The reception of the whole of",
                        "preferred-codec: g729a",
                        "line 1 voicemail \"101@default\" left out",
                        "directory-url \"directory.xml\" left out",
                        "ssh-password left out",
                        "a second time on key 2: 72")
                .doesNotContain("kkkk");
    }
}
