package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesakesTest {
    private static final String MISSING =
            """
            Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv
            Mar  9 08:00:00 pbx in.tftpd[10]: sending NAK (1, File not found) to 10.0.0.5
            Mar  9 08:00:01 pbx in.tftpd[11]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
            Mar  9 08:00:01 pbx in.tftpd[11]: sending NAK (1, File not found) to 10.0.0.5
            """;

    @Test
    void a_file_in_the_folders_listing_whose_number_is_mistyped_is_named() {
        ExplainedPhone phone =
                Telling.phone(
                        MISSING
                                + """
                                -rw-r--r-- 1 root root 1954 Mar  8 12:00 SEP001B0C18B0C1.cnf.xml
                                -rw-r--r-- 1 tftp tftp  700 Mar  8 12:00 SEP0011223344FF.cnf.xml
                                -rw-r--r-- 1 tftp tftp  800 Mar  8 12:00 term61.default.loads
                                """);

        assertThat(Telling.codes(phone)).contains("wrong-mac-in-name");
        assertThat(phone.summary().findings().toString())
                .contains(
                        "there is no SEP001B0C18BDC1.cnf.xml, but there is"
                                + " SEP001B0C18B0C1.cnf.xml");
    }

    @Test
    void a_listing_of_windows_is_read_too() {
        ExplainedPhone phone =
                Telling.phone(
                        MISSING + "08.03.2026  12:00             1.954 SEP001B0C18BDC7.cnf.xml\n");

        assertThat(Telling.codes(phone)).contains("wrong-mac-in-name");
    }

    @Test
    void a_file_that_somebody_fetched_by_hand_to_try_it_is_named() {
        assertThat(
                        Telling.phones(
                                MISSING
                                        + """
                                        Mar  9 08:01:01 pbx dnsmasq-tftp[5]: sent /srv/tftp/SEP001B0C18BDC2.cnf.xml to 10.0.0.99
                                        """))
                .anySatisfy(
                        phone -> assertThat(Telling.codes(phone)).contains("wrong-mac-in-name"));
    }

    @Test
    void phones_with_numbers_in_a_row_are_no_mistakes() {
        assertThat(
                        Telling.phones(
                                MISSING
                                        + """
                                        Mar  9 08:01:00 pbx in.tftpd[12]: RRQ from 10.0.0.6 filename CTLSEP001B0C18BDC2.tlv
                                        Mar  9 08:01:00 pbx in.tftpd[12]: sending NAK (1, File not found) to 10.0.0.6
                                        Mar  9 08:01:01 pbx dnsmasq-tftp[5]: sent /srv/tftp/SEP001B0C18BDC2.cnf.xml to 10.0.0.6
                                        -rw-r--r-- 1 tftp tftp 1954 Mar  8 12:00 SEP001B0C18BDC2.cnf.xml
                                        """))
                .hasSize(2)
                .allSatisfy(
                        phone ->
                                assertThat(Telling.codes(phone))
                                        .doesNotContain("wrong-mac-in-name"));
    }

    @Test
    void a_listing_alone_is_no_phone() {
        assertThat(
                        Telling.phones(
                                "-rw-r--r-- 1 tftp tftp 1954 Mar  8 12:00"
                                        + " SEP001B0C18BDC2.cnf.xml\n"))
                .isEmpty();
    }
}
