package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
import offhook.desk.Desk;
import offhook.desk.Effect;
import offhook.desk.FileAnswer;
import offhook.desk.FileDesk;
import offhook.desk.Input;
import offhook.desk.PhoneView;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.ReplyRoute;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.tftp.FileContent;
import offhook.tftp.TftpInput;
import offhook.tftp.TransferTable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The station in virtual time: the very desk, lease book, codecs and transfer table that ship, with
 * a shell that carries out effects as the real one does: durable first, and only then spoken.
 */
final class VirtualStation implements LanStation, TransferTable.Files, TransferTable.Watcher {
    /** A commit to stable storage takes so long; what arrives meanwhile shares the next one. */
    private static final long COMMIT_NANOS = 2_000_000;

    private static final long TICK_NANOS = 1_000_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** The day on which every rehearsal begins. */
    static final Instant EPOCH = Instant.parse("2026-01-05T08:00:00Z");

    private static final TransferTable.Answer LATER = new TransferTable.Answer.Later();

    private record Waiting(Endpoint client, Endpoint ours) {}

    private final VirtualLan lan;
    private final Ipv4 address;
    private final Supplier<Desk> newDesk;
    private final RehearsalLibrary library;
    private final Consumer<Observed> listener;
    private final StationStore store = new StationStore();
    private final Deque<List<Effect>> uncommitted = new ArrayDeque<>();
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private final Map<Object, FileContent> contents = new HashMap<>();

    private Desk desk;
    private LabViews views;
    private VirtualTftp tftp;
    private boolean isOn;
    private long commitAt = NEVER;
    private long tickAt;
    private long nextTicket;
    private long now;

    /**
     * @param listener hears each event once it is durable
     */
    VirtualStation(
            VirtualLan lan,
            Ipv4 address,
            Supplier<Desk> newDesk,
            RehearsalLibrary library,
            Consumer<Observed> listener) {
        this.lan = lan;
        this.address = address;
        this.newDesk = newDesk;
        this.library = library;
        this.listener = listener;
        powerOn(0);
        lan.connect(this);
    }

    Desk desk() {
        return desk;
    }

    StationStore store() {
        return store;
    }

    Instant instant() {
        return EPOCH.plusNanos(now);
    }

    /** Everything that wasn't committed is gone; datagrams find nobody. */
    void powerOff() {
        isOn = false;
        uncommitted.clear();
        waiting.clear();
        commitAt = NEVER;
    }

    /** A new desk remembers what was stored. */
    void powerOn(long nowNanos) {
        now = nowNanos;
        isOn = true;
        desk = newDesk.get();
        desk.restore(store.leases(), store.journal());
        views = new LabViews(library.library());
        desk.views().forEach(views::publish);
        tftp = new VirtualTftp(lan, address, this, this);
        tickAt = nowNanos + TICK_NANOS;
    }

    @Override
    public long dueAt() {
        return isOn ? Math.min(Math.min(commitAt, tickAt), tftp.dueAt()) : NEVER;
    }

    @Override
    public void onTime(long nowNanos) {
        now = nowNanos;
        if (!isOn) {
            return;
        }
        if (now >= commitAt) {
            commit();
        }
        if (now >= tickAt) {
            tickAt = now + TICK_NANOS;
            tell(new Input.Tick());
        }
        tftp.onTime(now);
    }

    @Override
    public void onDatagram(Endpoint from, Endpoint to, ByteBuffer datagram, long nowNanos) {
        now = nowNanos;
        if (!isOn) {
            return;
        }
        if (to.port() != PhoneDhcp.SERVER_PORT) {
            tftp.onDatagram(from, to, datagram, now);
        } else if (DhcpCodec.decode(datagram) instanceof DhcpInput.Message(var message)) {
            boolean byBroadcast = to.address().equals(Ipv4.BROADCAST);
            var arrival = new Arrival("lan", address, from, byBroadcast);
            tell(new Input.DhcpArrived(message, arrival));
        }
    }

    /** Tells the desk; what it decides waits for its commit. */
    void tell(Input input) {
        List<Effect> effects = desk.on(input, instant());
        if (!effects.isEmpty()) {
            uncommitted.add(effects);
            commitAt = Math.min(commitAt, now + COMMIT_NANOS);
        }
    }

    private void commit() {
        commitAt = NEVER;
        var batch = new ArrayList<Effect>();
        uncommitted.forEach(batch::addAll);
        uncommitted.clear();
        store.commit(batch);
        batch.forEach(this::act);
    }

