package offhook.web;

import offhook.web.Problem.Refusal;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What makes a session: the one-time link, the station's token, the password. */
final class SignIn {
    /** Who guesses gets one try in such a time, from everywhere together. */
    private static final long WRONG_COSTS_MILLIS = 1_000;

    private final Token token;
    private final Sessions sessions;
    private final Surroundings surroundings;
    private final Runnable onLinkUsed;
    private final Semaphore trying = new Semaphore(1);

    /**
     * @param onLinkUsed called when the link was traded: there is another one now
     */
    SignIn(Token token, Sessions sessions, Surroundings surroundings, Runnable onLinkUsed) {
        this.token = token;
        this.sessions = sessions;
        this.surroundings = surroundings;
        this.onLinkUsed = onLinkUsed;
    }

    /** The session's secret; refused otherwise. */
    String with(String sent) {
        if (token.is(sent)) {
            return sessions.begin();
        }
        Optional<String> session = sessions.trade(sent);
        session.ifPresent(traded -> onLinkUsed.run());
        return session.orElseThrow(
                () ->
                        new Refusal(
                                401,
                                "this link has been used, or is of an earlier start of the"
                                        + " station: the station prints a new one each time"
                                        + " one was used"));
    }

    String withPassword(String password) {
        String kept =
                surroundings
                        .password()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                401,
                                                "no password is set: open the link that the station"
                                                        + " printed when it started"));
        if (!trying.tryAcquire()) {
            throw new Refusal(429, "another sign-in is being looked at: try again in a second");
        }
        try {
            if (Password.fault(password).isEmpty() && Password.matches(password, kept)) {
                return sessions.begin();
            }
            TimeUnit.MILLISECONDS.sleep(WRONG_COSTS_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            trying.release();
        }
        throw new Refusal(401, "that is not the password");
    }
}
