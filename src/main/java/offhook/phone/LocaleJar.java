package offhook.phone;

import java.util.List;

/**
 * The jar that a Java phone fetches for its language: {@code mk-sip.jar}. Its name tells the
 * platforms (phones.md §2.3).
 *
 * @param stem what stands before {@code -sip.jar} or {@code -sccp.jar}
 */
public record LocaleJar(String stem, List<Platform> platforms) {
    public LocaleJar {
        platforms = List.copyOf(platforms);
    }
}
