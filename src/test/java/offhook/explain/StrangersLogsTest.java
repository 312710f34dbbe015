package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two boots in the words of many servers, most of which have no reader of their own: one whose load
 * is missing, and a healthy one. What is said must not depend on the server.
 */
class StrangersLogsTest {
    private static final LocalDateTime BEGAN = LocalDateTime.of(2026, 3, 9, 8, 0, 5);
    private static final String IP = "10.0.0.5";

    private record Transfer(LocalDateTime at, String name, int bytes, int port) {
        boolean isAbsent() {
            return bytes < 0;
        }

        String at(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.US).format(at);
        }
    }

    private static Transfer of(int seconds, String name, int bytes) {
        return new Transfer(BEGAN.plusSeconds(seconds), name, bytes, 50_000 + seconds);
    }

    private static final List<Transfer> LOAD_MISSING =
            List.of(
                    of(0, "CTLSEP001B0C18BDC1.tlv", -1),
                    of(1, "SEP001B0C18BDC1.cnf.xml", 4310),
                    of(2, "SIP41.9-4-2SR3-1S.loads", -1));

    private static final List<Transfer> HEALTHY =
            List.of(
                    of(0, "CTLSEP001B0C18BDC1.tlv", -1),
                    of(1, "SEP001B0C18BDC1.cnf.xml", 4310),
                    of(2, "P0S3-8-12-00.loads", 461),
                    of(25, "SIPDefault.cnf", 902),
                    of(26, "SIP001B0C18BDC1.cnf", 511),
                    of(27, "RINGLIST.DAT", 202),
                    of(28, "dialplan.xml", 330));

    private record Server(String name, Function<Transfer, String> words) {
        String log(List<Transfer> boot) {
            return boot.stream().map(words).collect(Collectors.joining("\n")) + "\n";
        }
    }

    private static Server server(String name, Function<Transfer, String> words) {
        return new Server(name, words);
    }

    private static String tftpd64(Transfer it, String notFound) {
        String at = it.at(" '['dd/MM HH:mm:ss.SSS']'");
        String end =
                it.isAbsent()
                        ? "File <%s> : error 2 in system call CreateFile %s"
                                .formatted(it.name(), notFound)
                        : "<%s>: sent 9 blks, %d bytes in 0 s. 0 blk resent"
                                .formatted(it.name(), it.bytes());
        return "Connection received from %s on port %d%s\nRead request for file <%s>. Mode octet%s\n%s%s"
                .formatted(IP, it.port(), at, it.name(), at, end, at);
    }

    private static String openTftp(Transfer it) {
        String end = it.isAbsent() ? "File not found or No Access" : "9 Blocks Served";
        return "[%s] Client %s:%d C:\\tftp\\%s, %s"
                .formatted(it.at("dd-MMM-yy HH:mm:ss"), IP, it.port(), it.name(), end);
    }

    private static Stream<Server> windows() {
        return Stream.of(
                server("tftpd64", it -> tftpd64(it, "The system cannot find the file specified.")),
                server(
                        "tftpd64, German",
                        it -> tftpd64(it, "Das System kann die Datei nicht finden.")),
                server(
                        "tftpd64, French",
                        it -> tftpd64(it, "Le fichier spécifié est introuvable.")),
                server(
                        "SolarWinds",
                        it ->
                                it.isAbsent()
                                        ? "%s : Requested file C:\\TFTP-Root\\%s does not exist. (%s)"
                                                .formatted(
                                                        it.at("M/d/yyyy h:mm:ss a"), it.name(), IP)
                                        : "%s : Sent %s to (%s), %d bytes"
                                                .formatted(
                                                        it.at("M/d/yyyy h:mm:ss a"),
                                                        it.name(),
                                                        IP,
                                                        it.bytes())),
                server(
                        "PumpKIN",
                        it ->
                                it.isAbsent()
                                        ? "%s  Request for '%s' from %s\n%1$s  File '%2$s' not found"
                                                .formatted(
                                                        it.at("dd/MM/yy HH:mm:ss"), it.name(), IP)
                                        : "%s  Serving '%s' to %s:%d\n%1$s  Transfer of '%2$s' has completed."
                                                .formatted(
                                                        it.at("dd/MM/yy HH:mm:ss"),
                                                        it.name(),
                                                        IP,
                                                        it.port())),
                server(
                        "WinAgents, German time",
                        it ->
                                "%s\t%s:%d\tRead request: %s\t%s"
                                        .formatted(
                                                it.at("dd.MM.yyyy HH:mm:ss"),
                                                IP,
                                                it.port(),
                                                it.name(),
                                                it.isAbsent()
                                                        ? "Error: File not found"
                                                        : "Transfer complete")),
                server(
                        "3CDaemon",
                        it ->
                                "%s\t%s\t%s"
                                        .formatted(
                                                it.at("MMM dd, yyyy HH:mm:ss"),
                                                IP,
                                                it.isAbsent()
                                                        ? "Error: %s, file not found"
                                                                .formatted(it.name())
                                                        : "sent file %s ok. %d bytes"
                                                                .formatted(it.name(), it.bytes()))),
                server("Open TFTP Server", StrangersLogsTest::openTftp));
    }

    private static Stream<Server> programs() {
        return Stream.of(
                server(
                        "py3tftp",
                        it ->
                                "%s,123 [INFO] Received RRQ from ('%s', %d)\n%1$s,124 [INFO] %s"
                                        .formatted(
                                                it.at("yyyy-MM-dd HH:mm:ss"),
                                                IP,
                                                it.port(),
                                                it.isAbsent()
                                                        ? "File '%s' does not exist! Ending transmission"
                                                                .formatted(it.name())
                                                        : "Sent '%s' to ('%s', %d)"
                                                                .formatted(
                                                                        it.name(), IP, it.port()))),
                server(
                        "Go, logrus",
                        it ->
                                "time=\"%sZ\" level=info msg=\"%s\" client=\"%s:%d\" filename=\"%s\""
                                        .formatted(
                                                it.at("yyyy-MM-dd'T'HH:mm:ss"),
                                                it.isAbsent()
                                                        ? "open: no such file or directory"
                                                        : "file sent",
                                                IP,
                                                it.port(),
                                                it.name())),
                server(
                        "JSON, zap",
                        it ->
                                "{\"level\":\"info\",\"ts\":%d.5,\"msg\":\"%s\",\"filename\":\"%s\",\"client\":\"%s:%d\"}"
                                        .formatted(
                                                it.at().toEpochSecond(java.time.ZoneOffset.UTC),
                                                it.isAbsent() ? "file not found" : "file sent",
                                                it.name(),
                                                IP,
                                                it.port())),
                server(
                        "JSON around in.tftpd",
                        it ->
                                "{\"timestamp\":\"%sZ\",\"program\":\"in.tftpd\",\"message\":\"Client %s %s %s\"}"
                                        .formatted(
                                                it.at("yyyy-MM-dd'T'HH:mm:ss"),
                                                IP,
                                                it.isAbsent() ? "File not found" : "finished",
                                                it.name())),
                server(
                        "journalctl -o export",
                        it ->
                                "__CURSOR=s=a;i=1\n__REALTIME_TIMESTAMP=%d000000\nPRIORITY=6\nSYSLOG_IDENTIFIER=dnsmasq-tftp\nMESSAGE=%s\n"
                                        .formatted(
                                                it.at().toEpochSecond(java.time.ZoneOffset.UTC),
                                                it.isAbsent()
                                                        ? "file /srv/%s not found for %s"
                                                                .formatted(it.name(), IP)
                                                        : "sent /srv/%s to %s"
                                                                .formatted(it.name(), IP))),
                server(
                        "ptftpd",
                        it ->
                                "[%s] %s"
                                        .formatted(
                                                it.at("yyyy-MM-dd HH:mm:ss"),
                                                it.isAbsent()
                                                        ? "WARNING tftpd: %s requested non-existent file %s"
                                                                .formatted(IP, it.name())
                                                        : "INFO tftpd: Transfer of %s to %s complete"
                                                                .formatted(it.name(), IP))),
                server(
                        "OpenBSD's tftpd, verbose",
                        it -> {
                            String head = it.at("MMM dd HH:mm:ss") + " gw tftpd[7]: " + IP;
                            return it.isAbsent()
                                    ? "%s: read request for '%s'\n%1$s: nak: File not found"
                                            .formatted(head, it.name())
                                    : "%s: read request for '%s': success"
                                            .formatted(head, it.name());
                        }),
                server(
                        "files by HTTP",
                        it ->
                                "%s - - [%s +0000] \"GET /%s HTTP/1.1\" %d 153"
                                        .formatted(
                                                IP,
                                                it.at("dd/MMM/yyyy:HH:mm:ss"),
                                                it.name(),
                                                it.isAbsent() ? 404 : 200)));
    }

    @TestFactory
    Stream<DynamicTest> a_load_that_is_missing_is_found_in_the_words_of() {
        return Stream.concat(windows(), programs())
                .map(server -> DynamicTest.dynamicTest(server.name(), () -> isMissing(server)));
    }

    private static void isMissing(Server server) {
        ExplainedPhone phone = Telling.phone(server.log(LOAD_MISSING));

        assertThat(phone.label()).isEqualTo("00:1b:0c:18:bd:c1");
        assertThat(phone.summary().model()).contains("7941/7961");
        assertThat(phone.summary().address().map(Object::toString)).contains(IP);
        assertThat(phone.summary().stage()).isEqualTo(BootStage.STUCK);
        assertThat(Telling.codes(phone)).containsExactly("part-missing");
        assertThat(phone.isTimed()).isTrue();
        assertThat(phone.summary().firstSeen().toString()).startsWith("2026-03-09T08:00:05");
    }

    @TestFactory
    Stream<DynamicTest> a_healthy_boot_is_no_trouble_in_the_words_of() {
        return Stream.concat(windows(), programs())
                .map(server -> DynamicTest.dynamicTest(server.name(), () -> isHealthy(server)));
    }

    private static void isHealthy(Server server) {
        ExplainedPhone phone = Telling.phone(server.log(HEALTHY));

        assertThat(phone.summary().stage()).isEqualTo(BootStage.RUNNING);
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("P0S3-8-12-00");
        assertThat(Telling.codes(phone)).isSubsetOf("running-already");
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_called_unreadable_that_was_read_of() {
        return Stream.concat(windows(), programs())
                .map(
                        server ->
                                DynamicTest.dynamicTest(
                                        server.name(),
                                        () ->
                                                assertThat(
                                                                Telling.report(server.log(HEALTHY))
                                                                        .unclear())
                                                        .isEmpty()));
    }
}
