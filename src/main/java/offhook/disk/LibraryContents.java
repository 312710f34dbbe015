package offhook.disk;

import offhook.firmware.Library;

import java.util.List;

/**
 * The library as it was found on disk.
 *
 * @param notices sentences for the operator: what was damaged and how it was mended
 */
public record LibraryContents(Library library, List<String> notices) {
    public LibraryContents {
        notices = List.copyOf(notices);
    }
}
