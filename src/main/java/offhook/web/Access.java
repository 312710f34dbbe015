package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

import offhook.web.Call.Need;
import offhook.web.Problem.Refusal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who may do what: the token, a page that is signed in, this machine; and no other web site. */
final class Access {
    /** A page that wants to change something says so; other sites can't without being asked. */
    static final String PAGE_HEADER = "X-Offhook";

    static final String PAGE = "page";

    /** What a browser says of where a request comes from; nothing else can set it in one. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Token token;
    private final Sessions sessions;

    Access(Token token, Sessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    void check(Context context, Need need) {
        checkSite(context);
        switch (need) {
            case NOTHING -> {}
            case READER -> {
                if (!mayRead(context)) {
                    throw unknown(
                            context,
                            "this machine shows what it knows only to who is signed in: open the"
                                    + " link that the station printed, or sign in with the"
                                    + " password");
                }
            }
            case CHANGER -> {
                if (!mayChange(context)) {
                    throw unknown(
                            context,
                            "this call changes something and needs the token that the station"
                                    + " printed at its start, in a header Authorization: Bearer"
                                    + " TOKEN, or a page that is signed in");
                }
                checkPage(context);
            }
        }
    }

    boolean mayRead(Context context) {
        return isLocal(context) || mayChange(context);
    }

    boolean mayChange(Context context) {
        return hasToken(context) || session(context).isPresent();
    }

    Optional<String> session(Context context) {
        return Optional.ofNullable(context.cookie(cookieName(context))).filter(sessions::isOpen);
    }

    void signIn(Context context, String session) {
        var cookie = new Cookie(cookieName(context), session);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
    }

    void signOut(Context context) {
        session(context).ifPresent(sessions::end);
        var cookie = new Cookie(cookieName(context), "");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge(0);
        context.cookie(cookie);
    }

    /** Two stations on one machine share their cookies: browsers ask for no port. */
    private static String cookieName(Context context) {
        return "offhook" + context.req().getLocalPort();
    }

    private boolean hasToken(Context context) {
        return token.isIn(Optional.ofNullable(context.header("Authorization")));
    }

    /** A cookie comes by itself; that the page sent it shows only in what other sites can't say. */
    private void checkPage(Context context) {
        if (!hasToken(context) && !PAGE.equals(context.header(PAGE_HEADER))) {
            throw new Refusal(
                    403,
                    "a signed-in page that changes something says " + PAGE_HEADER + ": " + PAGE);
        }
    }

    private static void checkSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean isForeign =
                site != null && !OWN_SITES.contains(site.toLowerCase(Locale.ROOT))
                        || origin != null && !isOwn(origin, context);
        if (isForeign) {
            throw new Refusal(
                    403,
                    "the request comes from another web site ("
                            + Objects.requireNonNullElse(origin, site)
                            + "): only the station's own page may ask");
        }
    }

    private static boolean isOwn(String origin, Context context) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(context.header("Host"));
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static boolean isLocal(Context context) {
        return isLocal(context.req().getRemoteAddr());
    }

    static boolean isLocal(String address) {
        try {
            // A literal address: no name is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException nonsense) {
            return false;
        }
    }

    private static Refusal unknown(Context context, String why) {
        context.header("WWW-Authenticate", "Bearer");
        return new Refusal(401, why);
    }
}
