package offhook.desk;

import offhook.boot.Boot;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.boot.Journey;
import offhook.boot.OriginEvidence;
import offhook.config.ImageNames;
import offhook.event.StationEvent;
import offhook.firmware.Load;
import offhook.firmware.Origin;
import offhook.phone.LoadName;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;

/** Where a phone shall go, from where, and when the next step begins. */
final class Course {
    private final Tracked phone;
    private final World world;
    private final Optional<String> asking;
    private final BootStory story;
    private final Journey journey;

    /**
     * @param asking the file that is about to be answered
     */
    Course(Tracked phone, World world, Optional<String> asking) {
        this.phone = phone;
        this.world = world;
        this.asking = asking;
        this.story = phone.story();
        this.journey = story.journey();
    }

    Optional<StationEvent> target() {
        if (journey.target().filter(StationEvent.TargetSet::isChosen).isPresent()) {
            return Optional.empty();
        }
        boolean isOnItsWay =
                journey.arrived().isPresent()
                        || journey.plan().isPresent()
                        || journey.stopped().isPresent();
        return switch (world.targets().of(phone.kind(), world.library())) {
            // A load that is named moves phones that have arrived; a newer "latest" does not: an
            // import must not start a building's phones again.
            case Targets.Resolved.To(var load, boolean isNamed, String why) ->
                    isOnItsWay && !isNamed
                                    || journey.target()
                                            .filter(set -> set.load().equals(load.text()))
                                            .isPresent()
                            ? Optional.empty()
                            : Optional.of(new StationEvent.TargetSet(load.text(), false, why));
            case Targets.Resolved.Nothing(String code, String why) ->
                    journey.target().isEmpty()
                            ? unlessTold(new StationEvent.PlanImpossible(code, why))
                            : Optional.empty();
            case Targets.Resolved.Unasked _ -> Optional.empty();
        };
    }

    Optional<StationEvent> plan() {
        boolean isOpen =
                journey.plan().isEmpty()
                        && journey.arrived().isEmpty()
                        && journey.stopped().isEmpty();
        if (!isOpen && !isThrownBack() || isTakingLoad()) {
            return Optional.empty();
        }
        var model = phone.kind().kin();
        var load = journey.target().flatMap(set -> Loads.named(set.load()));
        if (model.isEmpty() || load.isEmpty()) {
            return Optional.empty();
        }
        Optional<Origin> origin = OriginEvidence.of(story, model.get().platform());
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        StationEvent planned =
                asSureAsKnown(world.plans().plan(model.get(), origin.get(), load.get()));
        return Planning.needsEvidence(planned) ? probeOr(planned) : unlessTold(planned);
    }

    /** That it does not have to move is no surer than what it is taken to run. */
    private StationEvent asSureAsKnown(StationEvent planned) {
        return planned instanceof StationEvent.Arrived(var load, _, _)
                        && story.identity().provedLoad().isEmpty()
                        && story.unaskedLoad().isPresent()
                ? new StationEvent.Arrived(
                        load, story.identity().load().orElseThrow().evidence(), true)
                : planned;
    }

    /** What it has shown in this boot tells nothing of what it starts with next. */
    private boolean isTakingLoad() {
        boolean hasImage =
                story.boot()
                        .first(fact -> fact.file() instanceof PhoneFile.Image && fact.isGiven())
                        .isPresent();
        return hasImage && !story.boot().isUp();
    }

    /** An old SIP phone is asked, one load a boot; others have to be looked at by people. */
    private Optional<StationEvent> probeOr(StationEvent impossible) {
        Boot boot = story.boot();
        boolean isOldSip =
                phone.kind().platform().equals(Optional.of(Platform.TWO_STAGE))
                        && !boot.asked(PhoneFile.CertificateTrustList.class)
                        && boot.first(fact -> isSipSettings(fact.file())).isPresent();
        Optional<LoadName> probe =
                isOldSip
                        ? Probes.next(story.identity().probing(), world.library())
                        : Optional.empty();
        if (probe.isEmpty()) {
            return unlessTold(impossible);
        }
        boolean isTheMoment =
                asking.map(PhoneFileNames::read).filter(Course::isSipSettings).isPresent()
                        && !boot.wasTold()
                        && story.identity().probing().openIn(boot).isEmpty();
        return isTheMoment
                ? Optional.of(
                        new StationEvent.OriginProbed(
                                probe.get().text(),
                                "if it does not ask for this, it runs it; nothing of it is given"))
                : Optional.empty();
    }

