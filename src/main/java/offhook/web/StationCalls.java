package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import offhook.web.Problem.Refusal;
import offhook.web.Surroundings.FirstRunWish;
import offhook.web.Surroundings.LogQuestion;

import java.util.List;
import java.util.Optional;

/** The station itself: whether it is well, and what happens. */
final class StationCalls {
    /** Prometheus asks there unless told otherwise, so it stands outside of the API as well. */
    static final String METRICS_PATH = "/metrics";

    /** The text format of Prometheus. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private static final String WISH =
            "{\"network\": \"CARD\", \"addresses\": \"here or elsewhere\", \"done\": true}";

    private static final int LOG_USUAL = 200;
    private static final int LOG_MAX = 2_000;

    private final Surroundings surroundings;
    private final LiveCall live;

    StationCalls(Surroundings surroundings, LiveStream stream) {
        this.surroundings = surroundings;
        this.live = new LiveCall(stream);
    }

    List<Call> calls() {
        return List.of(
                Call.open(
                        HandlerType.GET,
                        "/health",
                        "Whether the station does its work; 503 if it does not.",
                        HealthDocument.class,
                        this::health),
                Call.open(
                                HandlerType.GET,
                                METRICS_PATH,
                                "Everything that is counted, for Prometheus; also at /metrics.",
                                Object.class,
                                this::metrics)
                        .answering(METRICS),
                Call.read(
                                "/events",
                                "What happens, as server-sent events; resumes behind the header"
                                        + " Last-Event-ID.",
                                Object.class,
                                live::stream)
                        .asking(
                                LiveCall.PLACE,
                                "string",
                                "As the header, for those who can't set it.")
                        .answering("text/event-stream"),
                Call.read(
                        "/network",
                        "Cards, subnets, leases, other servers, the doctor, and the first run.",
                        NetworkDocument.class,
                        context -> Json.write(context, surroundings.network())),
                Call.change(
                                HandlerType.PUT,
                                "/first-run",
                                "Answers one or more of the first run's questions.",
                                NetworkDocument.class,
                                this::decide)
                        .taking(FirstRunWish.class, WISH),
                Call.read(
                                "/log",
                                "A page of the journal, newest first.",
                                LogDocument.class,
                                this::log)
                        .asking("before", "integer", "next of the page before.")
                        .asking("limit", "integer", "How many, " + LOG_USUAL + " if not said.")
                        .asking("mac", "string", "Of this phone only.")
                        .asking("text", "string", "Whose sentence or address has this in it."));
    }

    private void metrics(Context context) {
        context.contentType(METRICS).result(surroundings.metrics());
    }

    private void decide(Context context) {
        FirstRunWish wish = Requests.body(context, FirstRunWish.class, WISH);
        Optional<String> refusal = surroundings.decide(wish);
        if (refusal.isPresent()) {
            throw new Refusal(422, refusal.get());
        }
        Json.write(context, surroundings.network());
    }

    private void log(Context context) {
        var question =
                new LogQuestion(
                        Requests.number(context, "before").orElse(Long.MAX_VALUE),
                        Requests.numberWithin(context, "limit", LOG_USUAL, LOG_MAX),
                        Requests.query(context, "mac").map(Requests::mac),
                        Requests.query(context, "text"));
        Json.write(context, surroundings.log(question));
    }

    private void health(Context context) {
        HealthDocument health = surroundings.health();
        context.status(health.status().equals(HealthDocument.FINE) ? 200 : 503);
        Json.write(context, health);
    }
}
