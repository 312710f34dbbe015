package offhook.provision;

import offhook.line.PhoneSetup;
import offhook.line.Setting;
import offhook.phone.Platform;

import java.nio.charset.StandardCharsets;

/** What stands in the corner of the screen: as written down, or line 1's number if that fits. */
final class PhoneLabel {
    /** UCM; a longer one made a phone refuse the whole file (config-files.md §2.1). */
    private static final int BYTES_MAX = 12;

    /** SX, CG: a 7940/60 takes one less (config-files.md §4). */
    private static final int BYTES_MAX_TWO_STAGE = 11;

    private PhoneLabel() {}

    static int bytesMax(Platform platform) {
        return platform == Platform.TWO_STAGE ? BYTES_MAX_TWO_STAGE : BYTES_MAX;
    }

    static String of(FileOrder order) {
        String label = order.setup().value(Setting.PHONE_LABEL);
        if (!label.isEmpty()) {
            return label;
        }
        return order.lines().stream()
                .findFirst()
                .map(PhoneSetup.PlacedLine::line)
                .map(line -> line.number())
                .filter(number -> bytes(number) <= bytesMax(order.load().platform()))
                .orElse("");
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
