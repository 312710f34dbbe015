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
    private final SignIn signIn;
    private final Surroundings surroundings;

    private static final String NEW_PASSWORD = "{\"password\": \"PASSWORD\"}";

    /**
     * @param why nothing may be changed; else an empty text
     * @param hasPassword one may sign in with it
     */
    record SessionDocument(boolean signedIn, boolean mayChange, boolean hasPassword, String why) {}

    record NewPassword(String password) {}

    /** One of both. */
    record Proof(Optional<String> token, Optional<String> password) {}

    SessionCalls(Access access, Sessions sessions, SignIn signIn, Surroundings surroundings) {
        this.access = access;
        this.sessions = sessions;
        this.signIn = signIn;
        this.surroundings = surroundings;
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
                        this::signOut),
                Call.change(
                                HandlerType.PUT,
                                "/password",
                                "Sets the password; all other pages are signed out.",
                                SessionDocument.class,
                                this::setPassword)
                        .taking(NewPassword.class, NEW_PASSWORD),
                Call.change(
                        HandlerType.DELETE,
                        "/password",
                        "Takes the password away.",
                        SessionDocument.class,
                        this::dropPassword));
    }

    private void setPassword(Context context) {
        NewPassword sent = Requests.body(context, NewPassword.class, NEW_PASSWORD);
        if (sent.password() == null) {
            throw Requests.expected(NEW_PASSWORD);
        }
        Optional<String> fault = Password.fault(sent.password());
        if (fault.isPresent()) {
            throw new Refusal(422, fault.get());
        }
        surroundings.keepPassword(Optional.of(Password.hash(sent.password())));
        sessions.endAllBut(access.session(context));
        session(context);
    }

    private void dropPassword(Context context) {
        surroundings.keepPassword(Optional.empty());
        session(context);
    }

    private void session(Context context) {
        boolean mayChange = access.mayChange(context);
        String why =
                mayChange
                        ? ""
                        : (access.mayRead(context)
                                        ? "Not signed in: you can look, but not change."
                                        : "Not signed in: from another machine nothing is shown.")
                                + " Open the link that the station printed when it started"
                                + (surroundings.password().isPresent()
                                        ? ", or sign in with the password."
                                        : ".");
        Json.write(context, document(access.session(context).isPresent(), mayChange, why));
    }

    private SessionDocument document(boolean isSignedIn, boolean mayChange, String why) {
        return new SessionDocument(isSignedIn, mayChange, surroundings.password().isPresent(), why);
    }

    private void signIn(Context context) {
        Proof proof = Requests.body(context, Proof.class, PROOF);
        String session =
                proof.password().isPresent()
                        ? signIn.withPassword(proof.password().get())
                        : signIn.with(proof.token().orElseThrow(() -> Requests.expected(PROOF)));
        access.signIn(context, session);
        Json.write(context, document(true, true, ""));
    }

    private void signOut(Context context) {
        access.signOut(context);
        Json.write(context, document(false, false, "Signed out."));
    }
}
