package offhook.web;

import io.javalin.http.Context;

import java.util.List;

/** The station itself: whether it is well, and what happens. */
final class StationCalls {
    /** Prometheus asks there unless told otherwise, so it stands outside of the API as well. */
    static final String METRICS_PATH = "/metrics";

    /** The text format of Prometheus. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final Fleet fleet;
    private final LiveCall live;

    StationCalls(Fleet fleet, LiveStream stream) {
        this.fleet = fleet;
        this.live = new LiveCall(stream);
    }

    List<Call> calls() {
        return List.of(
                Call.open(
                        io.javalin.http.HandlerType.GET,
                        "/health",
                        "Whether the station does its work; 503 if it does not.",
                        HealthDocument.class,
                        this::health),
                Call.open(
                                io.javalin.http.HandlerType.GET,
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
                        .answering("text/event-stream"));
    }

    private void metrics(Context context) {
        context.contentType(METRICS).result(fleet.metrics());
    }

    private void health(Context context) {
        HealthDocument health = fleet.health();
        context.status(health.status().equals(HealthDocument.FINE) ? 200 : 503);
        Json.write(context, health);
    }
}
