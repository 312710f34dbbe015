package offhook.config;

import offhook.phone.LoadName;

/** What {@code OS79XX.TXT} says for a load; the phone compares its first four letters. */
public final class ImageNames {
    /** From 7.0 on a SIP load comes with a universal loader, which the file has to name. */
    private static final int UNIVERSAL_LOADER_MAJOR = 7;

    private ImageNames() {}

    public static String of(LoadName load) {
        boolean isDashed = load.text().startsWith("P0S3-") || load.text().startsWith("P0M3-");
        return isDashed && load.version().major() >= UNIVERSAL_LOADER_MAJOR
                ? "P003-" + load.text().substring("P0S3-".length())
                : load.text();
    }
}
