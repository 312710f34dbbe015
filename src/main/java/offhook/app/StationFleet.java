package offhook.app;

import offhook.address.MacAddress;
import offhook.capture.Pcapng;
import offhook.desk.Desk;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.event.Observed;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.Platform;
import offhook.web.FileDocument;
import offhook.web.Fleet;
import offhook.web.HealthDocument;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;
import offhook.wire.Bytes;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The station as the API sees it. On the web's threads; asks the desk on the desk's own. */
final class StationFleet implements Fleet, LiveFeed.Source {
    private static final long DESK_PATIENCE_SECONDS = 10;

    /** The desk looks at each one for some fifty microseconds; phones wait for it meanwhile. */
    private static final int PHONES_AT_ONCE = 128;

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
        var phones = new ArrayList<PhoneDocument>();
        List<MacAddress> macs = macs();
        for (int from = 0; from < macs.size(); from += PHONES_AT_ONCE) {
            int to = Math.min(from + PHONES_AT_ONCE, macs.size());
            phones(macs.subList(from, to)).stream().map(PhoneDocuments::of).forEach(phones::add);
        }
        return phones;
    }

    @Override
    public List<MacAddress> macs() {
        return ask(Desk::macs);
    }

    @Override
    public List<PhoneSummary> phones(List<MacAddress> macs) {
        return ask(
                desk ->
                        macs.stream()
                                .flatMap(mac -> desk.phone(mac, clock.instant()).stream())
                                .toList());
    }

    @Override
    public void askTransfers() {
        station.askTransfers();
    }

    @Override
    public Optional<PhoneDocument> phone(MacAddress mac) {
        return ask(desk -> desk.phone(mac, clock.instant())).map(PhoneDocuments::of);
    }

    @Override
    public Optional<List<StoryEntry>> story(MacAddress mac) {
        List<Observed> journal = station.store().journal(mac);
        return journal.isEmpty()
                ? Optional.empty()
                : Optional.of(journal.stream().map(PhoneDocuments::entry).toList());
    }

    @Override
    public Optional<Bytes> capture(MacAddress mac) {
        return ask(desk -> desk.phone(mac, clock.instant()))
                .map(phone -> phone.address().stream().toList())
                .map(addresses -> station.capture().of(mac, addresses))
                .map(packets -> Pcapng.of(packets, mac, "Offhook " + version()));
    }

    @Override
    public void bundle(Optional<MacAddress> only, OutputStream to) {
        new StationBundle(station, this).write(only, clock.instant(), to);
    }

    @Override
    public Optional<FileDocument> fileFor(MacAddress mac, String name) {
        return ask(desk -> desk.fileFor(mac, name))
                .map(answer -> PhoneDocuments.file(name, answer));
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
                .<TargetReply>map(after -> new TargetReply.Set(PhoneDocuments.of(after)))
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
    public String metrics() {
        return station.metrics().text();
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
                macs().size(),
                sentences);
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public Documents documents() {
        return new Documents(LoadsDocument.class, PlanDocument.class);
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
}
