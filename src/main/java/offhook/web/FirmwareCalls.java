package offhook.web;

import io.javalin.http.Context;

import offhook.web.Fleet.PlanQuestion;
import offhook.web.Fleet.PlanReply;
import offhook.web.Problem.Refusal;

import java.util.List;
import java.util.Optional;

/** The library and the ways through it. */
final class FirmwareCalls {
    private static final String QUESTION =
            "{\"model\": \"7960\", \"from\": \"LOAD or unknown\", \"to\": \"LOAD\"}";

    private final Fleet fleet;

    /** The body of a plan's question. */
    record Question(String model, Optional<String> from, String to) {}

    FirmwareCalls(Fleet fleet) {
        this.fleet = fleet;
    }

    List<Call> calls() {
        return List.of(
                Call.read(
                        "/loads",
                        "The library, as offhook loads --json prints it.",
                        fleet.documents().loads(),
                        context -> Json.write(context, fleet.loads())),
                Call.ask(
                                "/plan",
                                "The steps from one load to another, or why there is no way.",
                                fleet.documents().plan(),
                                this::plan)
                        .taking(Question.class, QUESTION));
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
        switch (fleet.plan(asked)) {
            case PlanReply.Planned(var document) -> Json.write(context, document);
            case PlanReply.Misread(var why) -> throw new Refusal(422, why);
        }
    }
}
