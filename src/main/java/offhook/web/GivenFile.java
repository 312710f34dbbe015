package offhook.web;

import java.util.Optional;

/**
 * A file that a phone asks for, and what it would get now.
 *
 * @param kind {@code trust list}, {@code settings}, {@code load list}, {@code load}, {@code part},
 *     {@code comfort} or {@code other}
 * @param answer as of {@link FileDocument}
 * @param asked it has asked for it
 */
public record GivenFile(
        String name, String kind, String answer, String why, Optional<Long> bytes, boolean asked) {}
