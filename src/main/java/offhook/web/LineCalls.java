package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import offhook.web.Problem.Refusal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Whose phones they are: lines, servers, settings. */
final class LineCalls {
    /** A hundred thousand rows; FreePBX's own export of 5,000 extensions has 4 MB. */
    static final int LIST_BYTES_MAX = 64 * 1024 * 1024;

    /** Of one phone, or of all servers. */
    private static final int DOCUMENT_BYTES_MAX = 1024 * 1024;

    /** They are held in memory. */
    private static final int AT_ONCE_MAX = 2;

    private static final int UNPROCESSABLE = 422;
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String PHONE = "{\"lines\": [{\"number\": \"101\", …}], …}";

    private final Lines lines;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    LineCalls(Lines lines) {
        this.lines = lines;
    }

    List<Call> calls() {
        Lines.Documents documents = lines.documents();
        return List.of(
                Call.read(
                        "/lines",
                        "The whole book, as offhook lines export --json; without passwords.",
                        documents.book(),
                        context -> Json.write(context, lines.book())),
                Call.read(
                                "/lines.csv",
                                "All phones and lines as a list that can be imported again.",
                                Object.class,
                                this::csv)
                        .answering(CSV),
                Call.change(
                                HandlerType.POST,
                                "/lines/import",
                                "Takes a list, CSV or JSON, all or nothing; 422 with every wrong"
                                        + " cell.",
                                documents.judgement(),
                                this::take)
                        .asking("dry-run", "string", "true: say what would change, keep nothing.")
                        .asking("replace", "string", "true: phones that are not named go.")
                        .taking(new Call.Body(byte[].class, "text/csv", "the list")),
                Call.read(
                        "/phones/{mac}/lines",
                        "One phone's lines and settings, and who says so.",
                        documents.phone(),
                        this::phone),
                Call.change(
                                HandlerType.PUT,
                                "/phones/{mac}/lines",
                                "Writes one phone down anew; a password not sent stays.",
                                documents.judgement(),
                                context -> change(context, this::put))
                        .taking(Object.class, PHONE),
                Call.change(
                        HandlerType.DELETE,
                        "/phones/{mac}/lines",
                        "Takes the phone out of the book.",
                        documents.judgement(),
                        context -> answer(context, lines.remove(Requests.mac(context)))),
                Call.read(
                        "/lines/defaults",
                        "Settings of everybody, of sites and of models.",
                        documents.defaults(),
                        context -> Json.write(context, lines.defaults())),
                Call.change(
                                HandlerType.PUT,
                                "/lines/defaults",
                                "Sets those that are named; each is written anew.",
                                documents.judgement(),
                                context -> change(context, lines::putDefaults))
                        .taking(Object.class, "{\"everybody\": {\"time-zone\": \"…\"}}"),
                Call.read(
                        "/pbxs",
                        "The servers that lines register at.",
                        documents.servers(),
                        context -> Json.write(context, lines.servers())),
                Call.change(
                                HandlerType.PUT,
                                "/pbxs",
                                "These are all servers from now on.",
                                documents.judgement(),
                                context -> change(context, lines::putServers))
                        .taking(Object.class, "{\"pbxs\": [{\"name\": \"…\", \"host\": \"…\"}]}"),
                Call.read(
                                "/pbx-texts",
                                "Ready text for the other side; passwords are left to be filled"
                                        + " in.",
                                documents.serverTexts(),
                                this::serverTexts)
                        .asking("mac", "string", "Of this phone only."));
    }

    private void csv(Context context) {
        context.header("Content-Disposition", "attachment; filename=\"lines.csv\"");
        context.contentType(CSV).result(lines.csv());
    }

    private void phone(Context context) {
        Json.write(
                context,
                lines.phone(Requests.mac(context))
                        .orElseThrow(
                                () -> new Refusal(404, "nothing is written down for this phone")));
    }

    private void serverTexts(Context context) {
        Json.write(
                context,
                lines.serverTexts(Requests.query(context, "mac").map(Requests::mac))
                        .orElseThrow(
                                () -> new Refusal(404, "nothing is written down for this phone")));
    }

    private void take(Context context) {
        byte[] list = body(context, LIST_BYTES_MAX);
        answer(context, lines.take(list, is(context, "dry-run"), is(context, "replace")));
    }

    private Lines.Reply put(Context context, JsonNode phone) {
        return lines.put(Requests.mac(context), phone);
    }

    private void change(Context context, Function<JsonNode, Lines.Reply> changing) {
        change(context, (any, document) -> changing.apply(document));
    }

    private void change(Context context, BiFunction<Context, JsonNode, Lines.Reply> changing) {
        byte[] sent = body(context, DOCUMENT_BYTES_MAX);
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(sent);
        } catch (JacksonException broken) {
            // Its message shows what stands there, and that may be a password.
            throw new Refusal(400, "body: expected a JSON document");
        }
        answer(context, changing.apply(context, document));
    }

    private static void answer(Context context, Lines.Reply reply) {
        switch (reply) {
            case Lines.Reply.Done(Object judgement) -> Json.write(context, judgement);
            case Lines.Reply.Refused(Object judgement) -> {
                context.status(UNPROCESSABLE);
                Json.write(context, judgement);
            }
            case Lines.Reply.Unreadable(String why) -> throw new Refusal(400, "body: " + why);
        }
    }

    private static boolean is(Context context, String name) {
        return Requests.query(context, name).filter("true"::equals).isPresent();
    }

    /** Not by Javalin, which takes a line of JSON at most. */
    private byte[] body(Context context, int bytesMax) {
        if (!places.tryAcquire()) {
            throw new Refusal(503, AT_ONCE_MAX + " lists are being taken in; send this one again");
        }
        try {
            byte[] bytes = context.req().getInputStream().readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new Refusal(413, "body: expected at most " + bytesMax + " bytes");
            }
            return bytes;
        } catch (IOException cutOff) {
            throw new Refusal(400, "the list was cut off on its way; nothing was changed");
        } finally {
            places.release();
        }
    }
}
