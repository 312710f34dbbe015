package offhook.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of all calls (interfaces.md §3), and how they become routes. */
final class Api {
    static final String ROOT = "/api/v1";

    private final List<Call> calls;
    private final Access access;

    Api(Sources sources, Access access, Sessions sessions, SignIn signIn, LiveStream live) {
        this.access = access;
        var all = new ArrayList<Call>();
        all.addAll(new SessionCalls(access, sessions, signIn, sources.surroundings()).calls());
        all.addAll(new PhoneCalls(sources.fleet()).calls());
        all.addAll(
                new FirmwareCalls(
                                sources.firmware(),
                                new Uploads(sources.firmware().archiveBytesMax()))
                        .calls());
        all.addAll(new LineCalls(sources.lines()).calls());
        all.addAll(new StationCalls(sources.surroundings(), live).calls());
        all.add(
                Call.open(
                        HandlerType.GET,
                        OpenApi.PATH,
                        "This description.",
                        Map.class,
                        context -> Json.write(context, OpenApi.of(calls()))));
        this.calls = List.copyOf(all);
    }

    List<Call> calls() {
        return calls;
    }

    void addTo(RoutesConfig routes) {
        for (Call call : calls) {
            routes.addHttpHandler(
                    call.method(),
                    ROOT + call.path(),
                    context -> {
                        access.check(context, call.need());
                        call.handler().handle(context);
                    });
            if (call.path().equals(StationCalls.METRICS_PATH)) {
                routes.get(call.path(), call.handler());
            }
        }
    }
}
