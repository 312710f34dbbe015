package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.event.StationEvent.AddressAsked;
import offhook.event.StationEvent.Asking;
import offhook.event.StationEvent.PlanMade.PlannedStep;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class StoryTextTest {
    private static final MacAddress MAC = MacAddress.read("001b0c18bdc1").orElseThrow();
    private static final Ipv4 ADDRESS = Ipv4.of("192.168.1.7");
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");

    @Test
    void a_story_reads_like_one() {
        List<StationEvent> events = new ArrayList<>();
        events.add(asked(Asking.DISCOVER, Optional.empty(), 4));
        events.add(new StationEvent.AddressOffered(ADDRESS));
        events.add(asked(Asking.SELECTING, Optional.of(ADDRESS), 0));
        events.add(new StationEvent.AddressGranted(ADDRESS, 3600, STATION));
        events.add(new StationEvent.ModelLearned("7960", Certainty.PROVED, "option 60 says so"));
        events.add(new StationEvent.FileAsked("OS79XX.TXT", 50_000));
        events.add(new StationEvent.FileAbsent("OS79XX.TXT", "the next name shows its protocol"));
        events.add(new StationEvent.LoadLearned("older than 7.0", Certainty.LIKELY, "it asked"));
        events.add(new StationEvent.TargetSet("P0S3-8-12-00", false, "latest-sip"));
        events.add(
                new StationEvent.PlanMade(
                        "P00303010102",
                        List.of(
                                new PlannedStep("P00305000500", "w", true),
                                new PlannedStep("P0S3-8-12-00", "w", false)),
                        List.of("Do not cut the power.")));
        events.add(new StationEvent.StepBegun(1, 2, "P00305000500"));
        events.add(new StationEvent.FileAnswered("P00305000500.bin", 385_434, "step 1 of 2"));
        events.add(new StationEvent.FileSent("P00305000500.bin", 385_434, 6_240, 2));
        events.add(new StationEvent.FileBroken("P00305000500.bin", 512, 385_434, "silence"));
        events.add(new StationEvent.StepInterrupted(1, 2, "P00305000500", 1, "power cut"));
        events.add(new StationEvent.LoadDelivered(1, 2, "P00305000500", false));
        events.add(new StationEvent.BootBegun(2, "it kept its address"));
        events.add(asked(Asking.INIT_REBOOT, Optional.of(ADDRESS), 0));
        events.add(
                new StationEvent.StepFailed(1, 2, "P00305000500", 2, "reboot-loop", "asked again"));
        events.add(new StationEvent.StepProved(1, 2, "P00305000500", "asked no image"));
        events.add(new StationEvent.PlanStopped(2, "P0S3-8-12-00", "part-missing", "no file"));
        events.add(new StationEvent.RestartWanted("for step 2"));
        events.add(new StationEvent.Arrived("P0S3-8-12-00", "asked its dial plan"));

        assertThat(events.stream().map(StoryText::sentence))
                .containsExactly(
                        "looks for an address, calls itself \"Cisco Systems, Inc. IP Phone"
                                + " CP-7960\", since 4 s",
                        "is offered 192.168.1.7",
                        "takes the offer of 192.168.1.7",
                        "gets 192.168.1.7 for 1 h, files from 192.168.1.1",
                        "is a 7960 (proved: option 60 says so)",
                        "asks for OS79XX.TXT",
                        "is told that there is no OS79XX.TXT: the next name shows its protocol",
                        "firmware: older than 7.0 (likely: it asked)",
                        "shall run P0S3-8-12-00: latest-sip",
                        "plan: P00303010102 → P00305000500 (no way back) → P0S3-8-12-00. Caution:"
                                + " Do not cut the power.",
                        "step 1 of 2: is told to run P00305000500",
                        "is given P00305000500.bin, 385,434 bytes: step 1 of 2",
                        "took P00305000500.bin, 385,434 bytes in 6.2 s, 2 blocks sent again",
                        "broke off P00305000500.bin after 512 of 385,434 bytes: silence",
                        "step 1 of 2, P00305000500, interrupted (1 so far): power cut",
                        "step 1 of 2: it has all of P00305000500; its next start shows whether it"
                                + " took it",
                        "starts (boot 2): it kept its address",
                        "starts again and wants to keep 192.168.1.7",
                        "step 1 of 2, P00305000500, failed at attempt 2: asked again [reboot-loop]",
                        "step 1 of 2 proved: runs P00305000500 (asked no image)",
                        "stopped at step 2, P0S3-8-12-00: no file [part-missing]",
                        "has to start again for step 2",
                        "arrived: runs P0S3-8-12-00");
    }

    @Test
    void a_line_is_time_phone_text() {
        var observed =
                new Observed(
                        Instant.parse("2026-11-22T10:03:07.9Z"),
                        MAC,
                        new StationEvent.AddressOffered(ADDRESS));

        assertThat(StoryText.line(observed, ZoneOffset.ofHours(1)))
                .isEqualTo("11:03:07  00:1b:0c:18:bd:c1  is offered 192.168.1.7");
    }

    @Test
    void a_packet_cannot_speak_to_the_terminal() {
        String name = "a\u001b[2Jb\u009b\r\n\u202egpj\0" + "x".repeat(2_000);

        String sentence = StoryText.sentence(new StationEvent.FileAsked(name, 1));

        assertThat(sentence)
                .startsWith("asks for a\\x1b[2Jb\\x9b\\x0d\\x0a\\x202egpj\\x00xxx")
                .hasSizeLessThan(PlainText.CHARACTERS_MAX + 100)
                .endsWith("x…");
    }

    @Test
    void a_step_proved_is_good_and_a_file_is_traffic() {
        assertThat(StoryText.tone(new StationEvent.StepProved(1, 1, "L", "e")))
                .isEqualTo(StoryText.Tone.GOOD);
        assertThat(StoryText.tone(new StationEvent.FileAsked("n", 1)))
                .isEqualTo(StoryText.Tone.TRAFFIC);
    }

    @Test
    void what_only_silence_speaks_for_is_not_told_as_proved() {
        var step = new StationEvent.StepProved(1, 1, "L", "did not ask", true);
        var arrived = new StationEvent.Arrived("L", "did not ask", true);

        assertThat(StoryText.sentence(step))
                .isEqualTo("step 1 of 1: runs L, or passes over it (did not ask)");
        assertThat(StoryText.sentence(arrived))
                .isEqualTo("nothing left to do: runs L, or passes over it");
        assertThat(StoryText.tone(step)).isEqualTo(StoryText.Tone.TURN);
        assertThat(StoryText.tone(arrived)).isEqualTo(StoryText.Tone.TURN);
    }

    private static AddressAsked asked(Asking asking, Optional<Ipv4> wanted, int secs) {
        return new AddressAsked(
                asking,
                "Cisco Systems, Inc. IP Phone CP-7960",
                "SEP001B0C18BDC1",
                "53,61,12,60,55",
                "1,66,6,3,15,150,35",
                wanted,
                Optional.empty(),
                false,
                secs);
    }
}
