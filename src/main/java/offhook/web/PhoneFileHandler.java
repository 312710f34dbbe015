package offhook.web;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.web.PhoneFiles.Reply;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** One request of a phone by HTTP: GET or HEAD of a name. On a virtual thread of its own. */
final class PhoneFileHandler extends Handler.Abstract {
    /** As in TFTP, where a request is no longer than 512 bytes (RFC 2347 §3). */
    private static final int NAME_MAX = 512;

    /** A slice of a mapped file handed to the system at once. */
    private static final int SLICE_BYTES = 256 * 1024;

    private final PhoneFiles files;

    PhoneFileHandler(PhoneFiles files) {
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isHead = HttpMethod.HEAD.is(request.getMethod());
        if (!isHead && !HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            say(response, callback, 405, "This server is read only");
            return true;
        }
        String path = Objects.requireNonNullElse(request.getHttpURI().getDecodedPath(), "");
        String name = path.startsWith("/") ? path.substring(1) : path;
        // Nothing is listed, so what ends like a folder is no file.
        if (name.isEmpty() || name.endsWith("/") || name.length() > NAME_MAX) {
            say(response, callback, 404, "File not found");
            return true;
        }
        var client =
                new Endpoint(
                        Ipv4.read(Request.getRemoteAddr(request)).orElse(Ipv4.ANY),
                        Request.getRemotePort(request));
        switch (files.ask(client, name)) {
            case Reply.Absent() -> say(response, callback, 404, "File not found");
            case Reply.Busy(String why) -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, "4");
                say(response, callback, 503, why);
            }
            case Reply.Serve serve ->
                    serve(new Asked(request, client, name, serve), response, callback);
        }
        return true;
    }

    private record Asked(Request request, Endpoint client, String name, Reply.Serve serve) {
        boolean isHead() {
            return HttpMethod.HEAD.is(request.getMethod());
        }

        ByteRange range() {
            long size = serve.content().sizeBytes();
            String range = request.getHeaders().get(HttpHeader.RANGE);
            String ifRange = request.getHeaders().get(HttpHeader.IF_RANGE);
            boolean isSame = ifRange == null || ifRange.equals(tag());
            return range == null || !isSame ? ByteRange.whole(size) : ByteRange.of(range, size);
        }

        /** Or null. */
        String tag() {
            return serve.version().map(version -> '"' + version + '"').orElse(null);
        }
    }

    private void serve(Asked asked, Response response, Callback callback) {
        FileContent content = asked.serve().content();
        ByteRange range = asked.range();
        var headers = response.getHeaders();
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (asked.tag() != null) {
            headers.put(HttpHeader.ETAG, asked.tag());
        }
        if (range.isOutside() && content.sizeBytes() > 0) {
            headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + content.sizeBytes());
            say(response, callback, 416, "The file has " + content.sizeBytes() + " bytes");
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        headers.put(HttpHeader.CONTENT_LENGTH, range.sizeBytes());
        range.contentRange(content.sizeBytes())
                .ifPresent(text -> headers.put(HttpHeader.CONTENT_RANGE, text));
        response.setStatus(range.isWhole(content.sizeBytes()) ? 200 : 206);
        if (asked.isHead()) {
            callback.succeeded();
            return;
        }
        send(asked, range, response, callback);
    }

    private void send(Asked asked, ByteRange range, Response response, Callback callback) {
        long started = asked.request().getBeginNanoTime();
        FileContent content = asked.serve().content();
        long at = range.first();
        try {
            while (at < range.end()) {
                int count = (int) Math.min(SLICE_BYTES, range.end() - at);
                Content.Sink.write(response, at + count == range.end(), content.slice(at, count));
                at += count;
            }
        } catch (IOException gone) {
            String why = "the connection broke (" + Objects.toString(gone.getMessage()) + ")";
            files.onBroken(asked.client(), asked.name(), asked.serve(), at, why);
            callback.failed(gone);
            return;
        }
        // Whoever fetches from the middle to the end has the beginning already.
        if (range.end() == content.sizeBytes()) {
            var took = Duration.ofNanos(System.nanoTime() - started);
            files.onSent(asked.client(), asked.name(), asked.serve(), range.sizeBytes(), took);
        }
        callback.succeeded();
    }

    static void say(Response response, Callback callback, int status, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(
                true, ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)), callback);
    }
}
