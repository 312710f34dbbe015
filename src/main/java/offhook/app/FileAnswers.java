package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Desk;
import offhook.desk.FileAnswer;
import offhook.desk.FileDesk;
import offhook.desk.Input;
import offhook.desk.Views;
import offhook.disk.DiskException;
import offhook.event.StationEvent;
import offhook.tftp.FileContent;
import offhook.tftp.TftpInput;
import offhook.tftp.TransferTable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What TFTP and HTTP ask, answered: firmware at once from the phone's view, what depends on its
 * story later by the desk; and what happened, told to the desk. Called on the net loops; {@link
 * #decided} on the desk's thread.
 */
final class FileAnswers implements TransferTable.Files, TransferTable.Watcher {
    /** Requests that wait for the desk; a boot storm of 10,000 phones asks one each. */
    private static final int WAITING_MAX = 32_768;

    static final int FILE_NOT_FOUND = TftpInput.Error.FILE_NOT_FOUND;
    private static final int NOT_DEFINED = 0;

    /** How a phone asks for a file. */
    enum Way {
        TFTP,
        HTTP
    }

    /** The desk's queue; false if it has no room. */
    interface Inbox {
        boolean offer(Input input);
    }

    /** Hands a decided answer to the loop that waits for it. */
    interface Deciding {
        void decide(Endpoint client, Endpoint ours, TransferTable.Answer answer);
    }

    private record Waiting(String name, Consumer<TransferTable.Answer> then) {}

    private final Views views;
    private final Inbox inbox;
    private final Contents contents;
    private final Predicate<Ipv4> mayAsk;
    private final Function<Ipv4, Optional<MacAddress>> neighbours;
    private final ConcurrentSkipListMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    private final NotePace pace = new NotePace(System::nanoTime);
    private final AtomicLong tickets = new AtomicLong();
    private volatile Deciding deciding = (client, ours, answer) -> {};

    /**
     * @param mayAsk whether an address is answered at all
     * @param neighbours whose address it is, as far as the system knows
     */
    FileAnswers(
            Views views,
            Inbox inbox,
            Contents contents,
            Predicate<Ipv4> mayAsk,
            Function<Ipv4, Optional<MacAddress>> neighbours) {
        this.views = views;
        this.inbox = inbox;
        this.contents = contents;
        this.mayAsk = mayAsk;
        this.neighbours = neighbours;
    }

    /** What of the story was not told to the desk because somebody fetched in a loop. */
    long heldBack() {
        return pace.heldBack();
    }

    /** Before the first request. */
    void decideThrough(Deciding port) {
        deciding = port;
    }

    @Override
    public TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        if (!mayAsk(client.address())) {
            return new TransferTable.Answer.Ignore(
                    client.address() + " is in none of our subnets and holds no lease");
        }
        return ask(
                client, request.file(), Way.TFTP, answer -> deciding.decide(client, ours, answer));
    }

    boolean mayAsk(Ipv4 client) {
        return mayAsk.test(client);
    }

    /**
     * The answer, or {@code Later}; then it is handed to {@code then} on the desk's thread, unless
     * it never comes.
     */
    TransferTable.Answer ask(
            Endpoint client, String name, Way way, Consumer<TransferTable.Answer> then) {
        if (!FileDesk.goesToDesk(name)) {
            return transfer(FileDesk.answer(views, client.address(), name), name);
        }
        long ticket = tickets.incrementAndGet();
        waiting.put(ticket, new Waiting(name, then));
        // Those of batches that could not be saved are never decided: the oldest make room.
        while (waiting.size() > WAITING_MAX) {
            waiting.pollFirstEntry();
        }
        var input =
                new Input.FileRequested(
                        ticket,
                        client,
                        macAt(client.address()),
                        name,
                        way == Way.HTTP,
                        contents.isInFolder(name));
        if (!inbox.offer(input)) {
            waiting.remove(ticket);
            return new TransferTable.Answer.Ignore("the desk has no room; the phone asks again");
        }
        return new TransferTable.Answer.Later();
    }

    /** The desk's answer to a request that was put off. */
    void decided(long ticket, FileAnswer answer) {
        Waiting one = waiting.remove(ticket);
        if (one != null) {
            one.then().accept(transfer(answer, one.name()));
        }
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {
        tell(client, request.file(), Way.TFTP, answer);
    }

    /** What was answered, for the story. */
    void tell(Endpoint client, String name, Way way, TransferTable.Answer answer) {
        // Of the others the desk told it when it decided.
        if (!FileDesk.goesToDesk(name)) {
            answered(client, name, way, answer);
        }
        troubleOfFolder(client, name, answer);
    }

    private void answered(Endpoint client, String name, Way way, TransferTable.Answer answer) {
        switch (answer) {
            case TransferTable.Answer.Serve(FileContent content, FileAnswer why) ->
                    note(
                            client,
                            why.phone(),
                            new StationEvent.FileAnswered(
                                    name, content.sizeBytes(), said(why.why(), way)));
            case TransferTable.Answer.Refuse(int code, String message, FileAnswer why) ->
                    note(
                            client,
                            why.phone(),
                            new StationEvent.FileAbsent(name, said(why.why(), way)));
            default -> {}
        }
    }

    /** The operator's own files in other letters, or of a MAC that is nearly the phone's. */
    private void troubleOfFolder(Endpoint client, String name, TransferTable.Answer answer) {
        switch (answer) {
            case TransferTable.Answer.Serve(FileContent content, FileAnswer.FromFolder given) ->
                    contents.otherSpelling(name)
                            .ifPresent(
                                    spelt ->
                                            note(
                                                    client,
                                                    given.phone(),
                                                    new StationEvent.TroubleSeen(
                                                            "name-case",
                                                            "it asks for %s, which is spelt %s"
                                                                    .formatted(name, spelt),
                                                            "it was given all the same")));
            case TransferTable.Answer.Refuse(int code, String message, FileAnswer.NotFound none) ->
                    contents.mistyped(name).entrySet().stream()
                            // Phones of one delivery have numbers in a row: theirs are no mistakes.
                            .filter(near -> views.phone(near.getValue()).isEmpty())
                            .findFirst()
                            .ifPresent(
                                    near ->
                                            note(
                                                    client,
                                                    none.phone(),
                                                    mistyped(name, near.getKey())));
            default -> {}
        }
    }

    private static StationEvent mistyped(String name, String near) {
        return new StationEvent.TroubleSeen(
                "wrong-mac-in-name",
                "there is no %s, but there is %s, and no phone of that number was ever seen"
                        .formatted(name, near),
                "the two names differ in a digit or two");
    }

    private static String said(String why, Way way) {
        return way == Way.HTTP ? why + Desk.BY_HTTP : why;
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        switch (transfer.outcome()) {
            case TransferTable.Outcome.Complete _ ->
                    sent(
                            transfer.client(),
                            transfer.file(),
                            transfer.note(),
                            transfer.sizeBytes(),
                            transfer.took(),
                            transfer.retransmissions());
            case TransferTable.Outcome.GivenUp(long block) ->
                    broken(transfer, "silence after block " + block);
            case TransferTable.Outcome.RefusedByClient(int code, String message) ->
                    broken(
                            transfer,
                            "the phone ended it with error %d %s".formatted(code, message));
            case TransferTable.Outcome.Replaced _ ->
                    broken(transfer, "the phone asked again from the same port");
        }
    }

    private void broken(TransferTable.Transferred transfer, String why) {
        broken(
                transfer.client(),
                transfer.file(),
                transfer.note(),
                transfer.acknowledgedBytes(),
                transfer.sizeBytes(),
                why);
    }

    /**
     * @param note of the answer, as given with it
     */
    void sent(
            Endpoint client,
            String name,
            Object note,
            long sizeBytes,
            Duration took,
            int retransmissions) {
        note(
                client,
                phone(note),
                new StationEvent.FileSent(name, sizeBytes, took.toMillis(), retransmissions));
    }

    void broken(Endpoint client, String name, Object note, long bytes, long sizeBytes, String why) {
        note(client, phone(note), new StationEvent.FileBroken(name, bytes, sizeBytes, why));
    }

    private static Optional<MacAddress> phone(Object note) {
        return note instanceof FileAnswer answer ? answer.phone() : Optional.empty();
    }

    @Override
    public void onOddity(Endpoint client, String what) {
        // Counted by the table; strangers have no story.
    }

    /** Progress of one transfer under way, for the page. */
    void progress(TransferTable.UnderWay transfer) {
        if (transfer.note() instanceof FileAnswer answer
                && (answer.phone().isPresent()
                        || views.phoneAt(transfer.client().address()).isPresent())) {
            inbox.offer(
                    new Input.FileProgressed(
                            transfer.client(),
                            answer.phone(),
                            transfer.file(),
                            transfer.acknowledgedBytes(),
                            transfer.sizeBytes()));
        }
    }

    /** Only phones have a story; what others fetch costs the desk nothing. */
    private void note(Endpoint client, Optional<MacAddress> phone, StationEvent event) {
        Optional<MacAddress> mac =
                phone.or(() -> views.phoneAt(client.address()).map(view -> view.mac()));
        if (mac.isPresent() && pace.admits(client.address())) {
            inbox.offer(new Input.FileNoted(client, mac, event));
        }
    }

    private Optional<MacAddress> macAt(Ipv4 address) {
        return views.phoneAt(address).isPresent() ? Optional.empty() : neighbours.apply(address);
    }

    private TransferTable.Answer transfer(FileAnswer answer, String asked) {
        try {
            return switch (answer) {
                case FileAnswer.NotFound none -> ofFolder(asked, none);
                // Deleted since it was looked for: the phone asks again.
                case FileAnswer.FromFolder given -> ofFolder(given.name(), given);
                case FileAnswer.Rendered rendered when rendered.yieldsToFolder() ->
                        contents.inFolder(asked)
                                .map(content -> fromFolder(content, asked, rendered))
                                .orElseGet(
                                        () ->
                                                new TransferTable.Answer.Serve(
                                                        contents.of(rendered), rendered));
                case FileAnswer.Withheld withheld when withheld.isSilent() ->
                        new TransferTable.Answer.Ignore(withheld.why());
                case FileAnswer.Withheld withheld ->
                        new TransferTable.Answer.Refuse(FILE_NOT_FOUND, "File not found", withheld);
                default -> new TransferTable.Answer.Serve(contents.of(answer), answer);
            };
        } catch (DiskException failure) {
            return new TransferTable.Answer.Refuse(NOT_DEFINED, failure.getMessage(), answer);
        }
    }

    private TransferTable.Answer ofFolder(String name, FileAnswer answer) {
        return contents.inFolder(name)
                .map(content -> fromFolder(content, name, answer))
                .orElseGet(
                        () ->
                                new TransferTable.Answer.Refuse(
                                        FILE_NOT_FOUND, "File not found", answer));
    }

    private static TransferTable.Answer fromFolder(
            FileContent content, String name, FileAnswer answer) {
        return new TransferTable.Answer.Serve(
                content, FileAnswer.FromFolder.of(name, answer.phone()));
    }
}
