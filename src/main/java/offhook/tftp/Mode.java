package offhook.tftp;

import java.util.Locale;

/** RFC 1350 §1; any case, as Windows sends it in capitals. */
enum Mode {
    OCTET,
    NETASCII,
    UNKNOWN;

    static Mode of(String asSent) {
        return switch (asSent.toLowerCase(Locale.ROOT)) {
            case "octet" -> OCTET;
            case "netascii" -> NETASCII;
            default -> UNKNOWN;
        };
    }
}
