package offhook.web;

import offhook.address.MacAddress;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * The book of lines as the API sees it. Called on the web's virtual threads; may block. No document
 * holds a password.
 */
public interface Lines {
    /** The same document as {@code offhook lines export --json}. */
    Object book();

    /** The same as {@code offhook lines export}. */
    String csv();

    /** The same as {@code offhook lines show MAC --json}; empty if nothing is written down. */
    Optional<Object> phone(MacAddress mac);

    Object servers();

    Object defaults();

    /** Texts for the other side; empty if nothing is written down for the phone. */
    Optional<Object> serverTexts(Optional<MacAddress> mac);

    /** Writes down one phone anew; lines that are named keep their password. */
    Reply put(MacAddress mac, JsonNode phone);

    Reply remove(MacAddress mac);

    Reply putServers(JsonNode servers);

    Reply putDefaults(JsonNode defaults);

    /**
     * @param list CSV or JSON
     * @param isReplacing phones that the list does not name go
     */
    Reply take(byte[] list, boolean isDry, boolean isReplacing);

    /** What the documents are that others write. */
    Documents documents();

    /** The types of the documents that are the commands' own. */
    record Documents(
            Class<?> book,
            Class<?> phone,
            Class<?> servers,
            Class<?> defaults,
            Class<?> judgement,
            Class<?> serverTexts) {}

    /** What became of a change; the document says what changed, or everything that is wrong. */
    sealed interface Reply {
        record Done(Object judgement) implements Reply {}

        record Refused(Object judgement) implements Reply {}

        /**
         * @param why a sentence
         */
        record Unreadable(String why) implements Reply {}
    }
}
