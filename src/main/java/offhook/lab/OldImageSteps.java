package offhook.lab;

/**
 * Which image an old 7940/60 image can put in its own place. Where sources disagree the phone is
 * the stricter one, so that only the careful way gets through.
 */
final class OldImageSteps {
    private OldImageSteps() {}

    static boolean takes(ImageName running, ImageName next) {
        if (!running.isBefore(5, 0) && next.isBefore(5, 0)) {
            return false; // No way back below 5.0 (firmware.md A2).
        }
        return running.isSip() ? takesFromSip(running, next) : takesFromSccp(running, next);
    }

    private static boolean takesFromSccp(ImageName running, ImageName next) {
        if (running.isBefore(5, 0)) {
            // First a 5.x, in the same protocol (A3, A8).
            return next.kind() == '0' && next.isBefore(6, 0);
        }
        return true; // A4; the protocol may change (A8).
    }

    private static boolean takesFromSip(ImageName running, ImageName next) {
        if (next.kind() != 'S' && next.kind() != 'L') {
            return false; // SIP 7.x first (A9).
        }
        if (running.isBefore(4, 4)) {
            return next.isBefore(5, 0); // A5: first 4.4 …
        }
        if (running.isBefore(5, 0)) {
            return next.isBefore(6, 0); // … then 5.3 …
        }
        if (running.isBefore(6, 0)) {
            return next.isBefore(7, 0); // … then 6.x (A6) …
        }
        return true; // … then 7.x with its universal loader.
    }
}
