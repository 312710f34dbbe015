package offhook.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import offhook.web.Problem.Refusal;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Serves the page's files and the modules of WebJars. */
final class PageCalls {
    /** A year, as long as HTTP knows; the address has the version in it. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Kept, and asked about each time. */
    private static final String ASK = "no-cache";

    /** Lit has some sixty modules. */
    private static final int MODULES_MAX = 256;

    private final boolean mayChange = PageResources.mayChange();
    private final Map<String, PageFile> modules = new ConcurrentHashMap<>();
    private volatile Page page;

    void addTo(RoutesConfig routes) {
        routes.get("/", this::index);
        routes.get("/webjars/<path>", this::module);
        routes.get("/<path>", this::file);
    }

    private Page page(boolean isAnew) {
        // While the page is being written its files are read again; packaged ones once.
        if (page == null || isAnew && mayChange) {
            page = Page.current();
        }
        return page;
    }

    private void index(Context context) {
        Page current = page(true);
        context.header("Content-Security-Policy", current.policy());
        send(context, current.index(), ASK);
    }

    private void file(Context context) {
        String name = context.pathParam("path");
        PageFile file =
                page(false)
                        .file(name)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                404,
                                                context.path()
                                                        + ": there is no such call; see / for the"
                                                        + " calls"));
        boolean isVersioned = file.version().equals(context.queryParam("v"));
        send(context, file, isVersioned ? FOR_EVER : ASK);
    }

    private void module(Context context) {
        String path = context.pathParam("path");
        PageFile known = modules.get(path);
        if (known == null) {
            known =
                    PageResources.webjar(path)
                            .map(bytes -> new PageFile(path, bytes))
                            .orElseThrow(
                                    () -> new Refusal(404, context.path() + ": no such module"));
            if (modules.size() < MODULES_MAX) {
                modules.put(path, known);
            }
        }
        send(context, known, FOR_EVER);
    }

    private static void send(Context context, PageFile file, String caching) {
        String tag = "\"" + file.version() + "\"";
        context.header("Cache-Control", caching);
        context.header("ETag", tag);
        context.header("Vary", "Accept-Encoding");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(file.type());
        String accepted = Objects.requireNonNullElse(context.header("Accept-Encoding"), "");
        if (file.packed().isPresent() && accepted.contains("gzip")) {
            // Packed once and well; Javalin leaves alone what has an encoding.
            context.header("Content-Encoding", "gzip");
            context.result(file.packed().get());
        } else {
            context.result(file.plain());
        }
    }
}
