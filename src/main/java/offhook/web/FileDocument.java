package offhook.web;

import java.util.Optional;

/**
 * What a phone would be given for a name now, and why.
 *
 * @param answer {@code rendered} (written for this phone), {@code library}, {@code folder} or
 *     {@code absent}
 * @param sha256 of a file of the library
 * @param text of a rendered file
 */
public record FileDocument(
        String name,
        String answer,
        String why,
        Optional<Long> bytes,
        Optional<String> sha256,
        Optional<String> text) {}
