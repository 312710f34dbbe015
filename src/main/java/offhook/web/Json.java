package offhook.web;

import io.javalin.http.Context;

import tools.jackson.databind.json.JsonMapper;

/** How documents are written and read. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static void write(Context context, Object document) {
        context.contentType("application/json").result(MAPPER.writeValueAsString(document));
    }

    static void write(Context context, Problem problem) {
        context.status(problem.status())
                .contentType("application/problem+json")
                .result(MAPPER.writeValueAsString(problem));
    }
}
