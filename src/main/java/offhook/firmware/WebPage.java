package offhook.firmware;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** Tells a web page that a browser saved in place of a download. */
public final class WebPage {
    private static final List<String> BEGINNINGS = List.of("<!doctype", "<html", "<?xml", "<head");

    /** More blanks than this before a page's start were never seen. */
    private static final int LOOK_BYTES = 512;

    private WebPage() {}

    public static boolean isOne(ByteBuffer head) {
        var start = new byte[Math.min(head.remaining(), LOOK_BYTES)];
        head.duplicate().get(start);
        String text = Bytes.of(start).text().toLowerCase(Locale.ROOT);
        // A byte order mark, as ISO 8859-1 shows it.
        String bare = (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).strip();
        return BEGINNINGS.stream().anyMatch(bare::startsWith);
    }
}
