package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A finding ends when its cause is gone, and the phone goes on to its target. */
class HealedPhonesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String JAVA_70 = "SIP70.8-5-2S";
    private static final String JAVA_41 = "SIP41.8-5-2S";

    /** Shown by a phone that says nothing. */
    private static final Set<Ailment> SILENT =
            Set.of(
                    Ailment.REQUESTS_LOST,
                    Ailment.BRICKED,
                    Ailment.OTHER_DHCP,
                    Ailment.NO_TFTP_ADDRESS,
                    Ailment.FOREIGN_TRUST_LIST);

    @TempDir Path folder;

    @Test
    void who_is_healed_is_told_of_nothing_more_and_arrives() throws IOException {
        try (var ward =
                new Ward(
                        folder,
                        Scopes.Serve.PHONES,
                        Optional.empty(),
                        Ward.SHORT_LEASE,
                        Ward.firmware(JAVA_70, JAVA_41))) {
            Map<VirtualPhone, Ailment> ill = fallIll(ward);
            boolean haveAllArrived =
                    ward.until(
                            LIMIT,
                            all -> {
                                ill.forEach((phone, ailment) -> healIfTold(ward, phone, ailment));
                                return ill.keySet().stream()
                                        .allMatch(phone -> all.says(phone, "arrived"));
                            });

            ill.forEach(
                    (phone, ailment) -> {
                        String story = ailment + ward.story(phone);
                        // Who was told of its ailment was healed.
                        assertThat(ward.isAilingStill(phone)).as(story).isFalse();
                        assertThat(alarming(ward, phone)).as(story).isEmpty();
                    });
            assertThat(haveAllArrived).isTrue();
        }
    }

    private static Map<VirtualPhone, Ailment> fallIll(Ward ward) {
        var ill = new LinkedHashMap<VirtualPhone, Ailment>();
        for (Ailment ailment :
                List.of(
                        Ailment.REQUESTS_LOST,
                        Ailment.DATA_LOST,
                        Ailment.OFFERS_LOST,
                        Ailment.NO_TFTP_ADDRESS,
                        Ailment.OTHER_DHCP,
                        Ailment.BRICKED,
                        Ailment.TRUST_LIST_LOOP,
                        Ailment.FOREIGN_TRUST_LIST,
                        Ailment.UNPROVISIONED,
                        Ailment.LOAD_IGNORED,
                        Ailment.NAME_EXTENSION,
                        Ailment.NAME_CUT,
                        Ailment.BAD_FLASH)) {
            PhoneStart start =
                    PhoneStart.running(LabModel.P7961, ward.nextMac(), "SCCP41.8-3-3S")
                            .suffering(ailment);
            admit(ward, start, JAVA_41, ailment, ill);
        }
        for (Ailment ailment : List.of(Ailment.OLD_KEY, Ailment.LOW_POWER)) {
            PhoneStart start =
                    PhoneStart.factoryReset(LabModel.P7970, ward.nextMac(), "8-3-1")
                            .suffering(ailment);
            admit(ward, start, JAVA_70, ailment, ill);
        }
        return ill;
    }

    private static void admit(
            Ward ward,
            PhoneStart start,
            String target,
            Ailment ailment,
            Map<VirtualPhone, Ailment> ill) {
        VirtualPhone phone = ward.admit(start, target);
        ill.put(phone, ailment);
        if (SILENT.contains(ailment)) {
            ward.silent(phone, SILENCE);
        }
    }

    private static void healIfTold(Ward ward, VirtualPhone phone, Ailment ailment) {
        if (ailment.code().filter(code -> ward.says(phone, code)).isPresent()
                && ward.isAilingStill(phone)) {
            ward.heal(phone);
        }
    }

    private static List<String> alarming(Ward ward, VirtualPhone phone) {
        return ward.summary(phone.mac()).orElseThrow().findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.PLAN) < 0)
                .map(Finding::code)
                .toList();
    }
}
