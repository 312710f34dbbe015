package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a line was written, in the ways of many programs and countries. */
class TimesTest {
    private static final String ASKS =
            "in.tftpd[1]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml";

    /** Read at noon of 2026-03-10, UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "Mar 09 08:00:05.250 pbx ; 2026-03-09T08:00:05.250Z",
                "Dec 31 23:59:59 pbx ; 2025-12-31T23:59:59Z",
                "<29>1 2026-03-09T08:00:05.250+01:00 pbx ; 2026-03-09T07:00:05.250Z",
                "<29>Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "2026-03-09T08:00:05+0100 pbx ; 2026-03-09T07:00:05Z",
                "2026-03-09 08:00:05,250 [INFO] ; 2026-03-09T08:00:05.250Z",
                "2026/03/09 08:00:05 ; 2026-03-09T08:00:05Z",
                "09.03.2026 08:00:05 ; 2026-03-09T08:00:05Z",
                "9.3.26 08:00:05 ; 2026-03-09T08:00:05Z",
                "9. Mär 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "Mär 09 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "mars 09 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "févr. 09 08:00:05 pbx ; 2026-02-09T08:00:05Z",
                "juil. 09 08:00:05 pbx ; 2025-07-09T08:00:05Z",
                "juin 09 08:00:05 pbx ; 2025-06-09T08:00:05Z",
                "3月 09 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "Mon Mar  9 08:00:05 2026 daemon.info ; 2026-03-09T08:00:05Z",
                "3/9/2026 8:00:05 PM : ; 2026-03-09T20:00:05Z",
                "Mar 09, 2026 08:00:05 ; 2026-03-09T08:00:05Z",
                "09-Mar-26 08:00:05 ; 2026-03-09T08:00:05Z",
                "09 Mar 2026 08:00:05 ; 2026-03-09T08:00:05Z",
                "1773043205.250 pbx ; 2026-03-09T08:00:05.250Z",
                "time=\"2026-03-09T08:00:05Z\" level=info ; 2026-03-09T08:00:05Z",
                "/var/log/syslog:Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "12:Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "> Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "[pod/tftp-0/tftpd] Mar  9 08:00:05 pbx ; 2026-03-09T08:00:05Z",
                "`     7\tMar  9 08:00:05 pbx ` ; 2026-03-09T08:00:05Z",
            })
    void a_time_is_read(String before, String expected) {
        ExplainedPhone phone = Telling.phone(before + " " + ASKS + "\n");

        assertThat(phone.isTimed()).isTrue();
        assertThat(phone.summary().firstSeen()).hasToString(expected);
        assertThat(Telling.told(phone)).contains("FileAsked SEP001B0C18BDC1.cnf.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30 08:00:05",
        "31.04.2026 08:00:05",
        "2026-03-09 25:00:05",
        "Foo 09 08:00:05"
    })
    void what_is_no_time_is_none(String before) {
        assertThat(Telling.phone(before + " pbx " + ASKS + "\n").isTimed()).isFalse();
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(WrittenTime.at(text, 0)).isNotNull();
        assertThat(WrittenTime.within(text)).isNotNull();
    }
}
