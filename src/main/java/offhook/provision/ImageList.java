package offhook.provision;

import offhook.phone.Platform;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code Desktops/…/List.xml} from one line of settings: names of pictures in the operator's folder
 * of that screen, with commas between. A picture's small one has {@code TN-} before its name
 * (config-files.md §5.3).
 */
final class ImageList {
    private static final int IMAGES_MAX = 50;

    private ImageList() {}

    /** The screen of the platform's models, as its folder is called; empty: it shows none. */
    static Optional<String> screen(Platform platform) {
        return Optional.ofNullable(
                switch (platform) {
                    case JAVA_11 -> "95x34x1";
                    case JAVA_41, JAVA_42 -> "320x196x4";
                    case JAVA_45 -> "320x212x16";
                    case JAVA_70 -> "320x212x12";
                    case JAVA_75 -> "320x216x16";
                    default -> null;
                });
    }

    static List<String> faults(String setting) {
        var faults = new ArrayList<String>();
        List<String> images = images(setting);
        if (images.size() > IMAGES_MAX) {
            faults.add("it names " + images.size() + " pictures, a phone shows " + IMAGES_MAX);
        }
        for (String image : images) {
            if (!image.matches("(?i)[A-Za-z0-9._-]{1,60}\\.png")) {
                faults.add("%s is no picture: expected a name such as Logo.png".formatted(image));
            }
        }
        return faults;
    }

    static boolean isEmpty(String setting) {
        return images(setting).isEmpty();
    }

    static String name(String screen) {
        return "Desktops/" + screen + "/List.xml";
    }

    static Bytes content(String setting, String screen) {
        var xml = new XmlText().open("CiscoIPPhoneImageList");
        String folder = "TFTP:Desktops/" + screen + "/";
        for (String image : images(setting)) {
            xml.empty("ImageItem", "Image", folder + "TN-" + image, "URL", folder + image);
        }
        return xml.close().bytes();
    }

    private static List<String> images(String setting) {
        return List.of(setting.split(",")).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
