package offhook.sip;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TooManyListenersException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Takes the REGISTER of phones whose lines it knows, over UDP and TCP, and says what it saw; asks
 * them OPTIONS and restarts them by NOTIFY. No calls: that is a PBX's work.
 */
public final class BenchRegistrar implements SipListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BenchRegistrar.class);

    /** Shorter than a phone's own: a bench wants to see soon whether it still comes. */
    private static final Duration EXPIRES_MAX = Duration.ofMinutes(10);

    private static final int KEY_BYTES = 32;

    private final Function<Attempt, Optional<Account>> accounts;
    private final RegistrarEvents events;
    private final Clock clock;
    private final Bindings bindings = new Bindings();
    private final Digest digest;
    private final SipStack stack;
    private final Endpoint listening;
    private final SipMessages messages;
    private final SipQuestions questions;

    /**
     * Listens when it returns.
     *
     * @param accounts by the user part of an address of record, and whose the phone is; called on
     *     the library's threads
     * @throws SipException if the port cannot be had
     */
    public BenchRegistrar(
            Endpoint listen,
            Function<Attempt, Optional<Account>> accounts,
            RegistrarEvents events,
            Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.listening = listen;
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.digest = new Digest(key);
        var factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        String address = listen.address().toString();
        SipStack made = null;
        try {
            made = factory.createSipStack(SipStackSettings.of("offhook-bench-" + listen));
            messages = new SipMessages(factory);
            questions = new SipQuestions(messages);
            for (String transport : List.of(ListeningPoint.UDP, ListeningPoint.TCP)) {
                ListeningPoint point = made.createListeningPoint(address, listen.port(), transport);
                SipProvider provider = made.createSipProvider(point);
                provider.addSipListener(this);
                questions.through(transport, provider);
            }
            made.start();
            stack = made;
        } catch (javax.sip.SipException
                | InvalidArgumentException
                | TooManyListenersException refused) {
            if (made != null) {
                made.stop();
            }
            throw new SipException(
                    "the bench registrar cannot listen on "
                            + listen
                            + " (UDP and TCP): "
                            + inWords(refused)
                            + "; stop the PBX that does, or give --bench-registrar another"
                            + " ADDRESS:PORT and the phones' server the same port.",
                    refused);
        }
    }

    /** The library puts the name of a Java class before the reason. */
    private static String inWords(Exception refused) {
        return String.valueOf(refused.getMessage()).replaceFirst("^[\\w.]+Exception: ", "");
    }

    public Endpoint listening() {
        return listening;
    }

    /**
     * Tells a registered phone to start again, so that it reads its files anew.
     *
     * @return what the phone said; a sentence if it is not registered here
     */
    public CompletableFuture<String> restart(MacAddress phone) {
        return bindings.of(phone, clock.instant())
                .map(binding -> questions.restart(binding, listening))
                .orElseGet(() -> notHere(phone));
    }

    /** Asks a registered phone whether it hears us. */
    public CompletableFuture<String> options(MacAddress phone) {
        return bindings.of(phone, clock.instant())
                .map(binding -> questions.options(binding, listening))
                .orElseGet(() -> notHere(phone));
    }

    private static CompletableFuture<String> notHere(MacAddress phone) {
        return CompletableFuture.completedFuture(
                "phone "
                        + phone
                        + " is not registered at the bench registrar: restart it by its power, or"
                        + " by its PBX.");
    }

    @Override
    public void close() {
        stack.stop();
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            var provider = (SipProvider) event.getSource();
            ServerTransaction transaction = event.getServerTransaction();
            Request request = event.getRequest();
            if (request.getMethod().equals(Request.ACK)) {
                return;
            }
            messages.complete(request);
            if (transaction == null) {
                transaction = provider.getNewServerTransaction(request);
            }
            transaction.sendResponse(answer(request, messages.attempt(request)));
        } catch (javax.sip.SipException
                | InvalidArgumentException
                | java.text.ParseException
                | RuntimeException failure) {
            // Whatever a stranger sends: one message less.
            LOG.debug("SIP request not answered", failure);
        }
    }

    private Response answer(Request request, Attempt attempt)
            throws java.text.ParseException, InvalidArgumentException {
        return switch (request.getMethod()) {
            case Request.REGISTER -> onRegister(request, attempt);
            case Request.OPTIONS -> messages.plain(Response.OK, request);
            default -> messages.plain(Response.METHOD_NOT_ALLOWED, request);
        };
    }

    private Response onRegister(Request request, Attempt attempt)
            throws java.text.ParseException, InvalidArgumentException {
        Instant now = clock.instant();
        Optional<Account> known = accounts.apply(attempt);
        if (known.isEmpty()) {
            events.refused(
                    attempt,
                    "no phone has a line \""
                            + attempt.user()
                            + "\": the name of the line in its file is another than the number"
                            + " written down");
            return messages.plain(Response.NOT_FOUND, request);
        }
        Account account = known.get();
        Optional<Digest.Claim> claim = messages.claim(request);
        if (claim.isEmpty()) {
            return messages.challenge(request, digest.nonce(now), false);
        }
        boolean isOtherName = !claim.get().user().equals(account.authName());
        return switch (digest.judge(claim.get(), account.password().text(), now)) {
            case STALE -> messages.challenge(request, digest.nonce(now), true);
            case WRONG -> refuse(request, attempt, account, isOtherName);
            case RIGHT ->
                    isOtherName
                            ? refuse(request, attempt, account, true)
                            : accept(request, attempt, account, now);
        };
    }

    private Response refuse(Request request, Attempt attempt, Account account, boolean isOtherName)
            throws java.text.ParseException {
        events.refused(
                attempt,
                isOtherName
                        ? "line "
                                + account.user()
                                + " comes with another authentication name than the one written"
                                + " down, \""
                                + account.authName()
                                + "\""
                        : "line "
                                + account.user()
                                + " comes with a wrong password: it has not read its file since"
                                + " the password was set, or cuts a longer one than 31 bytes");
        return messages.plain(Response.FORBIDDEN, request);
    }

    private Response accept(Request request, Attempt attempt, Account account, Instant now)
            throws java.text.ParseException, InvalidArgumentException {
        int asked = messages.expires(request, (int) EXPIRES_MAX.toSeconds());
        if (asked == 0) {
            bindings.remove(account);
            events.left(account, attempt);
            return messages.plain(Response.OK, request);
        }
        int granted = Math.min(asked, (int) EXPIRES_MAX.toSeconds());
        bindings.put(
                new Binding(account, attempt, messages.callId(request), now.plusSeconds(granted)));
        events.registered(account, attempt, granted);
        return messages.registered(request, granted);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        questions.onResponse(event);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        questions.onTimeout(event);
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("SIP to {}:{} failed", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    static Ipv4 address(String text) {
        return Ipv4.read(text).orElse(Ipv4.ANY);
    }
}
