package offhook.app;

import offhook.address.MacAddress;
import offhook.capture.Pcapng;
import offhook.desk.Desk;
import offhook.desk.FileAnswer;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.Platform;
import offhook.store.EventJson;
import offhook.web.FileDocument;
import offhook.web.Fleet;
import offhook.web.HealthDocument;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;
import offhook.wire.Bytes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The station as the API sees it. On the web's threads; asks the desk on the desk's own. */
final class StationFleet implements Fleet {
    private static final long DESK_PATIENCE_SECONDS = 10;

    private final Station station;
    private final Clock clock;
    private final Instant since;

    StationFleet(Station station, Clock clock) {
        this.station = station;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public List<PhoneDocument> phones() {
        return ask(desk -> desk.phones(clock.instant())).stream()
                .map(StationFleet::document)
                .toList();
    }

    @Override
    public Optional<PhoneDocument> phone(MacAddress mac) {
        return ask(desk -> desk.phone(mac, clock.instant())).map(StationFleet::document);
    }

    @Override
    public Optional<List<StoryEntry>> story(MacAddress mac) {
        List<Observed> journal = station.store().journal(mac);
        return journal.isEmpty()
                ? Optional.empty()
                : Optional.of(journal.stream().map(StationFleet::entry).toList());
    }

    @Override
    public Optional<Bytes> capture(MacAddress mac) {
        return ask(desk -> desk.phone(mac, clock.instant()))
                .map(phone -> phone.address().stream().toList())
                .map(addresses -> station.capture().of(mac, addresses))
                .map(packets -> Pcapng.of(packets, mac, "Offhook " + version()));
    }

    @Override
    public Optional<FileDocument> fileFor(MacAddress mac, String name) {
        return ask(desk -> desk.fileFor(mac, name)).map(answer -> document(name, answer));
    }

    @Override
    public TargetReply target(MacAddress mac, String load) {
        Optional<PhoneSummary> phone = ask(desk -> desk.phone(mac, clock.instant()));
        if (phone.isEmpty()) {
            return new TargetReply.Unseen();
        }
        return switch (LoadNames.read(load)) {
            case LoadNameReading.NotALoad nothing -> new TargetReply.Refused(nothing.why());
            case LoadNameReading.Named(LoadName name) -> choose(phone.get(), name);
        };
    }

    private TargetReply choose(PhoneSummary phone, LoadName name) {
        Optional<Platform> platform = phone.platform();
        if (platform.isPresent() && platform.get() != name.platform()) {
            return new TargetReply.Refused(
                    "%s is for the %s; this phone is a %s"
                            .formatted(
                                    name.text(), name.platform().label(), platform.get().label()));
        }
        station.tell(new Input.TargetChosen(phone.mac(), name, "chosen by the operator"));
        // Asked behind it in the same queue: the answer is on disk as far as it was decided.
        return ask(desk -> desk.phone(phone.mac(), clock.instant()))
                .<TargetReply>map(after -> new TargetReply.Set(document(after)))
                .orElseGet(TargetReply.Unseen::new);
    }

    @Override
    public Object loads() {
        return LoadsDocument.of(station.views().library());
    }

    @Override
    public PlanReply plan(PlanQuestion question) {
        return switch (PlanReading.of(question, station.catalogue())) {
            case PlanReading.Misread(String why) -> new PlanReply.Misread(why);
            case PlanReading.Asked asked ->
                    new PlanReply.Planned(asked.document(asked.plan(station.views().library())));
        };
    }

    @Override
    public HealthDocument health() {
        List<String> troubles = station.troubles();
        var sentences = new ArrayList<>(troubles);
        sentences.addAll(station.oddities());
        return new HealthDocument(
                troubles.isEmpty() ? HealthDocument.FINE : HealthDocument.TROUBLED,
                version(),
                since,
                ask(desk -> desk.phones(clock.instant())).size(),
                sentences);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private <T> T ask(Function<Desk, T> question) {
        try {
            return station.ask(question).get(DESK_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the desk", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the desk did not answer", failure);
        }
    }

    static PhoneDocument document(PhoneSummary phone) {
        return new PhoneDocument(
                phone.mac().toString(),
                phone.address().map(Object::toString),
                phone.model(),
                phone.platform().map(it -> it.name().toLowerCase(Locale.ROOT)),
                phone.protocol().map(it -> it.name().toLowerCase(Locale.ROOT)),
                phone.load().map(StationFleet::running),
                phone.target(),
                phone.stage().word(),
                phone.progress()
                        .map(it -> new PhoneDocument.Progress(it.file(), it.bytes(), it.total())),
                phone.plan().map(StationFleet::plan),
                phone.findings().stream().map(StationFleet::finding).toList(),
                phone.firstSeen(),
                phone.lastSeen());
    }

    private static PhoneDocument.Running running(StationEvent.LoadLearned load) {
        return new PhoneDocument.Running(load.load(), load.certainty().word(), load.evidence());
    }

    private static PhoneDocument.Plan plan(PhoneSummary.Plan plan) {
        return new PhoneDocument.Plan(
                plan.state(),
                plan.steps().stream()
                        .map(step -> new PhoneDocument.Step(step.load(), step.state(), step.why()))
                        .toList());
    }

    private static PhoneDocument.Finding finding(offhook.diagnosis.Finding finding) {
        return new PhoneDocument.Finding(
                finding.code(),
                finding.severity().word(),
                finding.sentence(),
                finding.remedy(),
                finding.evidence(),
                finding.since());
    }

    static StoryEntry entry(Observed observed) {
        return new StoryEntry(
                observed.at(),
                EventJson.kindOf(observed.event()),
                StoryText.sentence(observed.event()),
                EventJson.fieldsOf(observed.event()));
    }

    private static FileDocument document(String name, FileAnswer answer) {
        return switch (answer) {
            case FileAnswer.Rendered rendered ->
                    new FileDocument(
                            name,
                            "rendered",
                            rendered.why(),
                            Optional.of((long) rendered.content().size()),
                            Optional.empty(),
                            Optional.of(rendered.content().utf8()));
            case FileAnswer.Stored stored ->
                    new FileDocument(
                            name,
                            "library",
                            stored.why(),
                            Optional.of(stored.file().sizeBytes()),
                            Optional.of(stored.file().sha256()),
                            Optional.empty());
            case FileAnswer.FromFolder folder -> absentBut("folder", name, folder.why());
            case FileAnswer.NotFound none -> absentBut("absent", name, none.why());
        };
    }

    private static FileDocument absentBut(String answer, String name, String why) {
        return new FileDocument(
                name, answer, why, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
