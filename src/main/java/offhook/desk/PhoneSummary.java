package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStage;
import offhook.boot.BootStory;
import offhook.boot.Journey;
import offhook.diagnosis.Diagnostician;
import offhook.diagnosis.Finding;
import offhook.diagnosis.PhoneCase;
import offhook.diagnosis.Severity;
import offhook.diagnosis.Surroundings;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.phone.LoadName;
import offhook.phone.PhoneCatalogue;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phone as people look at it: all that {@code GET /phones} says (interfaces.md §3).
 *
 * @param model as printed on it, or the models of its platform
 * @param protocol of the load it runs, or else of the one it shall run
 * @param load what it runs, as far as known
 * @param progress the transfer under way
 */
public record PhoneSummary(
        MacAddress mac,
        Optional<Ipv4> address,
        Optional<String> model,
        Optional<Platform> platform,
        Optional<Protocol> protocol,
        Optional<StationEvent.LoadLearned> load,
        Optional<String> target,
        BootStage stage,
        Optional<Progress> progress,
        Optional<Plan> plan,
        List<Finding> findings,
        Instant firstSeen,
        Instant lastSeen) {
    public PhoneSummary {
        findings = List.copyOf(findings);
    }

    /**
     * @param file its name
     */
    public record Progress(String file, long bytes, long total) {}

    /**
     * @param state {@code under-way}, {@code done}, {@code stopped} or {@code impossible}
     */
    public record Plan(String state, List<Step> steps) {
        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param state {@code proved}, {@code current}, {@code failed} or {@code ahead}
     */
    public record Step(String load, String state, String why) {}

    static PhoneSummary of(Tracked phone, Library library, Instant now, Surroundings surroundings) {
        List<Finding> ofFiles = ProvisionFindings.of(phone.made, phone.story().lastSeen());
        var at =
                new PhoneCase(
                        phone.story(),
                        phone.kind().platform(),
                        phone.kind().kin(),
                        library,
                        now,
                        surroundings);
        return of(at, phone.progress, ofFiles);
    }

    /** Of a phone that was only watched, by somebody else perhaps. */
    public static PhoneSummary of(
            BootStory story, PhoneCatalogue catalogue, Library library, Instant now) {
        PhoneKind kind = PhoneKind.of(story.identity().model(), catalogue);
        var at =
                new PhoneCase(
                        story, kind.platform(), kind.kin(), library, now, Surroundings.UNKNOWN);
        return of(at, Optional.empty(), List.of());
    }

    private static PhoneSummary of(
            PhoneCase at, Optional<Progress> progress, List<Finding> ofFiles) {
        BootStory story = at.story();
        Journey journey = story.journey();
        var findings = new ArrayList<Finding>(Diagnostician.examine(at));
        findings.addAll(ofFiles);
        boolean isStuck =
                findings.stream().anyMatch(finding -> finding.severity() == Severity.STUCK);
        return new PhoneSummary(
                story.mac(),
                story.network().address(),
                story.identity().model().map(StationEvent.ModelLearned::model),
                at.platform(),
                story.identity()
                        .provedLoad()
                        .or(story::told)
                        .flatMap(Loads::named)
                        .flatMap(LoadName::protocol),
                story.identity().load().or(() -> LoadEvidence.of(story, at.platform())),
                journey.target().map(StationEvent.TargetSet::load),
                isStuck ? BootStage.STUCK : story.stage(at.now()),
                progress,
                plan(journey),
                findings,
                story.firstSeen(),
                story.lastSeen());
    }

    private static Optional<Plan> plan(Journey journey) {
        String state =
                journey.arrived().isPresent()
                        ? "done"
                        : journey.stopped().isPresent()
                                ? "stopped"
                                : journey.impossible().isPresent() ? "impossible" : "under-way";
        boolean isNone =
                journey.plan().isEmpty()
                        && journey.impossible().isEmpty()
                        && journey.arrived().isEmpty();
        if (isNone) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        for (int number = 1; number <= journey.steps().size(); number++) {
            var step = journey.steps().get(number - 1);
            steps.add(new Step(step.load(), state(journey, number), step.why()));
        }
        return Optional.of(new Plan(state, steps));
    }

    private static String state(Journey journey, int number) {
        boolean isBehind =
                number < journey.step() || number == journey.step() && journey.isStepProved();
        if (isBehind) {
            return "proved";
        }
        if (number > journey.step()) {
            return "ahead";
        }
        return journey.stopped().isPresent() ? "failed" : "current";
    }
}
