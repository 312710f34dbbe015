package offhook.web;

import io.javalin.config.RoutesConfig;

import java.util.ArrayList;
import java.util.List;

/** The table of all calls (interfaces.md §3), and how they become routes. */
final class Api {
    static final String ROOT = "/api/v1";

    private final List<Call> calls;
    private final Access access;

    Api(Sources sources, Token token, Sessions sessions, LiveStream live) {
        this.access = new Access(token, sessions);
        var all = new ArrayList<Call>();
        all.addAll(new SessionCalls(access, sessions, token).calls());
        all.addAll(new PhoneCalls(sources.fleet()).calls());
        all.addAll(new FirmwareCalls(sources.firmware(), new Uploads(Uploads.BYTES_MAX)).calls());
        all.addAll(new StationCalls(sources.surroundings(), live).calls());
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
