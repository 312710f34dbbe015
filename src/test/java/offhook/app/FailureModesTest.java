package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The failures that people report most (phones.md §6), each brought about by a virtual phone over
 * real sockets: the code, the sentence, and nothing else. All are ill at once, at one station.
 */
class FailureModesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir static Path folder;

    private static Ward ward;
    private static VirtualPhone tooNewForItsLoader;
    private static VirtualPhone unheard;

    @BeforeAll
    static void all_fall_ill() throws IOException {
        ward = new Ward(folder, Scopes.Serve.PHONES, Optional.empty(), "SIP70.8-5-2S");
        tooNewForItsLoader =
                ward.admit(
                        PhoneStart.factoryReset(LabModel.P7970, ward.nextMac(), "8-3-1")
                                .suffering(Ailment.OLD_KEY),
                        "SIP70.8-5-2S");
        unheard =
                ward.admit(
                        PhoneStart.running(LabModel.P7961, ward.nextMac(), "SCCP41.8-3-3S")
                                .suffering(Ailment.REQUESTS_LOST));
        ward.until(
                LIMIT,
                all -> List.of(tooNewForItsLoader, unheard).stream().allMatch(Ward.any(all)));
    }

    @AfterAll
    static void all_go_home() throws IOException {
        ward.close();
    }

    @Test
    void a_loader_older_than_the_key_of_its_load_is_told_of_its_refusal() {
        Finding finding = only(tooNewForItsLoader);

        assertThat(finding.code()).isEqualTo("manifest-refused");
        assertThat(finding.sentence()).contains("rejects the manifest of SIP70.8-5-2S");
    }

    @Test
    void a_phone_whose_requests_a_firewall_eats_asks_for_no_file() {
        Finding finding = only(unheard);

        assertThat(finding.code()).isEqualTo("no-file-request");
        assertThat(finding.remedy()).contains("port 69");
    }

    /** There is one finding, and there never was another. */
    private static Finding only(VirtualPhone phone) {
        List<Finding> findings = ward.findings(phone, Duration.ZERO);
        assertThat(findings).as(() -> ward.story(phone)).hasSize(1);
        assertThat(ward.everSaid(phone))
                .as(() -> ward.story(phone))
                .isEqualTo(Set.of(findings.getFirst().code()));
        return findings.getFirst();
    }
}
