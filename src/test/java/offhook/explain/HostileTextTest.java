package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.fuzz.Seeds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Random;

/** Lines of every program, cut, flipped and shuffled: whatever they say, reading goes on. */
class HostileTextTest {
    private static final long SEED = Long.getLong("seed", 20260309L);

    @Test
    void every_cut_of_every_line_is_read_without_a_throw() {
        for (String line : Seeds.logLines()) {
            for (int end = 0; end <= line.length(); end++) {
                assertThat(Telling.report(line.substring(0, end)).lines()).isLessThanOrEqualTo(1);
                assertThat(Telling.report(line.substring(end)).lines()).isLessThanOrEqualTo(1);
            }
        }
    }

    /**
     * Jazzer's find: a word of 2,000 letters took 22 seconds. The clock is not asked, but ends it.
     */
    @Test
    @Timeout(30)
    void long_words_do_not_make_a_pattern_back_up_for_ever() {
        List<String> parts =
                List.of(
                        "x",
                        "a.",
                        "1.",
                        "1:",
                        "ab:",
                        "-",
                        "- ",
                        "SEP",
                        "sip-",
                        "x/",
                        "\\",
                        "\"",
                        "\\\"",
                        "((",
                        "' ",
                        "a=b ",
                        "0123456789abcdef",
                        "DHCP",
                        "tftp: ",
                        " to ",
                        "file ");
        List<String> words =
                List.of(
                        "",
                        "SEP001B0C18BDC1.cnf.xml",
                        "dnsmasq: sent ",
                        "DHCPACK ",
                        "tftpd ",
                        "{\"message\":\"",
                        "in.tftpd RRQ from 10.0.0.5 filename ",
                        "Registration from '",
                        "TFTP: ",
                        "-rw-r--r-- 1 ",
                        "Serving ",
                        "System Description: ",
                        "Auth Fail",
                        " > ",
                        "0x0000: ",
                        "Frame 1: 1 bytes on wire",
                        "1 0.5 10.0.0.5 10.0.0.1 TFTP 73 ",
                        "asks for ",
                        "DHCPD: ",
                        "assigned ",
                        "filterlog match,block,in,4,",
                        "DPT=69 SRC=10.0.0.5 DST=10.0.0.1 ",
                        "DHCP4_LEASE hwtype=1 ",
                        "Address: 10.0.0.5 has been ");
        for (String word : words) {
            for (String part : parts) {
                String line = word + part.repeat(TextReader.LINE_MAX / part.length());
                assertThat(Telling.report(line).lines()).isEqualTo(1);
                assertThat(Telling.report(line + ".loads").lines()).isEqualTo(1);
            }
        }
    }

    @Test
    void flipped_and_shuffled_text_is_read_without_a_throw() {
        var random = new Random(SEED);
        String alphabet = "0123456789abcdefXYZ<>()[]\"':.,;/\\ \t\0\u0007é\ud83d=-+%$";
        for (int round = 0; round < 250; round++) {
            var text = new StringBuilder(String.join("\n", Seeds.logLines()) + "\n");
            for (int change = 0; change < 60; change++) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            text.delete(0, random.nextInt(400));

            assertThat(Telling.phones(text.toString())).as("seed " + SEED).isNotNull();
        }
    }

    @Test
    void memory_is_bounded_by_what_is_remembered() {
        var remembered = new Remembered<Integer, String>(3);
        for (int i = 0; i < 10; i++) {
            remembered.put(i, "x");
        }

        assertThat(remembered.size()).isEqualTo(3);
        assertThat(remembered.get(9)).isEqualTo("x");
        assertThat(remembered.get(0)).isNull();
    }
}
