package offhook.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;

import offhook.web.Problem.Refusal;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The HTTP port for people and programs, on virtual threads. Phones have another one. */
public final class WebServer implements AutoCloseable {
    /** The largest body of a call is a line of JSON; firmware will have a way of its own. */
    private static final long BODY_BYTES_MAX = 64 * 1024;

    /** All streams, and a browser's other connections beside each; more wait at the door. */
    private static final int CONNECTIONS_MAX = 4 * LiveCall.READERS_MAX;

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final String listen;
    private final int port;
    private final HostCheck hosts;
    private final Api api;
    private final Surroundings surroundings;
    private final Sessions sessions = new Sessions();
    private final LiveStream live = new LiveStream();
    private Optional<Javalin> running = Optional.empty();

    /**
     * @param listen an address of this machine, {@code 127.0.0.1} unless the operator said
     *     otherwise
     * @param port 0: any that is free, see {@link #port()}
     * @param telling is told sentences for whoever started the station
     */
    public WebServer(
            Sources sources, String listen, int port, Token token, Consumer<String> telling) {
        this.listen = listen;
        this.port = port;
        this.hosts = new HostCheck(listen);
        this.surroundings = sources.surroundings();
        var signIn =
                new SignIn(
                        token,
                        sessions,
                        surroundings,
                        () ->
                                telling.accept(
                                        "A browser has signed in. For another one: " + link()));
        this.api = new Api(sources, new Access(token, sessions), sessions, signIn, live);
    }

    /** Throws {@link WebException} with a sentence if it can't. */
    public void start() {
        if (!hosts.isLoopback() && surroundings.password().isEmpty()) {
            throw new WebException(
                    "the page would listen on "
                            + listen
                            + ", where others can reach it, and has no password: set one with"
                            + " \"offhook password\", or leave --page-listen out.",
                    null);
        }
        Javalin javalin = Javalin.create(this::configure);
        try {
            javalin.start(listen, port);
        } catch (JavalinException failure) {
            javalin.stop();
            throw explained(failure);
        }
        running = Optional.of(javalin);
    }

    /** The port that it listens on. */
    public int port() {
        return running.map(Javalin::port).orElse(port);
    }

    /** The table of all calls. */
    List<Call> calls() {
        return api.calls();
    }

    /** What is published here reaches every page that is open. */
    public LiveStream live() {
        return live;
    }

    /** Signs one browser in, once; afterwards there is another one. */
    public String link() {
        String host = hosts.isEverywhere() ? "127.0.0.1" : listen;
        return "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + port()
                + "/#token="
                + sessions.link();
    }

    @Override
    public void close() {
        live.close();
        running.ifPresent(Javalin::stop);
        running = Optional.empty();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = BODY_BYTES_MAX;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.router.ignoreTrailingSlashes = true;
        config.jetty.modifyServer(
                jetty -> jetty.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, jetty)));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(this::guard);
        api.addTo(config.routes);
        new PageCalls().addTo(config.routes);
        config.routes.exception(
                Refusal.class, (refusal, context) -> Json.write(context, refusal.problem()));
        config.routes.exception(HttpResponseException.class, WebServer::refused);
        config.routes.exception(IOException.class, WebServer::cutOff);
        config.routes.exception(Exception.class, WebServer::failed);
    }

    private void guard(Context context) {
        // No page of ours is framed, guessed at, kept by a proxy, or loads from elsewhere.
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        String host = Objects.requireNonNullElse(context.header("Host"), "");
        if (!hosts.accepts(host)) {
            throw new Refusal(
                    421,
                    "host \""
                            + host
                            + "\": expected localhost or "
                            + listen
                            + "; a name that only points here could be any web site's");
        }
    }

    private static void refused(HttpResponseException refusal, Context context) {
        String detail =
                switch (refusal.getStatus()) {
                    case 404 -> context.path() + ": there is no such call; see / for the calls";
                    case 405 -> context.method() + " " + context.path() + ": not by this method";
                    case 413 -> "body: expected at most " + BODY_BYTES_MAX + " bytes";
                    default -> String.valueOf(refusal.getMessage());
                };
        Json.write(context, Problem.of(refusal.getStatus(), detail));
    }

    /** A page that was closed, or a connection that broke, while it sent: nobody's failure. */
    private static void cutOff(IOException gone, Context context) {
        LOG.debug("{} {} was cut off", context.method(), context.path(), gone);
        Json.write(
                context,
                Problem.of(400, "the request was cut off on its way; nothing was changed"));
    }

    private static void failed(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        Json.write(
                context,
                Problem.of(500, "the station failed to answer; its log says where and why"));
    }

    private WebException explained(JavalinException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return new WebException(
                        "the page cannot listen on "
                                + listen
                                + ":"
                                + port
                                + " ("
                                + bind.getMessage()
                                + "): stop the program that does, or choose another --page-port or"
                                + " --page-listen.",
                        failure);
            }
        }
        return new WebException("the page cannot start: " + failure.getMessage(), failure);
    }
}
