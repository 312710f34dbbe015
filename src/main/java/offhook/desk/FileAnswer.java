package offhook.desk;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.firmware.LibraryFile;
import offhook.wire.Bytes;

import java.util.Optional;

/** What a phone gets for a name now, and why. */
public sealed interface FileAnswer {
    String why();

    /** The phone it was answered for, if one was recognised. */
    Optional<MacAddress> phone();

    /** Whether there is a file. */
    default boolean isGiven() {
        return !(this instanceof NotFound) && !(this instanceof Withheld);
    }

    /**
     * As the phone's story has it.
     *
     * @param how added to why
     */
    default StationEvent told(String name, String how) {
        String because = why() + how;
        return switch (this) {
            case Rendered rendered ->
                    new StationEvent.FileAnswered(name, rendered.content().size(), because);
            case Stored stored ->
                    new StationEvent.FileAnswered(name, stored.file().sizeBytes(), because);
            case FromFolder _ -> new StationEvent.FileAnswered(name, 0, because);
            case NotFound _, Withheld _ -> new StationEvent.FileAbsent(name, because);
        };
    }

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
    record FromFolder(String name, String why, Optional<MacAddress> phone) implements FileAnswer {
        public static FromFolder of(String name, Optional<MacAddress> phone) {
            return new FromFolder(name, "a file of the operator's folder", phone);
        }
    }

    /**
     * As if it were not there, in the operator's folder either: who asks is not who it is for.
     *
     * @param isSilent no answer at all, so that asking for many takes long
     */
    record Withheld(String why, Optional<MacAddress> phone, boolean isSilent)
            implements FileAnswer {}

    /** TFTP error 1, HTTP 404; nothing else, or a 7940's loader stops. */
    record NotFound(String why, Optional<MacAddress> phone) implements FileAnswer {}
}