    Optional<StationEvent> probeAnswer() {
        return story.identity().probing().answer(story.boot()).map(answered -> answered);
    }

    /** Its loader asks in the middle of a plan, or after it: what ran is gone. */
    private boolean isThrownBack() {
        boolean isFirstStepOfLoader =
                journey.plan().filter(plan -> plan.from().equals(Journey.FROM_UNKNOWN)).isPresent()
                        && journey.step() <= 1
                        && !journey.isStepProved();
        return story.boot().asked(PhoneFile.DefaultLoads.class)
                && journey.stopped().isEmpty()
                && journey.plannedIn() != story.boot().number()
                && !isFirstStepOfLoader;
    }

    /** The first question of a boot that is answered with a load's name begins the step. */
    Optional<StationEvent> begin() {
        int due = journey.stepDue();
        boolean isAsked =
                asking.map(PhoneFileNames::read)
                        .filter(file -> FileFact.isSettings(file) || isDefaultLoads(file))
                        .isPresent();
        if (due == 0 || !isAsked || story.boot().wasTold()) {
            return Optional.empty();
        }
        String load = journey.steps().get(due - 1).load();
        return needsImageName(load)
                ? Optional.empty()
                : Optional.of(new StationEvent.StepBegun(due, journey.steps().size(), load));
    }

    /**
     * An old 7940/60 changes to another kind of image only by OS79XX.TXT, and that was absent in
     * this boot because nothing was known yet (phones.md §2.2a).
     */
    private boolean needsImageName(String load) {
        boolean wasAbsent =
                story.boot()
                        .first(
                                fact ->
                                        fact.file() instanceof PhoneFile.ImageName
                                                && !fact.isGiven())
                        .filter(fact -> fact.asked() > 0)
                        .isPresent();
        if (!wasAbsent) {
            return false;
        }
        boolean isSip = story.boot().first(fact -> isSipSettings(fact.file())).isPresent();
        return Loads.named(load)
                .map(ImageNames::of)
                .filter(image -> !image.startsWith(isSip ? "P0S3" : "P003"))
                .isPresent();
    }

    /** It had arrived, and fetches its target once more: somebody gave it another load. */
    Optional<StationEvent> again() {
        Optional<Load> load =
                journey.arrived().flatMap(arrived -> world.library().load(arrived.load()));
        Optional<FileFact> fetched =
                load.flatMap(it -> story.boot().first(fact -> isToldBy(fact, it)));
        if (fetched.isEmpty()) {
            return Optional.empty();
        }
        String name = load.get().name().text();
        String why =
                "it fetches %s again, so it runs something else".formatted(fetched.get().name());
        return Optional.of(
                new StationEvent.PlanMade(
                        why,
                        List.of(new StationEvent.PlanMade.PlannedStep(name, why, false)),
                        List.of()));
    }

    /**
     * Who runs it asks for no part of it, and a Java phone not even for its list (phones.md §2.3);
     * a 7940/60 reads that at every start.
     */
    private static boolean isToldBy(FileFact fact, Load load) {
        boolean isTelling =
                fact.file() instanceof PhoneFile.Image
                        || fact.file() instanceof PhoneFile.Manifest && load.platform().isJava();
        return isTelling && fact.isGiven() && load.file(fact.name()).isPresent();
    }

    private Optional<StationEvent> unlessTold(StationEvent event) {
        boolean isTold =
                event instanceof StationEvent.PlanImpossible impossible
                        && journey.impossible().equals(Optional.of(impossible));
        return isTold ? Optional.empty() : Optional.of(event);
    }

    private static boolean isSipSettings(PhoneFile file) {
        return file instanceof PhoneFile.SipDefaults || file instanceof PhoneFile.OwnSipSettings;
    }

    private static boolean isDefaultLoads(PhoneFile file) {
        return file instanceof PhoneFile.DefaultLoads;
    }
}
