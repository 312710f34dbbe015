package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.event.StationEvent;
import offhook.explain.PhoneRegistration;
import offhook.line.Line;
import offhook.line.LineBook;
import offhook.line.PhoneEntry;
import offhook.phone.PhoneCatalogue;
import offhook.sip.Account;
import offhook.sip.Attempt;
import offhook.sip.BenchRegistrar;
import offhook.sip.RegistrarEvents;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The bench registrar in a station, if it was asked for: phones of the book may register, and what
 * they say at it goes into their stories.
 */
final class StationRegistrar implements RegistrarEvents, AutoCloseable {
    private static final String REFUSED = "registration-refused";

    private final PhoneCatalogue catalogue;
    private final Supplier<LineBook> book;
    private final Predicate<Input> inbox;
    private final Function<Ipv4, Optional<MacAddress>> phoneAt;
    private volatile Optional<BenchRegistrar> bench = Optional.empty();

    /** The accounts of one book: it is replaced as a whole. */
    private record Known(LineBook book, Map<String, List<Account>> accounts) {}

    private volatile Known known = new Known(LineBook.EMPTY, Map.of());

    /**
     * @param inbox the desk's; false if it has no room
     * @param phoneAt who has an address, as far as known
     */
    StationRegistrar(
            PhoneCatalogue catalogue,
            Supplier<LineBook> book,
            Predicate<Input> inbox,
            Function<Ipv4, Optional<MacAddress>> phoneAt) {
        this.phoneAt = phoneAt;
        this.catalogue = catalogue;
        this.book = book;
        this.inbox = inbox;
    }

    /** Throws the edge's exception with a sentence if it cannot. */
    void listen(Endpoint at) {
        bench = Optional.of(new BenchRegistrar(at, this::account, this, Clock.systemUTC()));
        var _ = inbox.test(new Input.RegistrarListens(at));
    }

    /** What came of it, as a sentence; waits for the phone for some seconds. */
    String restart(MacAddress phone) {
        return bench.map(it -> it.restart(phone).join())
                .orElse(
                        "There is no bench registrar (serve --bench-registrar), so nobody here can"
                                + " tell the phone to start again: do it by its PBX, or take its"
                                + " power away for a moment.");
    }

    @Override
    public void close() {
        bench.ifPresent(BenchRegistrar::close);
    }

    @Override
    public void registered(Account account, Attempt attempt, int expiresSeconds) {
        var events =
                new ArrayList<>(
                        PhoneRegistration.read(attempt.userAgent(), attempt.reason(), catalogue));
        events.add(
                seen(
                        true,
                        "line "
                                + account.user()
                                + " registered at the bench registrar over "
                                + attempt.transport()
                                + said(attempt)));
        tell(account.phone(), events);
    }

    @Override
    public void left(Account account, Attempt attempt) {
        // It signs off before it starts again; what follows tells the rest.
    }

    @Override
    public void refused(Attempt attempt, String why) {
        owner(attempt)
                .ifPresent(
                        phone ->
                                tell(
                                        phone,
                                        List.of(
                                                seen(false, why),
                                                new StationEvent.TroubleSeen(
                                                        REFUSED,
                                                        why,
                                                        "a REGISTER from "
                                                                + attempt.from().address()
                                                                + said(attempt)))));
    }

    private void tell(MacAddress phone, List<StationEvent> events) {
        // A full queue drops it like everything a phone says; the phone registers again.
        var _ = inbox.test(new Input.PhoneSaid(phone, events));
    }

    private StationEvent seen(boolean isAccepted, String evidence) {
        Optional<Ipv4> server = bench.map(it -> it.listening().address());
        return new StationEvent.RegistrationSeen("SIP", server, isAccepted, evidence);
    }

    private static String said(Attempt attempt) {
        return attempt.userAgent().isEmpty() ? "" : " as " + PlainText.of(attempt.userAgent());
    }

    /**
     * With a number that several have, the phone tells itself which it is, or its address does; one
     * that has had the number taken from it is not the one that has it now.
     */
    private Optional<Account> account(Attempt attempt) {
        List<Account> owners = accounts().getOrDefault(attempt.user(), List.of());
        Optional<MacAddress> speaker =
                attempt.device().or(() -> phoneAt.apply(attempt.from().address()));
        return owners.stream()
                .filter(it -> speaker.filter(it.phone()::equals).isPresent())
                .findFirst()
                .or(
                        () ->
                                owners.stream()
                                        .findFirst()
                                        .map(it -> attempt.device().map(it::of).orElse(it)));
    }

    /** Whose attempt it was: the name tells it, or else the address that it came from. */
    private Optional<MacAddress> owner(Attempt attempt) {
        return account(attempt)
                .map(Account::phone)
                .or(() -> phoneAt.apply(attempt.from().address()));
    }

    private Map<String, List<Account>> accounts() {
        LineBook now = book.get();
        Known last = known;
        if (last.book() != now) {
            last = new Known(now, accounts(now));
            known = last;
        }
        return last.accounts();
    }

    private static Map<String, List<Account>> accounts(LineBook book) {
        var accounts = new HashMap<String, List<Account>>();
        for (PhoneEntry phone : book.phones().values()) {
            for (Line line : phone.lines()) {
                String authName = line.authName().isEmpty() ? line.number() : line.authName();
                accounts.computeIfAbsent(line.number(), any -> new ArrayList<>())
                        .add(new Account(phone.mac(), line.number(), authName, line.password()));
            }
        }
        return Map.copyOf(accounts);
    }
}
