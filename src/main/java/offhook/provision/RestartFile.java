package offhook.provision;

import offhook.wire.Bytes;

/**
 * {@code syncinfo.xml}: a 7940/60 fetches it when a server says {@code check-sync}, and starts
 * again if SYNC is another than the one in its settings (config-files.md §5.7). Whoever says it
 * wants a restart, so it always is.
 */
final class RestartFile {
    /** What the phone's settings say. */
    static final String PHONE = "1";

    private static final Bytes CONTENT = Bytes.ofUtf8("<IMAGE VERSION=\"*\" SYNC=\"0\"/>\n");

    private RestartFile() {}

    static Bytes content() {
        return CONTENT;
    }
}
