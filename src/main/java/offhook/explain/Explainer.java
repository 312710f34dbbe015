package offhook.explain;

import offhook.address.Ipv4;
import offhook.boot.BootStage;
import offhook.boot.BootStory;
import offhook.desk.PhoneSummary;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
import offhook.event.StationEvent;
import offhook.event.StationEvent.ModelLearned;
import offhook.firmware.Library;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneModel;
import offhook.phone.Protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes sightings of any source in the order of time, and tells at the end what they mean. */
public final class Explainer {
    /** Where a text says no times, its end is as good as a long silence. */
    private static final Duration UNTIMED_SILENCE = Duration.ofHours(1);

    private final PhoneCatalogue catalogue;
    private final Library library;
    private final Cast cast;
    private Instant until = Instant.MIN;
    private boolean hearsFiles;

    public Explainer(PhoneCatalogue catalogue, Library library) {
        this.catalogue = catalogue;
        this.library = library;
        this.cast = new Cast(catalogue);
    }

    public void take(Sighting sighting) {
        hearsFiles |= sighting.isRetold() || !Actor.fileName(sighting.event()).isEmpty();
        heardUntil(sighting.at());
        cast.take(sighting);
    }

    /** Something was written then, of phones or not: so much longer a silence was heard. */
    public void heardUntil(Instant at) {
        until = at.isAfter(until) ? at : until;
    }

    /** The source would have shown requests for files if there had been any. */
    public void hearsFiles() {
        hearsFiles = true;
    }

    /** Sightings of clients for which there was no room. */
    public long turnedAway() {
        return cast.turnedAway();
    }

    /** In the order in which they were first seen. */
    public List<ExplainedPhone> phones() {
        var namesakes = new Namesakes(cast.actors(), cast.listed());
        return cast.actors().stream()
                .filter(this::isPhone)
                .sorted(Comparator.comparing((Actor actor) -> actor.story().firstSeen()))
                .map(actor -> explained(actor, namesakes))
                .toList();
    }

    /** Some logs of DHCP servers show no more than the address; then its first half has to do. */
    private boolean isPhone(Actor actor) {
        return actor.isPhone()
                || Cast.hasMac(actor.story().mac())
                        && !catalogue.hinted(actor.story().mac()).isEmpty();
    }

    private ExplainedPhone explained(Actor actor, Namesakes namesakes) {
        Instant now = actor.isTimed() ? until : until.plus(UNTIMED_SILENCE);
        BootStory own = namesakes.concluded(hinted(actor.story()));
        BootStory story = Silence.concluded(own, now);
        PhoneSummary summary = summary(story, now);
        boolean hasMac = Cast.hasMac(story.mac());
        return new ExplainedPhone(
                hasMac ? Optional.of(story.mac()) : Optional.empty(),
                label(story),
                summary,
                actor.tale().told(),
                actor.tale().leftOut(),
                actor.isTimed());
    }

    private static String label(BootStory story) {
        return Cast.hasMac(story.mac())
                ? story.mac().toString()
                : Cast.standIn(story.mac())
                        .map(Ipv4::toString)
                        .map(address -> "the phone at " + address)
                        .orElse("a phone that the input does not name");
    }

    private BootStory hinted(BootStory story) {
        if (story.identity().model().isPresent() || !Cast.hasMac(story.mac())) {
            return story;
        }
        List<PhoneModel> models = catalogue.hinted(story.mac());
        List<String> labels =
                models.size() == 1
                        ? List.of(models.getFirst().name())
                        : models.stream()
                                .map(model -> model.platform().label())
                                .distinct()
                                .toList();
        if (labels.size() != 1) {
            return story;
        }
        String half = story.mac().toString().substring(0, 8);
        var hint =
                new ModelLearned(
                        labels.getFirst(),
                        Certainty.UNKNOWN,
                        "others whose address begins with " + half + " were; no more than a hint");
        return story.after(new offhook.event.Observed(story.lastSeen(), story.mac(), hint));
    }

    private static Finding covered(Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                Masked.covered(finding.sentence()),
                Masked.covered(finding.remedy()),
                Masked.covered(finding.evidence()),
                finding.since());
    }

    private PhoneSummary summary(BootStory story, Instant now) {
        PhoneSummary summary = PhoneSummary.of(story, catalogue, library, now);
        List<Finding> findings =
                summary.findings().stream()
                        .filter(finding -> hearsFiles || isSure(finding, story))
                        .map(Explainer::covered)
                        .toList();
        return new PhoneSummary(
                summary.mac(),
                summary.address(),
                summary.model(),
                summary.platform(),
                summary.protocol().or(() -> protocol(story)),
                summary.load(),
                summary.target(),
                stage(findings, story, now),
                summary.progress(),
                summary.plan(),
                findings,
                summary.firstSeen(),
                summary.lastSeen());
    }

    /** One that tells switch or PBX what it runs is running, even if nothing else was seen. */
    private static BootStage stage(List<Finding> findings, BootStory story, Instant now) {
        boolean isStuck =
                findings.stream().anyMatch(finding -> finding.severity() == Severity.STUCK);
        BootStage stage = isStuck ? BootStage.STUCK : story.stage(now);
        boolean isSilent = stage == BootStage.ADDRESSED || stage == BootStage.UNSEEN;
        return isSilent && story.identity().provedLoad().flatMap(LoadNames::named).isPresent()
                ? BootStage.RUNNING
                : stage;
    }

    /** A log of addresses alone shows no file requests because it never would. */
    private static boolean isSure(Finding finding, BootStory story) {
        return !finding.code().equals("no-file-request")
                || story.hearsay().troubles().stream()
                        .anyMatch(trouble -> trouble.code().equals(finding.code()));
    }

    private Optional<Protocol> protocol(BootStory story) {
        Optional<Protocol> ofLoad =
                story.identity()
                        .load()
                        .flatMap(load -> LoadNames.named(load.load()))
                        .flatMap(LoadName::protocol);
        return ofLoad.or(
                        () ->
                                story.hearsay()
                                        .registration()
                                        .map(StationEvent.RegistrationSeen::protocol)
                                        .flatMap(Explainer::protocolNamed))
                .or(
                        () ->
                                story.boot().files().stream()
                                        .filter(fact -> fact.file() instanceof PhoneFile.Comfort)
                                        .flatMap(
                                                fact ->
                                                        catalogue
                                                                .protocolOfJar(fact.name())
                                                                .stream())
                                        .findFirst());
    }

    private static Optional<Protocol> protocolNamed(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "SIP" -> Optional.of(Protocol.SIP);
            case "SCCP" -> Optional.of(Protocol.SCCP);
            default -> Optional.empty();
        };
    }
}
