package offhook.web;

import io.javalin.http.Context;

import offhook.web.Problem.Refusal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GET /events}: the live stream as server-sent events, on a virtual thread for as long as
 * somebody reads. Who reads too slowly blocks only that thread until Jetty gives the connection up,
 * and then resumes.
 */
final class LiveCall {
    /** A browser has six connections to a host, and a bench has a handful of screens. */
    static final int READERS_MAX = 256;

    /** A dead connection shows itself at the next write; proxies cut silent ones after a minute. */
    private static final long HEARTBEAT_MILLIS = 10_000;

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    /** As the header; a page that opens a stream anew can't set one. */
    static final String PLACE = "lastEventId";

    private final LiveStream live;
    private final AtomicInteger open = new AtomicInteger();

    LiveCall(LiveStream live) {
        this.live = live;
    }

    void stream(Context context) throws IOException {
        if (open.incrementAndGet() > READERS_MAX) {
            open.decrementAndGet();
            throw new Refusal(
                    503, "events: " + READERS_MAX + " are reading already; close a window");
        }
        Optional<String> lastId =
                Optional.ofNullable(context.header("Last-Event-ID"))
                        .or(() -> Optional.ofNullable(context.queryParam(PLACE)));
        try (var reader = live.open(lastId)) {
            context.res().setContentType("text/event-stream; charset=utf-8");
            write(context, reader);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The reader has left, as readers do.
        } finally {
            open.decrementAndGet();
        }
    }

    private static void write(Context context, LiveStream.Reader reader)
            throws IOException, InterruptedException {
        // Not Javalin's own: that one would compress, and hold back what it has not filled.
        OutputStream out = context.res().getOutputStream();
        out.write(reader.opening());
        context.res().flushBuffer();
        while (!reader.isOver()) {
            List<byte[]> events = reader.next(HEARTBEAT_MILLIS);
            for (byte[] event : events) {
                out.write(event);
            }
            if (events.isEmpty() && !reader.isOver()) {
                out.write(HEARTBEAT);
            }
            out.flush();
        }
    }
}
