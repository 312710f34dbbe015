package offhook.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of the API: a row of the table that the routes, the checks and the OpenAPI document are
 * made from.
 *
 * @param path behind {@code /api/v1}, as Javalin writes it
 * @param query its query parameters
 * @param body what has to be sent
 * @param answer the type of the document; empty: see {@code mediaType}
 */
record Call(
        HandlerType method,
        String path,
        Need need,
        String summary,
        List<Parameter> query,
        Optional<Body> body,
        Optional<Type> answer,
        String mediaType,
        Handler handler) {
    private static final String JSON = "application/json";

    Call {
        query = List.copyOf(query);
    }

    /** What the caller must have shown before. */
    enum Need {
        /** Nothing: how one signs in, and whether the station is well. */
        NOTHING,
        /** To be on this machine, or signed in. */
        READER,
        /** The token, or a signed-in page. */
        CHANGER
    }

    /**
     * @param type {@code string} or {@code integer}
     */
    record Parameter(String name, String type, String summary) {}

    /**
     * @param example shown to who sends something else
     */
    record Body(Type type, String mediaType, String example) {}

    static Call read(String path, String summary, Type answer, Handler handler) {
        return of(HandlerType.GET, path, Need.READER, summary, Optional.of(answer), handler);
    }

    static Call open(
            HandlerType method, String path, String summary, Type answer, Handler handler) {
        return of(method, path, Need.NOTHING, summary, Optional.of(answer), handler);
    }

    static Call ask(String path, String summary, Type answer, Handler handler) {
        return of(HandlerType.POST, path, Need.READER, summary, Optional.of(answer), handler);
    }

    static Call change(
            HandlerType method, String path, String summary, Type answer, Handler handler) {
        return of(method, path, Need.CHANGER, summary, Optional.of(answer), handler);
    }

    private static Call of(
            HandlerType method,
            String path,
            Need need,
            String summary,
            Optional<Type> answer,
            Handler handler) {
        return new Call(
                method, path, need, summary, List.of(), Optional.empty(), answer, JSON, handler);
    }

    Call asking(String name, String type, String about) {
        var more = new ArrayList<>(query);
        more.add(new Parameter(name, type, about));
        return new Call(method, path, need, summary, more, body, answer, mediaType, handler);
    }

    Call taking(Type type, String example) {
        return taking(new Body(type, JSON, example));
    }

    Call taking(Body sent) {
        return new Call(
                method, path, need, summary, query, Optional.of(sent), answer, mediaType, handler);
    }

    /** Answers no document of ours. */
    Call answering(String media) {
        return new Call(method, path, need, summary, query, body, Optional.empty(), media, handler);
    }
}
