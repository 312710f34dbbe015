package offhook.web;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;

import java.time.Duration;
import java.util.Optional;

/**
 * Where {@link PhoneFileServer} gets its answers: the same place as TFTP. Called on virtual
 * threads, several at a time.
 */
public interface PhoneFiles {
    /** Whether a machine of this address is answered at all. */
    boolean mayAsk(Ipv4 client);

    /** May block for some seconds, as the desk decides about some names. */
    Reply ask(Endpoint client, String name);

    /**
     * All that was asked of a file, up to its end, has been handed to the system.
     *
     * @param sentBytes less than the file has if its beginning came before
     */
    void onSent(Endpoint client, String name, Reply.Serve reply, long sentBytes, Duration took);

    /**
     * @param sentBytes of the file, from its beginning
     */
    void onBroken(Endpoint client, String name, Reply.Serve reply, long sentBytes, String why);

    /** What a name gets. */
    sealed interface Reply {
        /**
         * @param version the same for the same content; empty if nobody knows
         * @param note handed back with the outcome; the server doesn't look at it
         */
        record Serve(FileContent content, Optional<String> version, Object note) implements Reply {}

        /** 404 and nothing else. */
        record Absent() implements Reply {}

        /** No answer in time, or none that could be had: the phone asks again. */
        record Busy(String why) implements Reply {}
    }
}
