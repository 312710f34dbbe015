package offhook.desk;

import offhook.address.MacAddress;
import offhook.firmware.LibraryFile;
import offhook.wire.Bytes;

import java.util.Optional;

/** What a phone gets for a name now, and why. */
public sealed interface FileAnswer {
    String why();

    /** The phone it was answered for, if one was recognised. */
    Optional<MacAddress> phone();

    /**
     * Written for this phone.
     *
     * @param yieldsToFolder nobody asked for it: a file of this name in the operator's own folder
     *     goes before
     */
    record Rendered(Bytes content, String why, Optional<MacAddress> phone, boolean yieldsToFolder)
            implements FileAnswer {
        Rendered(Bytes content, String why, Optional<MacAddress> phone) {
            this(content, why, phone, false);
        }
    }

    /** A file of the library. */
    record Stored(LibraryFile file, String why, Optional<MacAddress> phone) implements FileAnswer {}

    /** From the operator's own read-only folder. */
    record FromFolder(String name, String why, Optional<MacAddress> phone) implements FileAnswer {}

    /** TFTP error 1, HTTP 404; nothing else, or a 7940's loader stops. */
    record NotFound(String why, Optional<MacAddress> phone) implements FileAnswer {}
}
