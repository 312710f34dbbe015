package offhook.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import offhook.address.MacAddress;
import offhook.web.Fleet.PlanQuestion;
import offhook.web.Fleet.PlanReply;
import offhook.web.Fleet.TargetReply;
import offhook.web.Problem.Refusal;
import offhook.wire.Bytes;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/** The calls of interfaces.md §3: reads the request, asks the fleet, writes the document. */
final class Api {
    private static final String ROOT = "/api/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Fleet fleet;
    private final Token token;

    Api(Fleet fleet, Token token) {
        this.fleet = fleet;
        this.token = token;
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/phones", context -> write(context, fleet.phones()));
        routes.get(ROOT + "/phones/{mac}", this::phone);
        routes.get(ROOT + "/phones/{mac}/story", this::story);
        routes.get(ROOT + "/phones/{mac}/capture.pcapng", this::capture);
        routes.get(ROOT + "/phones/{mac}/files/<name>", this::file);
        routes.put(ROOT + "/phones/{mac}/target", this::target);
        routes.get(ROOT + "/loads", context -> write(context, fleet.loads()));
        routes.post(ROOT + "/plan", this::plan);
        routes.get(ROOT + "/health", this::health);
    }

    static void write(Context context, Object document) {
        context.contentType("application/json").result(JSON.writeValueAsString(document));
    }

    static void write(Context context, Problem problem) {
        context.status(problem.status())
                .contentType("application/problem+json")
                .result(JSON.writeValueAsString(problem));
    }

    private void phone(Context context) {
        MacAddress mac = mac(context);
        write(context, known(fleet.phone(mac), mac));
    }

    private void story(Context context) {
        MacAddress mac = mac(context);
        write(context, known(fleet.story(mac), mac));
    }

    private void capture(Context context) {
        MacAddress mac = mac(context);
        Bytes packets = known(fleet.capture(mac), mac);
        String name = mac.deviceName() + ".pcapng";
        context.contentType("application/x-pcapng")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(packets.toArray());
    }

    private void file(Context context) {
        MacAddress mac = mac(context);
        write(context, known(fleet.fileFor(mac, context.pathParam("name")), mac));
    }

    private void target(Context context) {
        checkToken(context);
        MacAddress mac = mac(context);
        String load =
                text(body(context), "load")
                        .orElseThrow(() -> new Refusal(400, "body: expected {\"load\": \"NAME\"}"));
        switch (fleet.target(mac, load)) {
            case TargetReply.Set(var phone) -> write(context, phone);
            case TargetReply.Unseen() -> throw unseen(mac);
            case TargetReply.Refused(var why) -> throw new Refusal(422, why);
        }
    }

    /** Changes nothing, so it needs no token. */
    private void plan(Context context) {
        JsonNode body = body(context);
        Optional<String> model = text(body, "model");
        Optional<String> to = text(body, "to");
        if (model.isEmpty() || to.isEmpty()) {
            throw new Refusal(
                    400,
                    "body: expected {\"model\": \"7960\", \"from\": \"LOAD or unknown\", \"to\":"
                            + " \"LOAD\"}");
        }
        String from = text(body, "from").orElse(PlanQuestion.UNKNOWN);
        switch (fleet.plan(new PlanQuestion(model.get(), from, to.get()))) {
            case PlanReply.Planned(var document) -> write(context, document);
            case PlanReply.Misread(var why) -> throw new Refusal(422, why);
        }
    }

    private void health(Context context) {
        HealthDocument health = fleet.health();
        context.status(health.status().equals(HealthDocument.FINE) ? 200 : 503);
        write(context, health);
    }

    private void checkToken(Context context) {
        if (!token.isIn(Optional.ofNullable(context.header("Authorization")))) {
            context.header("WWW-Authenticate", "Bearer");
            throw new Refusal(
                    401,
                    "this call changes something and needs the token that the station printed at"
                            + " its start, in a header Authorization: Bearer TOKEN");
        }
    }

    private static MacAddress mac(Context context) {
        String text = context.pathParam("mac");
        return MacAddress.read(text)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        400,
                                        "MAC address \""
                                                + text
                                                + "\": expected twelve hex digits such as"
                                                + " 00:1b:0c:18:bd:c1 or 001B0C18BDC1"));
    }

    private static <T> T known(Optional<T> document, MacAddress mac) {
        return document.orElseThrow(() -> unseen(mac));
    }

    private static Refusal unseen(MacAddress mac) {
        return new Refusal(
                404, "phone " + mac + " was never seen by this station; see " + ROOT + "/phones");
    }

    private static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.body());
        } catch (JacksonException unreadable) {
            throw new Refusal(400, "body: not JSON: " + unreadable.getOriginalMessage());
        }
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
