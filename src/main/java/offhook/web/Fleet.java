package offhook.web;

import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What the API reads and changes. Called on the web's virtual threads, several at a time; may
 * block. The documents are the JSON of the contract (interfaces.md §3).
 */
public interface Fleet {
    /** In the order of their addresses. */
    List<PhoneDocument> phones();

    Optional<PhoneDocument> phone(MacAddress mac);

    /** Oldest first; empty if the phone was never seen. */
    Optional<List<StoryEntry>> story(MacAddress mac);

    /** Its last packets as a pcapng file; empty if the phone was never seen. */
    Optional<Bytes> capture(MacAddress mac);

    /**
     * Writes a zip for those who shall help: stories, captures, settings, without secrets and
     * public addresses.
     *
     * @param only of this phone; else of all
     */
    void bundle(Optional<MacAddress> only, OutputStream to);

    /** What this phone would be given for the name now; empty if the phone was never seen. */
    Optional<FileDocument> fileFor(MacAddress mac, String name);

    /** Changes the target once it is on stable storage. */
    TargetReply target(MacAddress mac, String load);

    /** The same for many, in one go. */
    TargetsDocument targets(List<MacAddress> macs, String load);

    /** Its target once more: what stopped it may be gone. */
    TargetReply retry(MacAddress mac);

    /**
     * Tells the phone to start again; waits some seconds for what it says. Empty if it was never
     * seen.
     */
    Optional<RestartReply> restart(MacAddress mac);

    /**
     * @param restarts whether the phone said that it will
     * @param said what came of it, as a sentence
     */
    record RestartReply(boolean restarts, String said) {}

    /** Its story goes; false if it was never seen. */
    boolean forget(MacAddress mac);

    /** What it has asked for or will, and what it would get now; empty if it was never seen. */
    Optional<List<GivenFile>> files(MacAddress mac);

    /** The answer to {@link #target}. */
    sealed interface TargetReply {
        record Set(PhoneDocument phone) implements TargetReply {}

        record Unseen() implements TargetReply {}

        /** No load's name, one for other phones, nothing to try again. */
        record Refused(String why) implements TargetReply {}
    }
}
