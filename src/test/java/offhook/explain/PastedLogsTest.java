package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What becomes of a log on its way into a forum, and what stands around it there. */
class PastedLogsTest {
    @Test
    void marks_between_lines_are_no_part_of_a_files_name() {
        var phone =
                Telling.phone(
                        """
                        Mar  9 09:00:00 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        --
                        Mar  9 09:00:02 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        -- Reboot --
                        """);

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(Telling.told(phone))
                .contains("FileAsked CTLSEP001B0C18BDC1.tlv", "FileAsked SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void tftpd32s_lines_wrapped_by_a_narrow_page_keep_their_times() {
        var phone =
                Telling.phone(
                        """
                        Connection received from 10.0.0.5 on port 49152 [09/03
                        10:00:00.100]
                        Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet
                        [09/03 10:00:00.110]
                        File <SEP001B0C18BDC1.cnf.xml> : error 2 in system call
                        CreateFile The system cannot find the file specified. [09/03
                        10:00:00.120]
                        """);

        assertThat(phone.summary().firstSeen())
                .isEqualTo(Instant.parse("2026-03-09T10:00:00.110Z"));
        assertThat(Telling.told(phone)).contains("FileAbsent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void a_paste_that_begins_in_the_middle_of_a_line_is_not_of_the_day_it_was_saved() {
        var phone =
                Telling.phone(
                        """
                        in.tftpd[1]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        Mar  9 09:00:02 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        """);

        assertThat(phone.summary().firstSeen()).isEqualTo(Instant.parse("2026-03-09T09:00:02Z"));
        assertThat(Telling.codes(phone)).isEmpty();
    }

    @Test
    void a_log_whose_numbers_are_covered_still_tells_what_a_phone_misses() {
        String log =
                """
                Mar  9 09:00:03 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename CTLSEP%1$s.tlv
                Mar  9 09:00:03 pbx in.tftpd[1]: Client 10.0.0.5 File not found CTLSEP%1$s.tlv
                Mar  9 09:00:04 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename SEP%1$s.cnf.xml
                Mar  9 09:00:04 pbx in.tftpd[2]: Client 10.0.0.5 File not found SEP%1$s.cnf.xml
                """;
        for (String covered :
                List.of(
                        "X".repeat(12),
                        "001B0Cxxxxxx",
                        "001B0C******",
                        "<MAC>",
                        "[redacted]",
                        "MACADDRESS",
                        "001B0C...")) {
            ExplainedPhone phone = Telling.phone(log.formatted(covered));

            assertThat(phone.mac()).as(covered).isEmpty();
            assertThat(phone.label()).isEqualTo("the phone at 10.0.0.5");
            assertThat(Telling.codes(phone)).containsExactly("configuration-missing");
            assertThat(phone.summary().findings().getFirst().sentence())
                    .contains("SEP" + "X".repeat(12) + ".cnf.xml");
        }
    }

    @Test
    void two_phones_whose_numbers_are_covered_alike_are_two() {
        var phones =
                Telling.phones(
                        """
                        Mar  9 09:00:03 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename CTLSEPxxxxxxxxxxxx.tlv
                        Mar  9 09:00:03 pbx in.tftpd[2]: RRQ from 10.0.0.6 filename CTLSEPxxxxxxxxxxxx.tlv
                        """);

        assertThat(phones)
                .extracting(ExplainedPhone::label)
                .containsExactly("the phone at 10.0.0.5", "the phone at 10.0.0.6");
    }

    @Test
    void names_that_are_wrong_but_not_covered_stay_as_they_are() {
        for (String name :
                List.of(
                        "SEP001B0C18BD.cnf.xml",
                        "SEPDefault.cnf",
                        "SEP001B0C18BDC1.cnf.xml",
                        "XMLDefault.cnf.xml")) {
            assertThat(Masked.uncovered(name)).isEqualTo(name);
        }
    }

    @Test
    void lines_that_a_form_put_behind_each_other_are_taken_apart() {
        String syslog =
                "Mar  9 09:00:03 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename X Mar  9 09:00:03 pbx"
                        + " in.tftpd[1]: Client 10.0.0.5 File not found X Mar  9 09:00:04 pbx"
                        + " in.tftpd[2]: RRQ from 10.0.0.5 filename Y";
        String tftpd32 =
                "Connection received from 10.0.0.5 on port 49152 [09/03 10:00:00.100] Read request"
                        + " for file <X>. Mode octet [09/03 10:00:00.110] Using local port 50000"
                        + " [09/03 10:00:00.111]";

        assertThat(Pasted.lines(syslog)).hasSize(3).allMatch(line -> line.startsWith("Mar  9 "));
        assertThat(Pasted.lines(tftpd32)).hasSize(3).allMatch(line -> line.endsWith("]"));
        assertThat(Pasted.lines(syslog.substring(0, 60))).hasSize(1);
    }

    @Test
    void kibana_and_kiwi_write_times_in_their_own_ways() {
        for (String time :
                List.of(
                        "\"Mar 9, 2026 @ 09:00:03.000\",\"pbx\",\"",
                        "2026-03-09\t09:00:03\tDaemon.Info\t10.0.0.1\t",
                        "09-03-2026\t09:00:03\tDaemon.Info\t10.0.0.1\t")) {
            ExplainedPhone phone =
                    Telling.phone(
                            time
                                    + "in.tftpd[1]: RRQ from 10.0.0.5 filename"
                                    + " SEP001B0C18BDC1.cnf.xml\"");

            assertThat(phone.summary().firstSeen())
                    .as(time)
                    .isEqualTo(Instant.parse("2026-03-09T09:00:03Z"));
        }
    }

    @Test
    void what_a_person_wrote_or_did_beside_a_log_was_asked_by_no_phone() {
        var phone =
                Telling.phone(
                        """
                        Here is my log:
                        Mar  9 09:00:03 pbx in.tftpd[1]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
                        Mar  9 09:00:04 pbx in.tftpd[2]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
                        and the settings:
                        [root@pbx tftpboot]# cat SEP001B0C18BDC1.cnf.xml
                        <device>
                        <dialTemplate>dialplan.xml</dialTemplate>
                        <loadInformation30018 model="Cisco 7961">SIP41.8-5-4S.loads</loadInformation30018>
                        </device>
                        root@pbx:/tftpboot# tftp localhost -c get SEP001B0C18BDC1.cnf.xml
                        $ curl http://10.0.0.1:6970/SEP001B0C18BDC1.cnf.xml
                        tftp> get SIP41.9-4-2SR3-1S.loads
                        C:\\Users\\me>tftp -i 10.0.0.1 GET SIP41.9-4-2SR3-1S.loads
                        cp SEP001B0C18BDC1.cnf.xml SEP001B0C18BDC2.cnf.xml
                        chmod 644 term41.default.loads
                          inflating: SCCP41.9-4-2SR3-1S.loads
                        The phone downloads dialplan.xml, but then nothing.
                        """);

        assertThat(Telling.told(phone))
                .filteredOn(event -> event.startsWith("File"))
                .containsExactly(
                        "FileAsked CTLSEP001B0C18BDC1.tlv", "FileAsked SEP001B0C18BDC1.cnf.xml");
        assertThat(phone.summary().address().map(Object::toString)).contains("10.0.0.5");
    }

    @Test
    void other_programs_in_a_systems_log_that_touch_a_phones_file_are_no_phones() {
        assertThat(
                        Telling.phones(
                                """
                                Mar  9 09:00:00 pbx kernel: audit: type=1400 apparmor="DENIED" operation="open" name="/srv/tftp/SEP001B0C18BDC1.cnf.xml" requested_mask="r"
                                Mar  9 09:00:00 pbx vsftpd[4]: [admin] OK UPLOAD: Client "10.0.0.99", "/srv/tftp/SEP001B0C18BDC1.cnf.xml", 4310 bytes
                                Mar  9 09:00:02 pbx sudo: admin : TTY=pts/0 ; PWD=/srv/tftp ; USER=root ; COMMAND=/usr/bin/vi SEP001B0C18BDC1.cnf.xml
                                Mar  9 09:00:03 pbx sftp-server[5]: open "/srv/tftp/SEP001B0C18BDC1.cnf.xml" flags WRITE,CREATE mode 0664
                                """))
                .isEmpty();
    }
}