    private void act(Effect effect) {
        switch (effect) {
            case Effect.PersistLease persisted -> {}
            case Effect.ForgetLease forgotten -> {}
            case Effect.ForgetPhone forgotten -> {}
            case Effect.Journal(Observed observed) -> listener.accept(observed);
            case Effect.Publish(PhoneView view) -> views.publish(view);
            case Effect.Reply(Arrival arrival, var message, ReplyRoute route, _) ->
                    send(route, DhcpCodec.encode(message).toArray());
            case Effect.AnswerFile(long ticket, FileAnswer answer) -> {
                Waiting asked = waiting.remove(ticket);
                if (asked != null) {
                    tftp.decide(asked.client(), asked.ours(), tableAnswer(answer, true), now);
                }
            }
        }
    }

    private void send(ReplyRoute route, byte[] datagram) {
        var ours = new Endpoint(address, PhoneDhcp.SERVER_PORT);
        switch (route) {
            case ReplyRoute.Broadcast() ->
                    lan.sendFromStation(
                            ours, new Endpoint(Ipv4.BROADCAST, PhoneDhcp.CLIENT_PORT), datagram);
            case ReplyRoute.ToClient(Endpoint client) ->
                    lan.sendFromStation(ours, client, datagram);
            case ReplyRoute.ToHardware(MacAddress mac, Ipv4 to) ->
                    lan.sendToHardware(
                            ours, mac, new Endpoint(to, PhoneDhcp.CLIENT_PORT), datagram);
            case ReplyRoute.ToRelay(Endpoint relay) ->
                    throw new IllegalStateException("no relay on a virtual LAN: " + relay);
        }
    }

    @Override
    public TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        if (FileDesk.goesToDesk(request.file())) {
            long ticket = nextTicket++;
            waiting.put(ticket, new Waiting(client, ours));
            tell(new Input.FileRequested(ticket, client, Optional.empty(), request.file()));
            return LATER;
        }
        return tableAnswer(FileDesk.answer(views, client.address(), request.file()), false);
    }

    /**
     * @param isByDesk its story has it already
     */
    private record Answered(FileAnswer answer, boolean isByDesk) {}

    private TransferTable.Answer tableAnswer(FileAnswer answer, boolean isByDesk) {
        var note = new Answered(answer, isByDesk);
        return switch (answer) {
            case FileAnswer.Rendered rendered ->
                    new TransferTable.Answer.Serve(FileContent.of(rendered.content()), note);
            case FileAnswer.Stored stored ->
                    new TransferTable.Answer.Serve(
                            contents.computeIfAbsent(
                                    stored.file(), file -> library.content().apply(stored.file())),
                            note);
            case FileAnswer.FromFolder folder ->
                    new TransferTable.Answer.Refuse(1, "File not found", note);
            case FileAnswer.NotFound _, FileAnswer.Withheld _ ->
                    new TransferTable.Answer.Refuse(1, "File not found", note);
        };
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {
        switch (answer) {
            case TransferTable.Answer.Serve(FileContent content, Object note) ->
                    noteAnswer(client, request.file(), content.sizeBytes(), (Answered) note);
            case TransferTable.Answer.Refuse(int code, String why, Answered note) ->
                    noteAnswer(client, request.file(), 0, note);
            case TransferTable.Answer.Refuse refused -> {}
            case TransferTable.Answer.Later later -> {}
            case TransferTable.Answer.Ignore ignored -> {}
        }
    }

    private void noteAnswer(Endpoint client, String name, long sizeBytes, Answered answered) {
        if (!answered.isByDesk()) {
            String why = answered.answer().why();
            note(
                    client,
                    answered.answer(),
                    answered.answer() instanceof FileAnswer.NotFound
                            ? new StationEvent.FileAbsent(name, why)
                            : new StationEvent.FileAnswered(name, sizeBytes, why));
        }
    }

    private void note(Endpoint client, FileAnswer answer, StationEvent event) {
        tell(new Input.FileNoted(client, answer.phone(), event));
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        if (transfer.note() instanceof Answered(FileAnswer answer, boolean isByDesk)) {
            boolean isComplete = transfer.outcome() instanceof TransferTable.Outcome.Complete;
            note(
                    transfer.client(),
                    answer,
                    isComplete
                            ? new StationEvent.FileSent(
                                    transfer.file(),
                                    transfer.sizeBytes(),
                                    transfer.took().toMillis(),
                                    transfer.retransmissions())
                            : new StationEvent.FileBroken(
                                    transfer.file(),
                                    transfer.acknowledgedBytes(),
                                    transfer.sizeBytes(),
                                    transfer.outcome().toString()));
        }
    }

    @Override
    public void onOddity(Endpoint client, String what) {
        // Counted by the real shell; a rehearsal looks at the phones.
    }
}
