package offhook.firmware;

import java.util.Optional;

/**
 * One file that a load needs, in the order in which the phone asks.
 *
 * @param name as the manifest spells it; the phone asks it so
 * @param file empty if the library has none of that name
 */
public record LoadPart(String name, Optional<LibraryFile> file) {}
