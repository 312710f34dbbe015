package offhook.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

import offhook.web.Firmware.PlanQuestion;
import offhook.web.Firmware.PlanReply;
import offhook.web.Problem.Refusal;

import java.util.List;
import java.util.Optional;

/** The library and the ways through it. */
final class FirmwareCalls {
    private static final String QUESTION =
            "{\"model\": \"7960\", \"from\": \"LOAD or unknown\", \"to\": \"LOAD\"}";

    private final Firmware firmware;
    private final Uploads uploads;

    /** The body of a plan's question. */
    record Question(String model, Optional<String> from, String to) {}

    FirmwareCalls(Firmware firmware, Uploads uploads) {
        this.firmware = firmware;
        this.uploads = uploads;
    }

    List<Call> calls() {
        return List.of(
                Call.read(
                        "/loads",
                        "The library, as offhook loads --json prints it.",
                        firmware.documents().loads(),
                        context -> Json.write(context, firmware.loads())),
                Call.ask(
                                "/plan",
                                "The steps from one load to another, or why there is no way.",
                                firmware.documents().plan(),
                                this::plan)
                        .taking(Question.class, QUESTION),
                Call.read(
                                "/firmware/graph",
                                "The ways between the loads of a model.",
                                GraphDocument.class,
                                this::graph)
                        .asking("model", "string", "A model, such as 7960."),
                archive(
                        "/firmware",
                        "Takes an archive into the library and judges it, as offhook import.",
                        context -> judge(context, true)),
                archive(
                        "/firmware/inspect",
                        "Judges an archive and keeps nothing, as offhook inspect.",
                        context -> judge(context, false)));
    }

    /** Both write to disk, so both need a caller who may change something. */
    private Call archive(String path, String summary, Handler handler) {
        return Call.change(HandlerType.POST, path, summary, firmware.documents().report(), handler)
                .asking("name", "string", "The archive's file name.")
                .taking(new Call.Body(byte[].class, "application/octet-stream", "the archive"));
    }

    private void judge(Context context, boolean isKept) {
        Object report =
                uploads.take(
                        context, firmware::landing, archive -> firmware.judge(archive, isKept));
        Json.write(context, report);
    }

    private void graph(Context context) {
        String model =
                Requests.query(context, "model")
                        .orElseThrow(() -> new Refusal(400, "model: expected one such as 7960"));
        Json.write(
                context,
                firmware.graph(model)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                404,
                                                "model \""
                                                        + model
                                                        + "\": expected a 7900 such as 7960 or"
                                                        + " 7961G")));
    }

    /** Changes nothing, so it needs no token. */
    private void plan(Context context) {
        Question question = Requests.body(context, Question.class, QUESTION);
        String from =
                question.from()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(PlanQuestion.UNKNOWN);
        var asked =
                new PlanQuestion(
                        Requests.text(question.model(), QUESTION),
                        from,
                        Requests.text(question.to(), QUESTION));
        switch (firmware.plan(asked)) {
            case PlanReply.Planned(var document) -> Json.write(context, document);
            case PlanReply.Misread(var why) -> throw new Refusal(422, why);
        }
    }
}
