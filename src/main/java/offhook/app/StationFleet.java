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
import offhook.web.FileDocument;
import offhook.web.Fleet;
import offhook.web.GivenFile;
import offhook.web.PhoneDocument;
import offhook.web.StoryEntry;
import offhook.web.TargetsDocument;
import offhook.wire.Bytes;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The station as the API sees it. On the web's threads; asks the desk on the desk's own. */
final class StationFleet implements Fleet {

    /** The desk looks at each one for some fifty microseconds; phones wait for it meanwhile. */
    private static final int PHONES_AT_ONCE = 128;

    private static final String CHOSEN = "chosen by the operator";
    private static final String BUSY = "the station is busy; try again";

    private final Station station;
    private final Clock clock;

    StationFleet(Station station, Clock clock) {
        this.station = station;
        this.clock = clock;
    }

    @Override
    public List<PhoneDocument> phones() {
        var phones = new ArrayList<PhoneDocument>();
        for (List<MacAddress> some : inSlices(macs())) {
            phones(some).stream().map(PhoneDocuments::of).forEach(phones::add);
        }
        return phones;
    }

    private static List<List<MacAddress>> inSlices(List<MacAddress> macs) {
        var slices = new ArrayList<List<MacAddress>>();
        for (int from = 0; from < macs.size(); from += PHONES_AT_ONCE) {
            slices.add(macs.subList(from, Math.min(from + PHONES_AT_ONCE, macs.size())));
        }
        return slices;
    }

    List<MacAddress> macs() {
        return ask(Desk::macs);
    }

    List<PhoneSummary> phones(List<MacAddress> macs) {
        return ask(
                desk ->
                        macs.stream()
                                .flatMap(mac -> desk.phone(mac, clock.instant()).stream())
                                .toList());
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
                .map(packets -> Pcapng.of(packets, mac, "Offhook " + Version.text()));
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
        Optional<String> foreign = foreign(phone, name);
        if (foreign.isPresent()) {
            return new TargetReply.Refused(foreign.get());
        }
        return after(phone.mac(), new Input.TargetChosen(phone.mac(), name, CHOSEN));
    }

    /** Asked behind it in the same queue: the answer is on disk as far as it was decided. */
    private TargetReply after(MacAddress mac, Input input) {
        if (!station.tell(input)) {
            return new TargetReply.Refused(BUSY);
        }
        return phone(mac).<TargetReply>map(TargetReply.Set::new).orElseGet(TargetReply.Unseen::new);
    }

    @Override
    public TargetsDocument targets(List<MacAddress> macs, String load) {
        var refused = new ArrayList<TargetsDocument.Refused>();
        var known = new HashMap<MacAddress, PhoneSummary>();
        for (List<MacAddress> some : inSlices(macs)) {
            phones(some).forEach(phone -> known.put(phone.mac(), phone));
        }
        LoadNameReading reading = LoadNames.read(load);
        for (MacAddress mac : macs) {
            refusal(Optional.ofNullable(known.get(mac)), reading)
                    .ifPresent(
                            why -> refused.add(new TargetsDocument.Refused(mac.toString(), why)));
        }
        // Behind them in the same queue: when it is answered they are decided.
        macs();
        return new TargetsDocument(macs.size() - refused.size(), refused);
    }

    /** Why it can't be set; if it can, the desk is told. */
    private Optional<String> refusal(Optional<PhoneSummary> phone, LoadNameReading reading) {
        if (phone.isEmpty()) {
            return Optional.of("was never seen by this station");
        }
        return switch (reading) {
            case LoadNameReading.NotALoad nothing -> Optional.of(nothing.why());
            case LoadNameReading.Named(LoadName name) -> {
                Optional<String> foreign = foreign(phone.get(), name);
                if (foreign.isPresent()) {
                    yield foreign;
                }
                var input = new Input.TargetChosen(phone.get().mac(), name, CHOSEN);
                yield station.tell(input) ? Optional.empty() : Optional.of(BUSY);
            }
        };
    }

    private static Optional<String> foreign(PhoneSummary phone, LoadName name) {
        return phone.platform()
                .filter(platform -> platform != name.platform())
                .map(
                        platform ->
                                "%s is for the %s; this phone is a %s"
                                        .formatted(
                                                name.text(),
                                                name.platform().label(),
                                                platform.label()));
    }

    @Override
    public TargetReply retry(MacAddress mac) {
        Optional<PhoneSummary> phone = ask(desk -> desk.phone(mac, clock.instant()));
        if (phone.isEmpty()) {
            return new TargetReply.Unseen();
        }
        return phone.get().target().isEmpty()
                ? new TargetReply.Refused("it has no target yet: choose the load it shall end on")
                : after(mac, new Input.RetryChosen(mac, "the operator lets it try again"));
    }

    @Override
    public Optional<RestartReply> restart(MacAddress mac) {
        if (phone(mac).isEmpty()) {
            return Optional.empty();
        }
        String said = station.registrar().restart(mac);
        return Optional.of(new RestartReply(said.startsWith("the phone answered 200"), said));
    }

    @Override
    public boolean forget(MacAddress mac) {
        if (phone(mac).isEmpty() || !station.tell(new Input.ForgetChosen(mac))) {
            return false;
        }
        macs();
        return true;
    }

    @Override
    public Optional<List<GivenFile>> files(MacAddress mac) {
        Optional<List<StoryEntry>> story = story(mac);
        return ask(desk -> desk.phone(mac, clock.instant()))
                .map(
                        phone ->
                                PhoneFilesAsked.of(
                                                phone,
                                                story.orElse(List.of()),
                                                station.views().library())
                                        .stream()
                                        .map(file -> given(mac, file))
                                        .flatMap(Optional::stream)
                                        .toList());
    }

    private Optional<GivenFile> given(MacAddress mac, PhoneFilesAsked.Name file) {
        return fileFor(mac, file.name())
                .map(
                        now ->
                                new GivenFile(
                                        file.name(),
                                        file.kind(),
                                        now.answer(),
                                        now.why(),
                                        now.bytes(),
                                        file.isAsked()));
    }

    private <T> T ask(Function<Desk, T> question) {
        return station.answered(question);
    }
}
