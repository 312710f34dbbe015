package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.boot.BootStage;
import offhook.diagnosis.Finding;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;
import offhook.line.Pbx;
import offhook.line.PbxKind;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * 6 of phones.md §6: phones that fetch their files, come up, and register at the bench registrar of
 * the station, or do not; all over real sockets.
 */
class RegisteringPhonesTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int PHONES = 5;
    private static final String LOAD = "SIP41.8-5-2S";

    @TempDir static Path folder;

    private static Ward ward;
    private static Endpoint registrar;
    private static VirtualPhone well;
    private static VirtualPhone wrong;
    private static VirtualPhone unknown;
    private static VirtualPhone unheard;
    private static VirtualPhone ignorant;

    @BeforeAll
    static void phones_of_the_book_come_up() throws IOException {
        writeDown("geheim");
        try (var free = new DatagramSocket(0)) {
            registrar = new Endpoint(Ipv4.LOOPBACK, free.getLocalPort());
        }
        Pbx bench = Pbx.of("bench", PbxKind.OTHER_SIP, "127.0.0.1").at(registrar.port());
        ward =
                new Ward(
                        folder,
                        usual -> usual.with(Optional.of(bench)),
                        List.of(),
                        Ward.firmware(LOAD));
        ward.registrar(registrar);
        well = phone(Optional.empty());
        wrong = phone(Optional.of(Ailment.WRONG_PASSWORD));
        unknown = phone(Optional.of(Ailment.UNKNOWN_LINE));
        unheard = ward.silent(phone(Optional.of(Ailment.NEVER_REGISTERS)), SILENCE);
        // A load that asks for the same names as the one that it passes over.
        ignorant =
                ward.admit(
                        PhoneStart.running(LabModel.P7961, ward.nextMac(), "SIP41.8-5-3S")
                                .suffering(Ailment.LOAD_IGNORED),
                        LOAD);
        ward.until(
                LIMIT,
                all ->
                        all.says(ignorant, "load-not-asked")
                                && all.stage(well).equals(Optional.of(BootStage.REGISTERED))
                                && all.says(wrong, "registration-refused")
                                && all.says(unknown, "registration-refused")
                                && all.says(unheard, "registration-missing"));
    }

    private static VirtualPhone phone(Optional<Ailment> ailment) {
        PhoneStart start = PhoneStart.running(LabModel.P7961, ward.nextMac(), LOAD);
        return ward.admit(ailment.map(start::suffering).orElse(start), LOAD);
    }

    /** In the order in which the ward numbers its phones. */
    private static void writeDown(String passwordOfSecond) throws IOException {
        var list = new StringBuilder("mac,number,password\n");
        for (int number = 1; number <= PHONES; number++) {
            list.append(MixedFleet.mac(1000 * number).digits())
                    .append(",10%d,%s\n".formatted(number, number == 2 ? passwordOfSecond : "x42"));
        }
        Path file = Files.writeString(folder.resolve("people.csv"), list);
        int exit =
                Main.commandLine()
                        .execute("lines", "import", file.toString(), "--data", folder.toString());
        assertThat(exit).isZero();
    }

    @AfterAll
    static void all_go_home() throws IOException {
        ward.close();
    }

    @Test
    void a_phone_that_registers_is_told_nothing_but_that_it_arrived() {
        assertThat(ward.stage(well)).as(ward.story(well)).contains(BootStage.REGISTERED);
        ward.only(well, "arrived");
    }

    /** 10. It looked as if it ran what its settings name, until it registered. */
    @Test
    void a_phone_that_says_that_it_runs_something_else_has_not_arrived() {
        Finding finding = ward.only(ignorant, "load-not-asked", "arrived");

        assertThat(finding.sentence())
                .isEqualTo(
                        "the phone runs SIP41.8-5-3S, although it took settings that name"
                                + " SIP41.8-5-2S and went on");
        assertThat(finding.evidence()).contains("ActiveLoad=SIP41.8-5-3S");
        assertThat(ward.says(ignorant, "arrived")).isFalse();
    }

    /** It ends when the book says what the phone says. */
    @Test
    void a_wrong_password_is_told_with_its_line_and_is_over_once_it_is_right() throws IOException {
        Finding finding = ward.only(wrong, "registration-refused", "arrived");
        assertThat(finding.sentence()).contains("line 102 comes with a wrong password");
        assertThat(finding.remedy()).contains("correct the line in the book", "offhook restart");
        assertThat(finding + ward.story(wrong)).doesNotContain("geheim");

        writeDown("xgeheim");
        ward.until(LIMIT, all -> all.stage(wrong).equals(Optional.of(BootStage.REGISTERED)));

        assertThat(ward.says(wrong, "registration-refused")).as(ward.story(wrong)).isFalse();
    }

    /** Nobody's line: known by the address that it comes from. */
    @Test
    void a_line_that_nobody_wrote_down_is_told_to_the_phone_that_asks() {
        Finding finding = ward.only(unknown, "registration-refused", "arrived");

        assertThat(finding.sentence())
                .startsWith("no phone has a line \"1039\": the name of the line in its file is");
    }

    @Test
    void a_phone_that_never_comes_to_the_registrar_is_missed() {
        Finding finding = ward.only(unheard, "registration-missing", "arrived");

        assertThat(finding.sentence())
                .isEqualTo(
                        "the phone is up, and nothing of it ever came to the registrar at "
                                + registrar);
        assertThat(finding.remedy()).contains("firewall stops port " + registrar.port());
    }
}
