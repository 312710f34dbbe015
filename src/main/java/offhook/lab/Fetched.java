package offhook.lab;

import offhook.wire.Bytes;

/** How a phone's request for a file went. */
sealed interface Fetched {
    /**
     * @param head all of it, or as much of the front as the phone looks at
     * @param isAuthentic its signature fits, or can't be checked; always so if it has none
     */
    record Got(String name, Bytes head, long sizeBytes, boolean isAuthentic) implements Fetched {}

    /** The server answered with an error. */
    record Absent(String name, int code) implements Fetched {
        boolean isFileNotFound() {
            return code == 1;
        }
    }

    /** No answer, or none any more. */
    record Silent(String name) implements Fetched {}

    /** More than the phone has room for. */
    record TooLarge(String name) implements Fetched {}
}
