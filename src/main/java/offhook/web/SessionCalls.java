package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import offhook.web.Problem.Refusal;

import java.util.List;
import java.util.Optional;

/** Signing in and out. */
final class SessionCalls {
    private static final String PROOF = "{\"token\": \"TOKEN\"} or {\"password\": \"PASSWORD\"}";

    private final Access access;
    private final Sessions sessions;
    private final Token token;

    /**
     * @param why nothing may be changed; else an empty text
     */
    record SessionDocument(boolean signedIn, boolean mayChange, String why) {}

    /** One of both. */
    record Proof(Optional<String> token, Optional<String> password) {}

    SessionCalls(Access access, Sessions sessions, Token token) {
        this.access = access;
        this.sessions = sessions;
        this.token = token;
    }

    List<Call> calls() {
        return List.of(
                Call.open(
                        HandlerType.GET,
                        "/session",
                        "Whether the caller is signed in and may change something.",
                        SessionDocument.class,
                        this::session),
                Call.open(
                                HandlerType.POST,
                                "/session",
                                "Signs a page in: trades the one-time link's token (or the"
                                        + " station's token, or the password) for a cookie.",
                                SessionDocument.class,
                                this::signIn)
                        .taking(Proof.class, PROOF),
                Call.open(
                        HandlerType.DELETE,
                        "/session",
                        "Signs the page out.",
                        SessionDocument.class,
                        this::signOut));
    }

    private void session(Context context) {
        boolean mayChange = access.mayChange(context);
        Json.write(
                context,
                new SessionDocument(
                        access.session(context).isPresent(),
                        mayChange,
                        mayChange
                                ? ""
                                : "Not signed in: you can look, but not change. Open the link that"
                                        + " the station printed when it started."));
    }

    private void signIn(Context context) {
        Proof proof = Requests.body(context, Proof.class, PROOF);
        Optional<String> session =
                proof.token()
                        .flatMap(
                                sent ->
                                        token.is(sent)
                                                ? Optional.of(sessions.begin())
                                                : sessions.trade(sent));
        if (session.isEmpty()) {
            throw new Refusal(
                    401,
                    "this link has been used, or is of an earlier start of the station: the"
                            + " station prints a new one each time one was used");
        }
        access.signIn(context, session.get());
        Json.write(context, new SessionDocument(true, true, ""));
    }

    private void signOut(Context context) {
        access.signOut(context);
        Json.write(context, new SessionDocument(false, false, "Signed out."));
    }
}
